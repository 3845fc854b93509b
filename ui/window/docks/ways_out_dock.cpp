// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Ways out: what can be done about deadlocks, and how much each way helps.
#include "ui/ways_out/ways_out_panel.h"
#include "ui/window/dock.h"
#include "ui/window/dock_host.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    auto* panel = new WaysOutPanel(context.document, context.player, context.theme);
    QObject::connect(panel, &WaysOutPanel::said, &context.host, &DockHost::said);
    return panel;
}

} // namespace

extern const DockInfo dock_ways_out_dock;
const DockInfo dock_ways_out_dock{
    .id = "ways-out",
    .rank = 90,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Ways Out"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Ways Out of Deadlocks"),
    .help = QT_TRANSLATE_NOOP("threadway::ui::Dock",
                              "Prevent deadlocks, avoid them, recover from them, and compare what helps"),
    .shortcut = "Ctrl+Shift+D",
    .area = Qt::BottomDockWidgetArea,
    .behind = "charts",
    .make = make,
};

} // namespace threadway::ui
