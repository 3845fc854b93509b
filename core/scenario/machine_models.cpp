// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/machine_models.h"

namespace threadway::scenario {
namespace {

using namespace literals;

constexpr int lineBytes = 64;

memory::CacheLevelSpec level(std::int64_t bytes, int ways, SimTime hit, bool isShared = false)
{
    return {.sizeBytes = bytes, .lineBytes = lineBytes, .ways = ways, .hitCost = hit, .isShared = isShared};
}

/// 8 and 32 lines per core, any line anywhere, as small as what fits on a blackboard.
memory::MemorySpec blackboardCaches(SimTime tick)
{
    return {.levels = {level(8 * lineBytes, 0, tick), level(32 * lineBytes, 0, tick * 4)}, .memoryCost = tick * 20};
}

MachineSpec base(SimTime tick)
{
    MachineSpec machine;
    machine.tick = tick;
    return machine;
}

/// Direct costs of one switch as measured on a Linux 6.18 guest: suspend and resume of a coroutine 2.4-2.7 ns, a
/// thread of the same process 1.3-2.2 us, of another one 8-15 % more; the cheapest system call, getppid, 103 ns.
MachineSpec realistic(SimTime tick)
{
    MachineSpec machine = base(tick);
    machine.costs = {.step = 10_ns,
                     .coroutineSwitch = 3_ns,
                     .threadSwitch = 1500_ns,
                     .processSwitch = 1700_ns,
                     .systemCall = 103_ns,
                     .migration = 0_ns};
    machine.memory = {.levels = {level(32 << 10, 8, 1_ns), level(512 << 10, 8, 4_ns), level(8 << 20, 16, 15_ns, true)},
                      .memoryCost = 80_ns};
    return machine;
}

MachineSpec reference(SimTime tick)
{
    MachineSpec machine = base(tick);
    machine.costs.step = tick;
    machine.costs.systemCall = tick;
    machine.memory = blackboardCaches(tick);
    return machine;
}

MachineSpec teaching(SimTime tick)
{
    MachineSpec machine = reference(tick);
    machine.costs.coroutineSwitch = tick;
    machine.costs.threadSwitch = tick;
    machine.costs.processSwitch = tick;
    return machine;
}

} // namespace

std::vector<std::string_view> machineModels()
{
    return {"realistic", "reference", "teaching", "free"};
}

std::optional<MachineSpec> machineModel(std::string_view name, SimTime tick)
{
    if (name == "realistic")
        return realistic(tick);
    if (name == "reference")
        return reference(tick);
    if (name == "teaching")
        return teaching(tick);
    if (name == "free")
        return base(tick);
    return std::nullopt;
}

} // namespace threadway::scenario
