// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: all registered charts, drawn from the trace up to the playhead.
#include "ui/charts/charts_panel.h"
#include "ui/session/player.h"
#include "ui/window/dock.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    return new ChartsPanel(context.player, context.selection, context.theme);
}

} // namespace

extern const DockInfo dock_charts_dock;
const DockInfo dock_charts_dock{
    .id = "charts",
    .rank = 40,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Charts"),
    .area = Qt::BottomDockWidgetArea,
    .extent = 640,
    .make = make,
};

} // namespace threadway::ui
