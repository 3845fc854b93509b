// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// You are the scheduler: the user says who takes each step, and tries to break the programs.
#include "ui/game/game_panel.h"
#include "ui/window/dock.h"
#include "ui/window/dock_host.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    auto* panel = new GamePanel(context.document, context.player, context.notes, context.theme);
    QObject::connect(panel, &GamePanel::said, &context.host, &DockHost::said);
    return panel;
}

} // namespace

extern const DockInfo dock_game_dock;
const DockInfo dock_game_dock{
    .id = "game",
    .rank = 80,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "You Schedule"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Be the Scheduler"),
    .help = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Say who takes each step, and try to break the programs"),
    .shortcut = "Ctrl+G",
    .area = Qt::BottomDockWidgetArea,
    .behind = "charts",
    .sign = Sign::Hand,
    .make = make,
};

} // namespace threadway::ui
