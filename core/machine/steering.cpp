// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/steering.h"

#include "machine/dispatcher.h"
#include "machine/lifecycle.h"
#include "machine/store_buffer.h"

#include <algorithm>

namespace threadway::machine {

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
        return std::none_of(coroutines.begin(), coroutines.end(),
                            [&](CoroutineId id) { return world.routine(id).phase == RoutinePhase::Sleeping; });
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
        resumeDraining(context);
}

void drainByHand(Context& context, ThreadId thread)
{
    const bool isEmpty = context.world.thread(thread).stores.empty();
    if (!isEmpty)
        drainOldest(context, thread);
    endTurn(context, thread, isEmpty);
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
}

} // namespace threadway::machine
