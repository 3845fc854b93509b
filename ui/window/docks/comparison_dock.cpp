// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison: the same scenario under several schedulers, as a table and a chart.
#include "ui/comparison/comparison_panel.h"
#include "ui/session/player.h"
#include "ui/window/dock.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    return new ComparisonPanel(context.player, context.theme);
}

} // namespace

extern const DockInfo dock_comparison_dock;
const DockInfo dock_comparison_dock{
    .id = "comparison",
    .rank = 70,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Comparison"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Compare Schedulers"),
    .help = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Run the same scenario under several schedulers"),
    .shortcut = "Ctrl+K",
    .area = Qt::BottomDockWidgetArea,
    .behind = "charts",
    .make = make,
};

} // namespace threadway::ui
