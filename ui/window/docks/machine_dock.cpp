// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Machine: scheduler, cores, topology, caches and costs at the playhead, each change an act of the journal.
#include "ui/document/journal_port.h"
#include "ui/machine_dock/machine_panel.h"
#include "ui/session/player.h"
#include "ui/window/dock.h"

namespace threadway::ui {
namespace {

QWidget* make(const DockContext& context)
{
    return new MachinePanel(context.player, context.commands, context.theme);
}

} // namespace

extern const DockInfo dock_machine_dock;
const DockInfo dock_machine_dock{
    .id = "machine",
    .rank = 50,
    .title = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Machine"),
    .action = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Change the Machine"),
    .help = QT_TRANSLATE_NOOP("threadway::ui::Dock", "Scheduler, cores, caches and costs at the playhead"),
    .shortcut = "Ctrl+M",
    .area = Qt::RightDockWidgetArea,
    .behind = "cores",
    .make = make,
};

} // namespace threadway::ui
