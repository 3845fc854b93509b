// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/machine_models.h"

namespace threadway::scenario {
namespace {

using namespace literals;

constexpr int lineBytes = 64;

/// The third level is one for all cores.
memory::CacheLevelSpec level(int number, std::int64_t bytes, int ways, SimTime hit)
{
    memory::CacheLevelSpec spec;
    spec.sizeBytes = bytes;
    spec.lineBytes = lineBytes;
    spec.ways = ways;
    spec.hitCost = hit;
    spec.isShared = number == 3;
    spec.number = number;
    return spec;
}

/// 8 and 32 lines per core, any line anywhere, as small as what fits on a blackboard.
memory::MemorySpec blackboardCaches(SimTime tick)
{
    return {.levels = {level(1, 8 * lineBytes, 0, tick), level(2, 32 * lineBytes, 0, tick * 4)},
            .memoryCost = tick * 20};
}

MachineSpec base(SimTime tick)
{
    MachineSpec machine;
    machine.tick = tick;
    return machine;
}

/// Costs as measured on a Linux 6.18 guest, on one core. A coroutine's suspend and resume takes 2 to 3 ns; making,
/// running and destroying one 17 ns, of which we take 12 for making and 3 for the end. A switch between threads
/// takes 1.3-2.2 us when one wakes the other through a futex or pipe, between processes 0.2 us more: waking is in it,
/// so `wake` is 0 here. Making and joining a thread takes 11.3 us, fork and exit of a small process 131-176 us, of one
/// with 256 MiB in use 3.9 to 4.3 ms, that is 60 ns for each page. The cheapest call, getppid, takes 103 ns. For moving
/// a thread, only its cold caches are charged: what was measured beyond that (28 us to move oneself) is mostly the
/// guest's slow interrupts. The first write to a page after a fork took 6.3 us. The guest has one NUMA node; on servers
/// with two sockets, reading memory of the other one takes some 1.5 to 1.8 times as long (Intel Memory Latency Checker
/// shows about 80 against 135 ns), so that a remote access costs 55 ns more.
MachineSpec realistic(SimTime tick)
{
    MachineSpec machine = base(tick);
    machine.costs = {.step = 10_ns,
                     .coroutineSwitch = 3_ns,
                     .threadSwitch = 1500_ns,
                     .processSwitch = 1700_ns,
                     .systemCall = 103_ns,
                     .createCoroutine = 12_ns,
                     .createThread = 10_us,
                     .createProcess = 130_us,
                     .forkPage = 60_ns,
                     .endCoroutine = 3_ns,
                     .endThread = 1300_ns,
                     .endProcess = 20_us,
                     .wake = 0_ns,
                     .pageCopy = 6300_ns,
                     .migration = 0_ns};
    machine.memory
        = {.levels = {level(1, 32 << 10, 8, 1_ns), level(2, 512 << 10, 8, 4_ns), level(3, 8 << 20, 16, 15_ns)},
           .memoryCost = 80_ns,
           .remoteCost = 55_ns};
    return machine;
}

MachineSpec reference(SimTime tick)
{
    MachineSpec machine = base(tick);
    machine.costs.step = tick;
    machine.costs.systemCall = tick;
    machine.costs.pageCopy = tick;
    machine.memory = blackboardCaches(tick);
    return machine;
}

MachineSpec teaching(SimTime tick)
{
    MachineSpec machine = reference(tick);
    machine.costs.coroutineSwitch = tick;
    machine.costs.threadSwitch = tick;
    machine.costs.processSwitch = tick;
    machine.costs.createCoroutine = tick;
    machine.costs.createThread = tick;
    machine.costs.createProcess = tick;
    machine.costs.forkPage = tick;
    machine.costs.endCoroutine = tick;
    machine.costs.endThread = tick;
    machine.costs.endProcess = tick;
    machine.costs.wake = tick;
    machine.costs.migration = tick;
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
