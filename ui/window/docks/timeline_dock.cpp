// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Timeline: which thread had which core when, with the playhead over it.
#include "ui/session/player.h"
#include "ui/timeline/timeline_model.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/dock.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    auto* view = new TimelineView(context.player, context.selection, context.theme);
    view->model().setNotes(context.notes);
    return view;
}

} // namespace

extern const DockInfo dock_timeline_dock;
const DockInfo dock_timeline_dock{
    .id = "timeline",
    .rank = 30,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Timeline"),
    .area = Qt::BottomDockWidgetArea,
    .extent = 620,
    .make = make,
};

} // namespace threadway::ui
