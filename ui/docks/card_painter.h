// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/core_card.h"

#include <QCoreApplication>
#include <QString>

class QPainter;

namespace threadway::ui {

/// What a card shows of a drag that is over it.
struct DropFeedback {
    enum class Kind { None, Accepts, Refuses };
    Kind kind = Kind::None;
    bool isPinning = false;
    QString label; ///< of the thread
    QColor color; ///< of the thread
    QString reason; ///< why it is refused
};

/// Draws laid-out cards.
class CardPainter {
    Q_DECLARE_TR_FUNCTIONS(CardPainter)

public:
    CardPainter(QPainter& painter, const CardSource& source) : m_painter(painter), m_source(source) {}

    void paint(const CoreCard& card, const DropFeedback& feedback);
    /// The threads that any core may take next, with one queue for all.
    void paintReady(const QRect& rect, const ChipRow& row);
    /// The caches that the cores of a socket share.
    void paintSocket(const SocketCard& card);
    /// Whom a device serves, and who waits for it.
    void paintDevice(const DeviceCard& card);

private:
    void paintGround(const CoreCard& card, const DropFeedback& feedback);
    void paintHeader(const CoreCard& card, const DropFeedback& feedback);
    void paintTurn(const CoreCard& card, const QRect& header);
    void paintNow(const CoreCard& card, const DropFeedback& feedback);
    void paintRow(const ChipRow& row);
    void paintLabel(const QRect& card, const QRect& row, const QString& text);
    void paintEmptySlot(const QRect& rect, const QString& text);

    QPainter& m_painter;
    const CardSource& m_source;
};

} // namespace threadway::ui
