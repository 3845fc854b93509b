// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/simulator.h"

#include "machine/cache_report.h"
#include "machine/deadlock.h"
#include "machine/devices.h"
#include "machine/dispatcher.h"
#include "machine/interpreter.h"
#include "machine/jobs.h"
#include "machine/lifecycle.h"
#include "machine/recovery.h"
#include "machine/steering.h"
#include "machine/store_buffer.h"
#include "machine/waiting.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// Runs longer than this end by decree, far below the overflow of the clock.
constexpr SimTime longestRun{longestSpan.ns * 1000};

SimTime timerTime(const World& world)
{
    return world.timers.empty() ? SimTime::never() : world.timers.front().at;
}

/// The next instant at which something happens by itself: a timer, or the policy changing its mind.
SimTime ownTime(const World& world)
{
    return std::min(timerTime(world), world.policyAt);
}

/// The core that needs attention first; the lowest-numbered of equals.
CoreId earliestCore(const World& world)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < world.cores.size(); ++i) {
        if (world.cores[i].nextAt < world.cores[best].nextAt)
            best = i;
    }
    return CoreId(best);
}

void moveTime(World& world, SimTime to)
{
    if (to != world.time)
        world.instructionsNow = 0;
    world.time = to;
}

void fireTimer(Context& context)
{
    World& world = context.world;
    std::pop_heap(world.timers.begin(), world.timers.end(), laterTimer);
    const Timer timer = world.timers.back();
    world.timers.pop_back();
    if (timer.kind == TimerKind::Detection)
        return recoverNow(context);
    const ThreadId thread = timedThread(world, timer.kind, timer.coroutine);
    if (world.thread(thread).epoch != timer.epoch)
        return;
    switch (timer.kind) {
    case TimerKind::Arrival:
        if (world.thread(thread).phase == ThreadPhase::NotArrived)
            arrive(context, thread);
        break;
    case TimerKind::Wake:
        wakeInTime(context, timer.coroutine);
        break;
    case TimerKind::Device:
        finishRequest(context, timer.coroutine);
        break;
    case TimerKind::Release:
        releaseJob(context, thread);
        break;
    case TimerKind::Deadline:
        checkDeadline(context, thread, timer.job);
        break;
    case TimerKind::Timeout:
    case TimerKind::Disturbance:
        fireDeadline(context, timer);
        break;
    case TimerKind::Drain:
        drainDue(context, thread);
        break;
    case TimerKind::Detection:
        break;
    }
}

void block(Context& context, CoreId core, ThreadId thread)
{
    const bool isCall = context.world.thread(thread).wait.isAny();
    leaveCore(context, core, isCall ? LeaveReason::Waits : LeaveReason::Blocked);
    context.world.thread(thread).phase = ThreadPhase::Blocked;
    tellDeadlock(context, thread);
}

void endTurnIfTaken(Context& context, ThreadId thread)
{
    const Steering& steering = context.world.steering;
    if (steering.isActive() && steering.hasStepped && steering.turns[steering.next] == thread)
        finishTurn(context, thread, false);
}

void handleStop(Context& context, CoreId core, ThreadId thread, Stop stop)
{
    World& world = context.world;
    switch (stop) {
    case Stop::NeedsTime:
        schedule(world, core);
        return;
    case Stop::StepDone:
        schedule(world, core);
        break;
    case Stop::Blocked:
        if (world.steering.isActive())
            world.steering.hasStepped = true;
        block(context, core, thread);
        break;
    case Stop::Sleeping:
        leaveCore(context, core, LeaveReason::Slept);
        world.thread(thread).phase = ThreadPhase::Sleeping;
        tellDeadlock(context, thread);
        break;
    case Stop::Yielded:
        leaveCore(context, core, LeaveReason::Yielded);
        makeReady(context, thread, WakeReason::Yielded);
        break;
    case Stop::Gone:
        break;
    }
    endTurnIfTaken(context, thread);
}

bool isQuantumOver(const World& world, const CoreBody& core)
{
    const bool isOver = world.time >= core.quantumEnd || core.quantumAccesses <= 0;
    return isOver && !world.steering.isActive();
}

/// Goes on with a thread whose current stretch of work is done. Returns whether memory accesses go on, so
/// that the core's next attention may follow at once.
bool goOn(Context& context, CoreId id, ThreadId thread)
{
    World& world = context.world;
    Work& work = world.routine(world.thread(thread).head).work;
    if (work.accessesLeft > 0) {
        beginAccess(context, id, thread);
        --world.core(id).quantumAccesses;
        reportCachesIfDue(context, id);
    } else if (work.tail.ns > 0) {
        work.left = work.tail;
        work.tail = {};
        if (work.kind == WorkKind::Step) { // the system call is made; now for what it creates
            work.account = TimeKind::Create;
            context.emit(EventKind::WorkStarted, thread, 0, 0, flagOf(work.account)).setWide(work.left.ns);
        }
    } else {
        if (work.kind != WorkKind::None)
            finishWork(context, thread);
        const Stop stop = runThread(context, thread);
        handleStop(context, id, thread, stop);
        return false;
    }
    schedule(world, id);
    return true;
}

/// A quantum counted in accesses is over when its last access is, not when that one begins.
bool mustExpire(const World& world, const CoreBody& core, const Work& work)
{
    if (!isQuantumOver(world, core))
        return false;
    return world.time >= core.quantumEnd || work.left.ns == 0;
}

/// Attends to the core whose time has come, and to nothing else that happens before `bound`. Ends early once
/// anything was recorded, so that what one step does never depends on how far the caller wants to go.
void attend(Context& context, CoreId id, SimTime bound)
{
    World& world = context.world;
    CoreBody& core = world.core(id);
    const ThreadId thread = core.thread;
    const std::size_t recorded = context.events.size();
    for (;;) {
        moveTime(world, core.nextAt);
        charge(context, id);
        const CoroutineId head = world.thread(thread).head;
        const Work& work = world.routine(head).work;
        const bool needsMore = work.kind != WorkKind::None && (work.left.ns > 0 || work.accessesLeft > 0);
        if (needsMore && mustExpire(world, core, work)) {
            expire(context, id);
            return;
        }
        if (work.left.ns > 0) {
            if (world.time >= core.quantumEnd)
                core.quantumEnd = SimTime::never(); // steering: no quantum counts
            schedule(world, id);
            return;
        }
        if (!goOn(context, id, thread) || core.nextAt >= bound || context.events.size() != recorded)
            return;
    }
}

/// Whether the core's thread does nothing but ask in vain.
bool isSpinning(const World& world, CoreId core)
{
    const ThreadId thread = world.core(core).thread;
    const CoroutineId head = thread.isValid() ? world.thread(thread).head : CoroutineId();
    return head.isValid() && world.routine(head).work.kind == WorkKind::Asking && world.routine(head).work.left.ns > 0;
}

RunEnd standstill(const World& world)
{
    for (const CoreBody& core : world.cores) {
        if (core.awaitsChoice)
            return RunEnd::Choice;
    }
    bool isAnyLeft = false;
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        if (world.threads[i].phase == ThreadPhase::Ended || world.isUnused(ThreadId(i)))
            continue;
        isAnyLeft = true;
    }
    if (!isAnyLeft)
        return RunEnd::Finished;
    return anyRing(waitGraphOf(world)).empty() ? RunEnd::Stuck : RunEnd::Deadlock;
}

} // namespace

void stop(World& world, RunEnd end, EventBuffer& events)
{
    if (world.isEnded)
        return;
    world.isEnded = true;
    world.end = end;
    Context context{world, events};
    // What threads in the middle of their work did with the caches belongs to the numbers of the run.
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        if (world.cores[i].thread.isValid())
            reportCaches(context, CoreId(i));
    }
    context.emit(EventKind::RunEnded, {}, 0, 0, flagOf(end));
}

bool step(World& world, SimTime before, EventBuffer& events, bool mayEnd)
{
    if (world.isEnded)
        return false;
    Context context{world, events};
    CoreId core = earliestCore(world);
    SimTime next = std::min(ownTime(world), world.core(core).nextAt);
    if (world.needsDispatch && next > world.time && world.time < before) {
        dispatch(context);
        core = earliestCore(world);
        next = std::min(ownTime(world), world.core(core).nextAt);
    }
    const bool isOver = next == SimTime::never() && !world.needsDispatch;
    const bool onlySpins = mayEnd && !world.needsDispatch && isSpinning(world, core) && isAtStandstill(world);
    if ((isOver || onlySpins) && awaitDetection(context))
        return true;
    if (isOver || onlySpins) {
        if (mayEnd)
            stop(world, standstill(world), events);
        return false;
    }
    if (next >= before)
        return false;
    if (next > longestRun) {
        stop(world, RunEnd::Limit, events);
        return false;
    }
    if (ownTime(world) <= world.core(core).nextAt) {
        moveTime(world, next);
        if (timerTime(world) == next)
            fireTimer(context);
        else
            reconsider(world);
        return true;
    }
    SimTime bound = std::min(before, ownTime(world));
    if (world.needsDispatch) // time may not move on before ready threads were offered the idle cores
        bound = std::min(bound, next + SimTime{1});
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        if (CoreId(i) != core)
            bound = std::min(bound, world.cores[i].nextAt);
    }
    attend(context, core, bound);
    return true;
}

} // namespace threadway::machine
