// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/deadlock.h"

#include "machine/recovery.h"
#include "machine/simulator.h"
#include "machine/sync_call.h"
#include "machine/waiting.h"

#include <algorithm>

namespace threadway::machine {
namespace {

std::vector<Need> waitOf(const World& world, CoroutineId coroutine, ObjectId object)
{
    if (!object.isValid() || mayEndAlone(world, coroutine))
        return {};
    const sync::ObjectState& state = world.objects[object.index()];
    std::vector<ThreadId> holders;
    for (const sync::Holder& holder : state.holders)
        holders.push_back(holder.thread);
    std::vector<ThreadId> waiters;
    std::int64_t missing = 0;
    if (countsArrivals(*world.blueprint, object)) {
        for (const sync::Waiter& waiter : state.waiters)
            waiters.push_back(waiter.party.thread);
        missing = world.blueprint->object(object).kind->behaviour.missing(state);
    }
    return needFor(*world.blueprint, object, world.threadOf(coroutine), holders, waiters, missing);
}

std::vector<Need> waitsOf(const World& world, ThreadId thread)
{
    const ThreadBody& body = world.thread(thread);
    if (body.phase == ThreadPhase::NotArrived || body.phase == ThreadPhase::Ended)
        return {};
    if (body.wait.isAny())
        return needFor(*world.blueprint, body.wait.kind, body.wait.id);
    if (body.head.isValid()) {
        const bool isSpinning = world.routine(body.head).work.kind == WorkKind::Asking;
        const ObjectId object = isSpinning ? world.routine(body.head).waitsFor : body.waitsFor;
        return waitOf(world, body.head, object);
    }
    std::vector<Need> waits;
    for (const CoroutineId coroutine : world.coroutinesOf(thread)) {
        const Routine& routine = world.routine(coroutine);
        if (routine.phase == RoutinePhase::Ended || routine.phase == RoutinePhase::NotStarted)
            continue;
        std::vector<Need> own = waitOf(world, coroutine, routine.waitsFor);
        if (own.empty())
            return {}; // it sleeps, or is about to go on
        waits.push_back(std::move(own.front()));
    }
    return waits;
}

} // namespace

WaitGraph waitGraphOf(const World& world)
{
    WaitGraph graph;
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        graph.waits.push_back(waitsOf(world, ThreadId(i)));
        graph.isEnded.push_back(world.threads[i].phase == ThreadPhase::Ended ? 1 : 0);
    }
    return graph;
}

std::vector<ThreadId> holdersWaitedFor(const World& world, ThreadId thread)
{
    std::vector<ThreadId> holders;
    for (const Need& need : waitsOf(world, thread)) {
        if (need.isHeld)
            holders.insert(holders.end(), need.helpers.begin(), need.helpers.end());
    }
    return holders;
}

void tellDeadlock(Context& context, ThreadId thread)
{
    const auto ring = deadlockOf(context.world, thread);
    if (!ring.empty()) {
        context.emit(EventKind::DeadlockClosed, thread, static_cast<std::int32_t>(ring.size()));
        awaitDetection(context);
    }
}

bool isAtStandstill(const World& world)
{
    const auto standsStill = [&world](const ThreadBody& body) {
        const bool mayRun = body.phase == ThreadPhase::Ready || body.phase == ThreadPhase::Running;
        if (!mayRun || !body.head.isValid())
            return true;
        return world.routine(body.head).work.kind == WorkKind::Asking
               && !wouldPass(world, body.head, instructionAt(world, body.head));
    };
    return world.timers.empty() && std::all_of(world.threads.begin(), world.threads.end(), standsStill);
}

std::vector<ThreadId> deadlockOf(const World& world, ThreadId thread)
{
    // Asked whenever a thread begins to wait, most often for one that runs: then nobody else has to be looked at.
    const auto isAble = [&world](ThreadId helper) {
        return world.thread(helper).phase != ThreadPhase::Ended && waitsOf(world, helper).empty();
    };
    const std::vector<Need> waits = waitsOf(world, thread);
    if (waits.empty() || isHelpedAtOnce(waits, isAble))
        return {};
    const WaitGraph graph = waitGraphOf(world);
    return ringFrom(graph, hopelessThreads(graph), thread);
}

} // namespace threadway::machine
