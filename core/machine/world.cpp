// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/world.h"

#include "machine/cache_sharing.h"
#include "machine/core_rate.h"
#include "machine/lifecycle.h"

namespace threadway::machine {
namespace {

void addWork(base::Hasher& hasher, const Work& work)
{
    hasher.add(static_cast<std::uint64_t>(work.kind)).add(work.left.ns).add(work.tail.ns);
    hasher.add(work.accessesLeft).add(work.offset).add(work.every.ns).add(work.stride).add(work.write);
    hasher.add(work.buffer.value).add(static_cast<std::uint64_t>(work.account)).add(work.stall.ns);
}

void addRoutine(base::Hasher& hasher, const Routine& routine)
{
    hasher.add(static_cast<std::uint64_t>(routine.phase)).add(routine.stepPaid).add(routine.pc);
    hasher.add(static_cast<std::uint64_t>(routine.frames.size()));
    for (const Frame& frame : routine.frames)
        hasher.add(frame.function).add(frame.returnTo).add(frame.base).add(frame.signal).add(frame.savedMask);
    hasher.add(static_cast<std::uint64_t>(routine.values.size()));
    for (const program::Value& value : routine.values)
        hasher.add(static_cast<std::uint64_t>(value.kind)).add(value.data);
    addWork(hasher, routine.work);
    for (const Work& work : routine.interrupted)
        addWork(hasher, work);
    hasher.add(routine.waitsFor.value).add(routine.retakes.value);
    hasher.add(static_cast<std::uint64_t>(routine.result.kind)).add(routine.result.data);
    if (routine.draws != 0)
        hasher.add(routine.draws);
}

/// What programs can tell apart.
void addPrograms(base::Hasher& hasher, const World& world)
{
    for (const Routine& routine : world.routines)
        addRoutine(hasher, routine);
    for (const ThreadBody& body : world.threads) {
        hasher.add(static_cast<std::uint64_t>(body.phase)).add(body.head.value).add(body.waitsFor.value);
        hasher.add(static_cast<std::uint64_t>(body.wait.kind)).add(body.wait.id).add(body.error);
        hasher.add(body.signals.mask).add(body.signals.pending).add(body.signals.chosen);
        hasher.add(static_cast<std::uint64_t>(body.ramp.size()));
        for (const CoroutineId coroutine : body.ramp)
            hasher.add(coroutine.value);
        for (const PendingStore& store : body.stores)
            hasher.add(store.variable.value).add(static_cast<std::uint64_t>(store.value.kind)).add(store.value.data);
    }
    for (const sync::ObjectState& object : world.objects)
        object.addTo(hasher);
    for (const program::Value& variable : world.variables)
        hasher.add(static_cast<std::uint64_t>(variable.kind)).add(variable.data);
    for (const CoroutineId collector : world.collectors)
        hasher.add(collector.value);
    for (const std::uint8_t closed : world.closedProcesses)
        hasher.add(static_cast<std::uint64_t>(closed));
    for (const std::uint8_t born : world.bornProcesses)
        hasher.add(static_cast<std::uint64_t>(born));
    for (const CallWaiter& waiter : world.callWaiters)
        hasher.add(static_cast<std::uint64_t>(waiter.wait.kind)).add(waiter.wait.id).add(waiter.coroutine.value);
    world.resources.addTo(hasher);
    world.carriers.addTo(hasher);
}

void addMachine(base::Hasher& hasher, const World& world)
{
    for (const ThreadBody& body : world.threads) {
        hasher.add(body.core.value).add(body.lastCore.value).add(body.sentTo.value);
        hasher.add(body.affinity.bits).add(body.ran.ns).add(body.epoch).add(body.nice).add(body.priority);
        hasher.add(body.credit).add(body.isWoken);
        if (body.begunAt.ns != 0)
            hasher.add(body.begunAt.ns);
        hasher.add(body.jobsReleased).add(body.jobsDone).add(body.firstRelease.ns);
        for (const PendingStore& store : body.stores)
            hasher.add(store.due.ns);
    }
    for (const CoreBody& core : world.cores) {
        hasher.add(core.thread.value).add(core.lastThread.value).add(core.chargedTo.ns).add(core.nextAt.ns);
        hasher.add(core.rate).add(core.givenAt.ns).add(core.expiredQueue.value).add(core.awaitsChoice);
        hasher.add(core.quantumEnd.ns).add(core.quantumAccesses).add(core.idleSince.ns).add(core.expired.value);
    }
    for (const CacheTally& tally : world.tallies) {
        for (std::size_t level = 0; level < tally.hits.size(); ++level)
            hasher.add(tally.hits[level]).add(tally.misses[level]);
        for (const auto& kinds : tally.kinds) {
            for (const std::int32_t count : kinds)
                hasher.add(count);
        }
        hasher.add(tally.tlbMisses);
        hasher.add(tally.stalled.ns).add(tally.stretched.ns).add(tally.accesses).add(tally.reportedAt.ns);
    }
    for (const std::vector<DeviceRequest>& requests : world.devices) {
        hasher.add(static_cast<std::uint64_t>(requests.size()));
        for (const DeviceRequest& request : requests)
            hasher.add(request.coroutine.value).add(request.span.ns).add(request.isServed);
    }
    for (const std::int64_t reach : world.bufferReach)
        hasher.add(reach);
    for (const WarmthBody& cache : world.warmth) {
        for (const ThreadId thread : cache.held)
            hasher.add(thread.value);
        for (const auto& [thread, left] : cache.missing)
            hasher.add(thread.value).add(left.ns);
    }
    for (const ThreadId thread : world.newlyReady)
        hasher.add(thread.value);
    hasher.add(world.instructionsNow);
    for (const Routine& routine : world.routines)
        hasher.add(routine.deadline);
    for (const auto& [thread, point] : world.rollbackPoints) {
        hasher.add(thread.value).add(point.ran.ns);
        addRoutine(hasher, point.routine);
    }
    for (const ProcessBody& process : world.resources.processes) {
        for (const SharedPages& run : process.space.shared)
            hasher.add(run.first).add(run.count).add(run.share);
    }
    hasher.add(world.chance.state());
    for (const Timer& timer : world.timers)
        hasher.add(static_cast<std::uint64_t>(timer.kind))
            .add(timer.at.ns)
            .add(timer.sequence)
            .add(timer.coroutine.value)
            .add(timer.epoch)
            .add(timer.job);
    for (const ThreadId turn : world.steering.turns)
        hasher.add(turn.value);
    hasher.add(static_cast<std::uint64_t>(world.steering.next)).add(world.steering.hasStepped);
    world.policy->addTo(hasher);
    hasher.add(world.policyAt.ns);
    hasher.add(world.caches.hash()).add(world.machineHash);
    if (world.pageHomes.size() > 0) {
        hasher.add(world.pageHomes.history());
        for (const CacheTally& tally : world.tallies)
            hasher.add(tally.remoteAccesses);
    }
}

} // namespace

const sched::PolicyInfo* policyOf(const scenario::MachineSpec& machine)
{
    const sched::PolicyInfo* info = sched::findPolicy(machine.policy.name);
    return info == nullptr ? sched::policies().front() : info;
}

PolicyValue makePolicy(const scenario::MachineSpec& machine, const std::shared_ptr<const Topology>& topology,
                       std::uint64_t seed, SimTime now)
{
    sched::PolicySetup setup;
    setup.cores = machine.cores;
    setup.queuePerCore = machine.queuePerCore;
    setup.stealing = machine.stealing;
    setup.balance = machine.balance;
    setup.now = now;
    setup.parameters = machine.policy.parameters;
    setup.random = base::RandomStream(seed, "policy");
    if (!topology->isUniform())
        setup.topology = topology;
    return PolicyValue(policyOf(machine)->make(setup));
}

World::World(scenario::BlueprintPtr plan)
    : blueprint(std::move(plan)),
      machine(blueprint, &blueprint->scenario.machine),
      topology(blueprint, &blueprint->topology),
      mostCores(machine->cores),
      threads(blueprint->threads.size()),
      routines(blueprint->coroutines.size()),
      carriers(*blueprint),
      cores(static_cast<std::size_t>(machine->cores)),
      tallies(cores.size()),
      warmth(machine->workingSets.capacity > 0 ? cores.size() : 0),
      closedProcesses(blueprint->processes.size(), 0),
      survivors(blueprint->processes.size(), 0),
      resources(*blueprint),
      devices(blueprint->scenario.devices.size()),
      bufferReach(blueprint->buffers.size(), 0),
      chance(blueprint->scenario.seed, "chance"),
      policyInfo(policyOf(*machine)),
      policy(makePolicy(*machine, topology, blueprint->scenario.seed)),
      caches(machine->memory, machine->cores, blueprint->scenario.seed, cacheSharing(*topology, machine->cores))
{
    for (const auto& object : blueprint->objects) {
        objects.push_back(object.kind->behaviour.initial(object.parameters));
        for (const sync::Claim& claim : object.claims) {
            objects.back().items.push_back(program::Value::integer(claim.thread.value));
            objects.back().items.push_back(program::Value::integer(claim.units));
        }
    }
    for (const auto& variable : blueprint->variables)
        variables.push_back(variable.initial);
    for (const auto& process : blueprint->processes)
        bornProcesses.push_back(process.model.isValid() ? 0 : 1);
    for (std::size_t i = 0; i < cores.size(); ++i)
        cores[i].rate = ownRate(*topology, CoreId(i));
    for (std::size_t i = 0; i < threads.size(); ++i) {
        threads[i].affinity = blueprint->threads[i].affinity;
        threads[i].nice = blueprint->threads[i].nice;
        threads[i].priority = blueprint->threads[i].priority;
        if (blueprint->threads[i].isSpawned)
            continue;
        setTimer(*this, blueprint->threads[i].arrival, TimerKind::Arrival, blueprint->threads[i].coroutines.front());
    }
}

CoreMask World::allowedCores(ThreadId id) const
{
    const CoreMask online = CoreMask::first(static_cast<int>(cores.size()));
    const ThreadBody& body = thread(id);
    if (body.sentTo.isValid())
        return CoreMask::only(body.sentTo);
    const CoreMask usable = body.affinity & online;
    return usable.isEmpty() ? online : usable;
}

std::uint64_t World::hash() const
{
    base::Hasher hasher;
    hasher.add(time.ns).add(sequence).add(isEnded).add(needsDispatch);
    addPrograms(hasher, *this);
    addMachine(hasher, *this);
    return hasher.value();
}

std::uint64_t World::programHash(std::uint64_t seed) const
{
    base::Hasher hasher(seed);
    addPrograms(hasher, *this);
    return hasher.value();
}

} // namespace threadway::machine
