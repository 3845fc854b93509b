// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/reconfiguration.h"

#include "machine/cache_report.h"
#include "machine/cache_sharing.h"
#include "machine/core_rate.h"
#include "machine/dispatcher.h"
#include "machine/lifecycle.h"
#include "machine/node_memory.h"
#include "machine/simulator.h"
#include "scenario/scenario_writer.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// Takes the cores from all threads and tells who wants one, in the order in which they queue again.
std::vector<ThreadId> takeReady(Context& context)
{
    World& world = context.world;
    std::vector<ThreadId> order;
    std::vector<bool> isListed(world.threads.size(), false);
    const auto list = [&](ThreadId thread) {
        if (!isListed[thread.index()])
            order.push_back(thread);
        isListed[thread.index()] = true;
    };
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        tellExpiry(context, world.cores[i].expired);
        const ThreadId running = world.cores[i].thread;
        if (!running.isValid())
            continue;
        leaveCore(context, CoreId(i), LeaveReason::Moved);
        world.thread(running).phase = ThreadPhase::Ready;
        list(running);
    }
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        for (const ThreadId waiting : world.policy->waiting(CoreId(i)))
            list(waiting);
    }
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        if (world.threads[i].phase == ThreadPhase::Ready)
            list(ThreadId(i));
    }
    return order;
}

/// Threads that may run everywhere may do so on new cores too.
void widenAffinities(Context& context, int cores)
{
    World& world = context.world;
    if (cores <= world.mostCores)
        return;
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        ThreadBody& body = world.threads[i];
        if (body.affinity != CoreMask::first(world.mostCores) || body.phase == ThreadPhase::Ended)
            continue;
        body.affinity = CoreMask::first(cores);
        context.emit(EventKind::AffinityChanged, ThreadId(i)).setWide(static_cast<std::int64_t>(body.affinity.bits));
    }
    world.mostCores = cores;
}

/// Tells where cores stand from the coming change on.
void tellPlaces(Context& context)
{
    const std::vector<Topology::Place>& places = context.world.topology->places;
    for (std::size_t i = 0; i < places.size(); ++i)
        context.emitOn(CoreId(i), EventKind::CorePlaced, {}, placeCode(places[i]), places[i].speed);
}

/// As many cores as the machine has now, and those that stand elsewhere at their own speed there.
void setCores(Context& context, bool standElsewhere)
{
    World& world = context.world;
    const int cores = world.machine->cores;
    const std::size_t before = world.cores.size();
    world.cores.resize(static_cast<std::size_t>(cores));
    world.tallies.resize(world.cores.size());
    if (!world.warmth.empty())
        world.warmth.resize(world.cores.size());
    for (std::size_t i = before; i < world.cores.size(); ++i) {
        world.cores[i].idleSince = world.time;
        world.tallies[i].reportedAt = world.time;
    }
    for (std::size_t i = standElsewhere ? 0 : before; i < world.cores.size(); ++i)
        world.cores[i].rate = ownRate(*world.topology, CoreId(i));
    for (ThreadBody& body : world.threads) {
        if (body.sentTo.isValid() && !world.isOnline(body.sentTo))
            body.sentTo = {};
    }
    widenAffinities(context, cores);
    world.caches.setCores(cores, cacheSharing(*world.topology, cores));
}

std::uint8_t changeFlags(const scenario::ChangeMachine& change, const memory::MemorySpec& memory)
{
    unsigned flags = change.memory ? 1U : 0U;
    for (std::size_t i = 0; i < memory.levels.size(); ++i)
        flags |= memory.levels[i].isShared ? 2U << i : 0U;
    return static_cast<std::uint8_t>(flags);
}

void setMemory(World& world, const memory::MemorySpec& spec)
{
    const auto cores = static_cast<int>(world.cores.size());
    world.caches
        = memory::CacheHierarchy(spec, cores, world.blueprint->scenario.seed, cacheSharing(*world.topology, cores));
}

/// Tells how many lines caches hold that lost some.
void tellLines(Context& context)
{
    for (std::size_t i = 0; i < context.world.cores.size(); ++i)
        reportLines(context, CoreId(i));
}

} // namespace

Refusal checkChange(const scenario::MachineSpec& machine, const scenario::ChangeMachine& change)
{
    if (change.policy && sched::findPolicy(change.policy->name) == nullptr)
        return Refusal::UnknownPolicy;
    if (change.cores && (*change.cores < 1 || *change.cores > maximumCores))
        return Refusal::NoSuchCore;
    if (change.memory && !memory::validate(*change.memory).empty())
        return Refusal::ImpossibleCaches;
    if (change.topology && *change.topology && !isPossible(**change.topology))
        return Refusal::ImpossibleTopology;
    const scenario::MachineSpec changed = scenario::changedMachine(machine, change);
    if (!scenario::hasItsCores(changed))
        return Refusal::MoreThanTopology;
    return changed == machine ? Refusal::NothingChanges : Refusal::None;
}

void reconfigure(Context& context, const scenario::ChangeMachine& change, std::int32_t entry)
{
    World& world = context.world;
    for (std::size_t i = 0; i < world.cores.size(); ++i) { // what the caches did so far counts for the old ones
        if (!world.cores[i].thread.isValid())
            continue;
        charge(context, CoreId(i));
        reportCaches(context, CoreId(i));
    }
    std::vector<ThreadId> ready;
    if (change.concernsScheduling())
        ready = takeReady(context);
    world.machine = std::make_shared<const scenario::MachineSpec>(scenario::changedMachine(*world.machine, change));
    world.machineHash = base::Hasher(world.machineHash).add(scenario::changeText(change)).value();
    const std::int32_t nodesBefore = world.topology->nodes;
    if (change.topology) {
        world.topology = std::make_shared<const Topology>(scenario::topologyOf(*world.machine));
        tellPlaces(context);
    }
    context.emit(EventKind::MachineChanged, {}, entry, world.machine->cores,
                 changeFlags(change, world.machine->memory));
    if (change.cores || change.topology)
        setCores(context, change.topology.has_value());
    if (change.memory)
        setMemory(world, *change.memory);
    if (change.topology) {
        resettlePages(world, nodesBefore);
        tellLines(context);
    }
    if (change.concernsScheduling()) {
        world.policyInfo = policyOf(*world.machine);
        world.policy = makePolicy(*world.machine, world.topology, world.blueprint->scenario.seed, world.time);
        world.policyAt = SimTime::never();
        for (CoreBody& core : world.cores)
            core.awaitsChoice = false;
    }
    for (const ThreadId thread : ready)
        makeReady(context, thread, WakeReason::Requeued);
}

} // namespace threadway::machine
