// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/journal_port.h"
#include "ui/session/player.h"
#include "ui/window/action_table.h"

#include <QObject>
#include <QPointer>

class QProgressDialog;

namespace threadway::ui {

class DeadlockBanner;

/// Into a deadlock and out of it: the four actions that steer into one, tow a car, go back to the cause, and take
/// locks in one order.
class DeadlockGuide : public QObject {
    Q_OBJECT

public:
    DeadlockGuide(Document& document, Player& player, JournalPort& commands, ActionTable& actions,
                  const DeadlockBanner& banner, QWidget* window);

Q_SIGNALS:
    /// Something worth saying, for the status bar.
    void said(const QString& text);

private:
    void trigger();
    void takePlan(const std::optional<scenario::JournalEntry>& entry, bool cancelled);
    void tow();
    void rewind();
    void takeCause(const std::optional<CauseFound>& cause, bool cancelled);
    void imposeOrder();
    void updateActions();
    void showSearching(const QString& text);
    void hideSearching();

    Document& m_document;
    Player& m_player;
    JournalPort& m_commands;
    ActionTable& m_actions;
    const DeadlockBanner& m_banner;
    QWidget* m_window;
    QPointer<QProgressDialog> m_searching;
};

} // namespace threadway::ui
