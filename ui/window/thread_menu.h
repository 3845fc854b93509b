// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/command_port.h"
#include "ui/session/playback.h"

#include <QMenu>

namespace threadway::ui {

/// What can be done to a thread, at the playhead: everything that dragging does, and more. What is not possible now
/// is shown, disabled, with the reason.
class ThreadMenu : public QMenu {
    Q_OBJECT

public:
    ThreadMenu(ThreadId thread, const Playback& playback, CommandPort& commands, QWidget* parent);

private:
    void offer(QMenu& menu, const QString& text, const scenario::Command& command);
    void addMoves(ThreadId thread, const Playback& playback);
    void addPins(ThreadId thread, const Playback& playback);

    CommandPort& m_commands;
};

} // namespace threadway::ui
