// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/machine_at.h"

namespace threadway::trace {

scenario::MachineSpec machineAt(const Trace& trace, SimTime time)
{
    scenario::MachineSpec machine = trace.blueprint()->scenario.machine;
    for (const scenario::JournalEntry& entry : trace.journal()) {
        if (entry.at > time)
            break;
        if (const auto* change = std::get_if<scenario::ChangeMachine>(&entry.command))
            machine = scenario::changedMachine(machine, *change);
    }
    return machine;
}

} // namespace threadway::trace
