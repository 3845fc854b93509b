// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <optional>

namespace threadway::scenario {

/// The machine becomes another one while it runs. What is not named stays as it is.
struct ChangeMachine {
    std::optional<PolicySpec> policy;
    std::optional<bool> queuePerCore;
    /// Where idle cores look for work, and how often queues are evened out.
    std::optional<sched::Stealing> stealing;
    std::optional<SimTime> balance;
    std::optional<Placement> placement;
    /// How many cores are online from now on: those with the lowest numbers.
    std::optional<int> cores;
    /// How the cores are put together; an empty one: all alike.
    std::optional<std::optional<TopologySpec>> topology;
    std::optional<bool> holdsCoreDuringIo;
    std::optional<CostSpec> costs;
    std::optional<memory::MemorySpec> memory;
    bool operator==(const ChangeMachine&) const = default;

    /// Whether who is ready must be told anew to the scheduler: it, its queues or the cores are other ones.
    [[nodiscard]] bool concernsScheduling() const
    {
        return policy || queuePerCore || stealing || balance || cores || topology;
    }
};

/// Where the cores of the machine stand.
Topology topologyOf(const MachineSpec& machine);
/// Whether the topology of the machine, if it has one, has as many cores as are online.
bool hasItsCores(const MachineSpec& machine);

/// The machine after the change.
MachineSpec changedMachine(const MachineSpec& machine, const ChangeMachine& change);

/// What turns the first machine into the second: only what differs.
ChangeMachine differenceOf(const MachineSpec& from, const MachineSpec& to);

} // namespace threadway::scenario
