// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Machine: scheduler, cores, caches and costs at the playhead, each change an act of the journal.
#include "ui/document/document.h"
#include "ui/document/journal_port.h"
#include "ui/machine_dock/machine_panel.h"
#include "ui/session/player.h"
#include "ui/window/dock.h"
#include "ui/window/dock_host.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace threadway::ui {
namespace {

/// The scenario with another machine, from its start; the playhead comes back to where it was.
void rebuild(const DockContext& context, const scenario::MachineSpec& machine)
{
    scenario::Scenario changed = context.document.blueprint()->scenario;
    changed.machine = machine;
    if (machine.topology) // a file cannot have fewer cores than it builds
        changed.machine.cores = machine.topology->logicalCores();
    const SimTime at = context.player.position();
    const base::Diagnostics findings = context.document.changeScenario(
        changed, QCoreApplication::translate("threadway::ui::Dock", "Build the machine anew"));
    if (!findings.empty()) {
        Q_EMIT context.host.said(words::diagnostic(findings.front()));
        return;
    }
    context.player.seek(at);
}

QWidget* make(const DockContext& context)
{
    auto* panel = new MachinePanel(context.player, context.commands, context.theme);
    QObject::connect(panel, &MachinePanel::rebuildRequested, panel,
                     [context](const scenario::MachineSpec& machine) { rebuild(context, machine); });
    return panel;
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
