// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/primitive.h"
#include "ui/theme/theme.h"

#include <QString>

class QPainter;

namespace threadway::ui {

/// The pictures of primitives beside a lane: each kind of sign has a shape of its own, and says by shape and place, not
/// by colour alone, whether who asks now has to wait.
class SignPainter {
public:
    /// Height of all signs, in logical pixels.
    static constexpr double height = 30;

    explicit SignPainter(const Theme& theme) : m_theme(theme) {}

    /// Width of the sign with that figure in it, in logical pixels.
    [[nodiscard]] double width(sync::Sign sign, const QString& figure) const;
    /// Paints it with its upper left corner at the origin.
    void paint(QPainter& painter, sync::Sign sign, const QString& figure, bool isShut, bool isOn) const;

private:
    void paintLight(QPainter& painter, bool isShut) const;
    void paintPanel(QPainter& painter, double width, bool isShut) const;
    void paintFigure(QPainter& painter, const QRectF& box, const QString& figure, const QColor& color) const;
    void paintRoundabout(QPainter& painter, bool isShut) const;
    void paintTickets(QPainter& painter, const QString& figure, bool isShut) const;
    void paintBell(QPainter& painter, const QString& figure) const;
    void paintBoom(QPainter& painter, const QString& figure, bool isShut) const;
    void paintDial(QPainter& painter, const QString& figure, bool isOn) const;
    void paintGate(QPainter& painter, bool isOn) const;
    void paintStamp(QPainter& painter, bool isOn) const;
    void paintBelt(QPainter& painter, double width, const QString& figure, bool isShut, bool isOn) const;
    void paintParcel(QPainter& painter, bool isOn) const;
    [[nodiscard]] QColor state(bool isShut) const;

    const Theme& m_theme;
};

} // namespace threadway::ui
