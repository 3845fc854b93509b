// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Inspector: what the selected process or thread owns at the playhead, each possession on a card of its own.
#include "ui/inspector/inspector_panel.h"
#include "ui/session/player.h"
#include "ui/session/selection.h"
#include "ui/window/dock.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    return new InspectorPanel(context.player, context.selection, context.theme);
}

} // namespace

extern const DockInfo dock_inspector_dock;
const DockInfo dock_inspector_dock{
    .id = "inspector",
    .rank = 45,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Inspector"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Inspector"),
    .help = QT_TRANSLATE_NOOP("threadway::ui::Dock", "What the selected process or thread owns: the exploded view"),
    .shortcut = "Ctrl+I",
    .area = Qt::RightDockWidgetArea,
    .behind = "cores",
    .make = make,
};

} // namespace threadway::ui
