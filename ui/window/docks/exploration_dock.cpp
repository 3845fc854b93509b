// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Outcomes: every possible run of the scenario, and what can come of it.
#include "ui/exploring/exploration_panel.h"
#include "ui/window/dock.h"
#include "ui/window/dock_host.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    auto* panel = new ExplorationPanel(context.document, context.player, context.notes, context.theme);
    QObject::connect(panel, &ExplorationPanel::said, &context.host, &DockHost::said);
    return panel;
}

} // namespace

extern const DockInfo dock_exploration_dock;
const DockInfo dock_exploration_dock{
    .id = "outcomes",
    .rank = 75,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Outcomes"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Explore Outcomes"),
    .help
    = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Try every possible run, and see what can come of it, how likely it is"),
    .shortcut = "Ctrl+E",
    .area = Qt::BottomDockWidgetArea,
    .behind = "charts",
    .sign = Sign::Branches,
    .make = make,
};

} // namespace threadway::ui
