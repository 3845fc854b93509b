// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Waits: who holds what and who waits for whom at the playhead, as a graph.
#include "ui/graph/wait_graph_panel.h"
#include "ui/session/player.h"
#include "ui/window/dock.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    return new WaitGraphPanel(context.player, context.selection, context.theme);
}

} // namespace

extern const DockInfo dock_waits_dock;
const DockInfo dock_waits_dock{
    .id = "waits",
    .rank = 85,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Waits"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Graph of Waits"),
    .help = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Who holds what and who waits for whom at the playhead"),
    .shortcut = "Ctrl+W",
    .area = Qt::BottomDockWidgetArea,
    .behind = "charts",
    .make = make,
};

} // namespace threadway::ui
