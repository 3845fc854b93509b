// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Course: units, their presets and the variants of the one that is open.
#include "ui/docks/preset_list.h"
#include "ui/window/dock.h"
#include "ui/window/dock_host.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    auto* presets = new PresetList;
    QObject::connect(presets, &PresetList::presetChosen, &context.host, &DockHost::presetRequested);
    return presets;
}

} // namespace

extern const DockInfo dock_course_dock;
const DockInfo dock_course_dock{
    .id = "course",
    .rank = 10,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Course"),
    .area = Qt::LeftDockWidgetArea,
    .extent = 190,
    .make = make,
};

} // namespace threadway::ui
