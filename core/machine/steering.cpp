// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/steering.h"

#include "machine/dispatcher.h"
#include "machine/executor.h"
#include "machine/lifecycle.h"
#include "machine/store_buffer.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// Whether the coroutine, which sleeps while a schedule is driven, wakes at a turn of its own.
bool sleepsByTurns(const World& world, CoroutineId coroutine)
{
    return hasCoroutineLeft(world, world.threadOf(coroutine), coroutine);
}

/// Those whose time was over before the schedule was wake now.
void releaseSleepers(World& world)
{
    for (Timer& timer : world.timers) {
        if (timer.kind == TimerKind::Wake && timer.at == SimTime::never())
            timer.at = world.time;
    }
    std::make_heap(world.timers.begin(), world.timers.end(), laterTimer);
}

/// From here on nobody waits for turns.
void endSteering(Context& context)
{
    resumeDraining(context);
    releaseSleepers(context.world);
}

} // namespace

CoreId coreForTurn(const World& world, ThreadId thread)
{
    const CoreMask allowed = factsOf(world, thread).allowed;
    const CoreId last = world.thread(thread).lastCore;
    if (world.isOnline(last) && allowed.contains(last))
        return last;
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        if (allowed.contains(CoreId(i)))
            return CoreId(i);
    }
    return CoreId(0);
}

bool cannotTurn(const World& world, ThreadId thread)
{
    const ThreadBody& body = world.thread(thread);
    if (body.phase == ThreadPhase::Sleeping) { // all its coroutines sleep or wait for each other
        const auto& coroutines = world.coroutinesOf(thread);
        return std::none_of(coroutines.begin(), coroutines.end(), [&](CoroutineId id) {
            return world.routine(id).phase == RoutinePhase::Sleeping && !sleepsByTurns(world, id);
        });
    }
    const bool isBlocked = body.phase == ThreadPhase::Blocked && body.wait.kind != WaitKind::Device;
    return isBlocked || body.phase == ThreadPhase::Ended || world.isUnused(thread);
}

void endTurn(Context& context, ThreadId thread, bool isSkipped)
{
    Steering& steering = context.world.steering;
    context.emit(EventKind::SteerTurn, thread, static_cast<std::int32_t>(steering.next), 0, isSkipped ? 1 : 0);
    ++steering.next;
    steering.hasStepped = false;
    context.world.needsDispatch = true;
    if (!steering.isActive())
        endSteering(context);
}

void drainByHand(Context& context, ThreadId thread)
{
    const bool isEmpty = context.world.thread(thread).stores.empty();
    if (!isEmpty)
        drainOldest(context, thread);
    endTurn(context, thread, isEmpty);
}

void wakeByHand(Context& context, CoroutineId coroutine)
{
    const ThreadId thread = context.world.threadOf(coroutine);
    const bool isAsleep = context.world.routine(coroutine).phase == RoutinePhase::Sleeping;
    if (isAsleep) {
        dropTimers(context.world, coroutine);
        wakeSleeper(context, coroutine);
    }
    endTurn(context, thread, !isAsleep);
}

void wakeInTime(Context& context, CoroutineId coroutine)
{
    if (context.world.steering.isActive() && sleepsByTurns(context.world, coroutine))
        setTimer(context.world, SimTime::never(), TimerKind::Wake, coroutine);
    else
        wakeSleeper(context, coroutine);
}

void beginSteering(Context& context)
{
    World& world = context.world;
    world.steering.hasStepped = false;
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        const ThreadId running = world.cores[i].thread;
        if (!running.isValid())
            continue;
        leaveCore(context, CoreId(i), LeaveReason::Preempted);
        makeReady(context, running, WakeReason::Preempted);
    }
    world.needsDispatch = true;
    if (!world.steering.isActive())
        endSteering(context);
}

} // namespace threadway::machine
