// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/machine_change.h"

namespace threadway::scenario {
namespace {

template <class T>
void replace(T& value, const std::optional<T>& with)
{
    if (with)
        value = *with;
}

template <class T>
std::optional<T> ifOther(const T& before, const T& after)
{
    return before == after ? std::nullopt : std::optional<T>(after);
}

} // namespace

Topology topologyOf(const MachineSpec& machine)
{
    return machine.topology ? Topology::of(*machine.topology) : Topology::flat(machine.cores);
}

bool hasItsCores(const MachineSpec& machine)
{
    return !machine.topology || machine.cores <= machine.topology->logicalCores();
}

MachineSpec changedMachine(const MachineSpec& machine, const ChangeMachine& change)
{
    MachineSpec result = machine;
    replace(result.policy, change.policy);
    replace(result.queuePerCore, change.queuePerCore);
    replace(result.stealing, change.stealing);
    replace(result.balance, change.balance);
    replace(result.placement, change.placement);
    replace(result.cores, change.cores);
    replace(result.topology, change.topology);
    replace(result.holdsCoreDuringIo, change.holdsCoreDuringIo);
    replace(result.costs, change.costs);
    replace(result.memory, change.memory);
    return result;
}

ChangeMachine differenceOf(const MachineSpec& from, const MachineSpec& to)
{
    return {.policy = ifOther(from.policy, to.policy),
            .queuePerCore = ifOther(from.queuePerCore, to.queuePerCore),
            .stealing = ifOther(from.stealing, to.stealing),
            .balance = ifOther(from.balance, to.balance),
            .placement = ifOther(from.placement, to.placement),
            .cores = ifOther(from.cores, to.cores),
            .topology = ifOther(from.topology, to.topology),
            .holdsCoreDuringIo = ifOther(from.holdsCoreDuringIo, to.holdsCoreDuringIo),
            .costs = ifOther(from.costs, to.costs),
            .memory = ifOther(from.memory, to.memory)};
}

} // namespace threadway::scenario
