// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/dispatcher.h"

#include "machine/cache_report.h"
#include "machine/choices.h"
#include "machine/core_offers.h"
#include "machine/core_rate.h"
#include "machine/lifecycle.h"
#include "machine/steering.h"
#include "machine/store_buffer.h"
#include "machine/warmth.h"
#include "scenario/turn.h"

#include <algorithm>

namespace threadway::machine {
namespace {

SwitchKind switchKind(const World& world, CoreId core, ThreadId thread)
{
    const ThreadId last = world.core(core).lastThread;
    if (!last.isValid() || last == thread)
        return SwitchKind::None;
    const bool isSameProcess = world.blueprint->thread(last).process == world.blueprint->thread(thread).process;
    return isSameProcess ? SwitchKind::Thread : SwitchKind::Process;
}

SimTime costOf(const scenario::CostSpec& costs, SwitchKind kind)
{
    switch (kind) {
    case SwitchKind::None:
        return {};
    case SwitchKind::Thread:
        return costs.threadSwitch;
    case SwitchKind::Process:
        return costs.processSwitch;
    }
    return {};
}

void beginQuantum(World& world, CoreId core)
{
    CoreBody& body = world.core(core);
    const sched::Quantum quantum = world.policy->quantum(body.thread, core, body.chargedTo);
    const bool isBounded = quantum.time < SimTime::never() - body.chargedTo;
    body.quantumEnd = isBounded ? body.chargedTo + quantum.time : SimTime::never();
    body.quantumAccesses = quantum.accesses;
    body.givenAt = body.chargedTo;
}

void tellPart(Context& context, CoreId core, ThreadId thread, TimeKind kind, SimTime part)
{
    if (part.ns > 0)
        context.emitOn(core, EventKind::TurnPart, thread, 0, 0, flagOf(kind)).setWide(part.ns);
}

void giveCore(Context& context, CoreId core, ThreadId thread)
{
    World& world = context.world;
    CoreBody& body = world.core(core);
    ThreadBody& runner = world.thread(thread);
    tellExpiry(context, body.expired);
    tellExpiry(context, thread);
    const SwitchKind kind = switchKind(world, core, thread);
    const bool isMigration = runner.lastCore.isValid() && runner.lastCore != core;
    const SimTime migration = isMigration ? context.machine().costs.migration : SimTime{};
    const SimTime wake = runner.isWoken ? context.machine().costs.wake : SimTime{};
    const SimTime cost = costOf(context.machine().costs, kind) + migration + wake;
    context.emitOn(core, EventKind::Dispatched, thread, 0, 0, flagOf(kind)).setWide(cost.ns);
    tellPart(context, core, thread, TimeKind::Migrate, migration);
    tellPart(context, core, thread, TimeKind::Wake, wake);
    runner.isWoken = false;
    if (isMigration)
        context.emitOn(core, EventKind::Migrated, thread, runner.lastCore.value);
    body.thread = thread;
    body.chargedTo = world.time + cost;
    runner.phase = ThreadPhase::Running;
    runner.core = core;
    runner.lastCore = core;
    runner.sentTo = {};
    body.awaitsChoice = false;
    beginWarming(context, core);
    beginQuantum(world, core);
    if (runner.head.isValid() && world.routine(runner.head).work.kind == WorkKind::Asking)
        world.routine(runner.head).work.left = {}; // looks at once whether it may pass now
    schedule(world, core);
}

/// A thread that used its quantum up and is picked again at once for the same core goes on as if nothing had
/// happened.
void renewQuantum(World& world, CoreId core)
{
    CoreBody& body = world.core(core);
    ThreadBody& runner = world.thread(body.expired);
    body.thread = body.expired;
    body.expired = {};
    body.chargedTo = world.time;
    runner.phase = ThreadPhase::Running;
    runner.core = core;
    beginQuantum(world, core);
    schedule(world, core);
}

sched::Parting partingOf(LeaveReason reason)
{
    switch (reason) {
    case LeaveReason::Expired:
    case LeaveReason::Preempted:
    case LeaveReason::Yielded:
    case LeaveReason::Moved:
        return sched::Parting::StaysReady;
    case LeaveReason::Blocked:
    case LeaveReason::Slept:
    case LeaveReason::Waits:
        return sched::Parting::Waits;
    case LeaveReason::Ended:
        return sched::Parting::Ends;
    }
    return sched::Parting::StaysReady;
}

/// Turning to another thread empties the store buffer of a core, except where each turn is chosen by hand.
void drainOnLeaving(Context& context, ThreadId thread)
{
    if (!context.world.steering.isActive())
        drainAll(context, thread);
}

/// The core's thread is gone from it, without a word.
void vacateCore(World& world, CoreId core, LeaveReason reason)
{
    CoreBody& body = world.core(core);
    const ThreadId thread = body.thread;
    const SimTime span = std::max(SimTime{}, world.time - body.givenAt);
    world.thread(thread).core = {};
    body.thread = {};
    body.lastThread = thread;
    body.nextAt = SimTime::never();
    body.idleSince = world.time;
    world.policy->ran(thread, core, span, world.time, partingOf(reason));
    world.needsDispatch = true;
}

void tryPick(Context& context, CoreId core)
{
    if (context.world.core(core).thread.isValid())
        return;
    const ThreadId thread = context.world.policy->pick(core, context.world.time);
    if (!thread.isValid())
        return;
    if (thread == context.world.core(core).expired)
        renewQuantum(context.world, core);
    else
        giveCore(context, core, thread);
}

/// Where some cores are nearer than others, a thread that cannot have its own may do with one of these.
void offerNearCores(Context& context, ThreadId thread)
{
    World& world = context.world;
    for (const CoreId core : idleCoresNear(world, world.thread(thread).lastCore)) {
        if (world.thread(thread).phase != ThreadPhase::Ready)
            return;
        tryPick(context, core);
    }
}

void offerOwnCores(Context& context)
{
    World& world = context.world;
    for (std::size_t i = 0; i < world.newlyReady.size(); ++i) {
        const ThreadId thread = world.newlyReady[i];
        const ThreadBody& body = world.thread(thread);
        if (body.phase == ThreadPhase::Ready && world.isOnline(body.lastCore)) {
            tryPick(context, body.lastCore);
            offerNearCores(context, thread);
        }
    }
}

void offerIdleCores(Context& context)
{
    if (!areOfferedByNumber(context.world)) {
        for (const CoreId core : idleCores(context.world))
            tryPick(context, core);
        return;
    }
    for (std::size_t i = 0; i < context.world.cores.size(); ++i)
        tryPick(context, CoreId(i));
}

/// Lets the waiting thread take a core from another one, at once or when the claim says.
void preemptFor(Context& context, ThreadId waiting)
{
    World& world = context.world;
    const sched::Claim claim = world.policy->claim(waiting, world.time);
    if (!claim.core.isValid() || !world.core(claim.core).thread.isValid())
        return;
    CoreBody& core = world.core(claim.core);
    if (claim.at > world.time) {
        core.quantumEnd = std::min(core.quantumEnd, std::max(claim.at, core.chargedTo));
        core.nextAt = std::min(core.nextAt, core.quantumEnd);
        return;
    }
    const ThreadId running = core.thread;
    leaveCore(context, claim.core, LeaveReason::Preempted);
    makeReady(context, running, WakeReason::Preempted);
    tryPick(context, claim.core);
    offerIdleCores(context); // one of them may do for the thread that had to go
}

void steer(Context& context)
{
    World& world = context.world;
    while (world.steering.isActive()) {
        const ThreadId turn = world.steering.turns[world.steering.next];
        if (const CoroutineId waker = scenario::wakerOf(context.blueprint(), turn); waker.isValid()) {
            wakeByHand(context, waker);
            continue;
        }
        const ThreadId thread = scenario::threadOfTurn(context.blueprint(), turn);
        if (thread != turn) {
            drainByHand(context, thread);
            continue;
        }
        const ThreadPhase phase = world.thread(thread).phase;
        if (cannotTurn(world, thread)) {
            finishTurn(context, thread, true);
            continue;
        }
        if (phase == ThreadPhase::Ready) {
            world.policy->remove(thread);
            giveCore(context, coreForTurn(world, thread), thread);
        }
        return;
    }
}

} // namespace

void charge(Context& context, CoreId core)
{
    World& world = context.world;
    CoreBody& body = world.core(core);
    const SimTime elapsed = world.time - body.chargedTo;
    if (elapsed.ns <= 0)
        return;
    ThreadBody& runner = world.thread(body.thread);
    runner.ran += elapsed;
    body.chargedTo = world.time;
    const std::int32_t rate = body.rate * static_cast<std::int32_t>(speedOf(world, core));
    warmUp(context, core, elapsed);
    if (!runner.head.isValid())
        return;
    Work& work = world.routine(runner.head).work;
    const std::int32_t before = runner.credit;
    const SimTime done = workIn(elapsed, rate, runner.credit);
    work.left -= done;
    if (work.stall.ns <= 0)
        return;
    const SimTime stalled = std::min(work.stall, done);
    work.stall -= stalled;
    world.tallies[core.index()].stalled
        += stalled == done ? elapsed : std::min(elapsed, spanFor(stalled, rate, before));
}

void schedule(World& world, CoreId core)
{
    CoreBody& body = world.core(core);
    const ThreadBody& runner = world.thread(body.thread);
    const SimTime left = runner.head.isValid() ? world.routine(runner.head).work.left : SimTime{};
    const std::int32_t rate = body.rate * static_cast<std::int32_t>(speedOf(world, core));
    const SimTime needed = std::min(spanFor(left, rate, runner.credit), timeToWarm(world, core));
    body.nextAt = std::min(body.chargedTo + needed, body.quantumEnd);
}

void leaveCore(Context& context, CoreId core, LeaveReason reason)
{
    World& world = context.world;
    charge(context, core);
    reportCaches(context, core);
    const ThreadId thread = world.core(core).thread;
    drainOnLeaving(context, thread);
    const ThreadBody& runner = world.thread(thread);
    const bool waits = reason == LeaveReason::Waits;
    if (waits)
        context.emit(EventKind::WaitBegan, thread, runner.wait.id, 0, flagOf(runner.wait.kind));
    const std::int32_t cause = waits ? flagOf(runner.wait.kind) : runner.waitsFor.value;
    context.emitOn(core, EventKind::Left, thread, cause, runner.head.value, flagOf(reason));
    vacateCore(world, core, reason);
}

void expire(Context& context, CoreId core)
{
    World& world = context.world;
    charge(context, core);
    reportCaches(context, core);
    CoreBody& body = world.core(core);
    const ThreadId thread = body.thread;
    drainOnLeaving(context, thread);
    vacateCore(world, core, LeaveReason::Expired);
    world.thread(thread).phase = ThreadPhase::Ready;
    body.expired = thread;
    body.expiredQueue = world.policy->enqueue(factsOf(world, thread), sched::ReadyReason::Expired, world.time);
    world.newlyReady.push_back(thread);
}

void tellExpiry(Context& context, ThreadId thread)
{
    if (!thread.isValid())
        return;
    for (std::size_t i = 0; i < context.world.cores.size(); ++i) {
        CoreBody& body = context.world.cores[i];
        if (body.expired != thread)
            continue;
        body.expired = {};
        const CoroutineId head = context.world.thread(thread).head;
        context.emitOn(CoreId(i), EventKind::Left, thread, -1, head.value, flagOf(LeaveReason::Expired));
        context.emitOn(body.expiredQueue, EventKind::Ready, thread, 0, 0, flagOf(WakeReason::Expired));
    }
}

void dispatch(Context& context)
{
    World& world = context.world;
    world.needsDispatch = false;
    if (world.steering.isActive())
        steer(context);
    if (!world.steering.isActive()) {
        if (context.machine().placement == scenario::Placement::Sticky)
            offerOwnCores(context);
        offerIdleCores(context);
        for (std::size_t i = 0; i < world.newlyReady.size(); ++i) {
            if (world.thread(world.newlyReady[i]).phase == ThreadPhase::Ready)
                preemptFor(context, world.newlyReady[i]);
        }
        world.needsDispatch = false;
    }
    for (const CoreBody& core : world.cores)
        tellExpiry(context, core.expired);
    if (world.policyInfo->asks)
        askForChoices(context);
    world.newlyReady.clear();
    settleRates(context);
    const SimTime change = world.policy->nextChange();
    world.policyAt = change > world.time && !world.steering.isActive() ? change : SimTime::never();
}

void reconsider(World& world)
{
    for (const ThreadId thread : world.policy->due(world.time))
        world.newlyReady.push_back(thread);
    world.policyAt = SimTime::never(); // the dispatch that follows asks again
    world.needsDispatch = true;
}

void finishTurn(Context& context, ThreadId thread, bool isSkipped)
{
    const Steering& steering = context.world.steering;
    endTurn(context, thread, isSkipped);
    const bool goesOn = steering.isActive() && steering.turns[steering.next] == thread;
    const CoreId core = context.world.thread(thread).core;
    if (!steering.isActive() && core.isValid()) { // from here on quanta count again
        beginQuantum(context.world, core);
        schedule(context.world, core);
        return;
    }
    if (goesOn || !core.isValid() || isSkipped)
        return;
    leaveCore(context, core, LeaveReason::Preempted);
    makeReady(context, thread, WakeReason::Preempted);
}

} // namespace threadway::machine
