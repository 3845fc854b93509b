// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/recovery.h"

#include "machine/deadlock.h"
#include "machine/interpreter.h"
#include "machine/lifecycle.h"
#include "machine/simulator.h"
#include "scenario/crew.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using scenario::VictimChoice;
using scenario::VictimFate;

std::int64_t objectsHeld(const World& world, ThreadId thread)
{
    const auto holds = [thread](const sync::ObjectState& object) {
        return std::any_of(object.holders.begin(), object.holders.end(),
                           [thread](const sync::Holder& holder) { return holder.thread == thread; });
    };
    return std::count_if(world.objects.begin(), world.objects.end(), holds);
}

VictimFacts factsOf(const World& world, ThreadId thread)
{
    const ThreadBody& body = world.thread(thread);
    return {thread, body.ran, objectsHeld(world, thread), body.priority, world.blueprint->thread(thread).arrival};
}

/// Sends a thread that has just begun its program again on to where it took the first of what it held.
void rollBack(Context& context, ThreadId thread, const RollbackPoint& point)
{
    const CoroutineId coroutine = context.world.thread(thread).head;
    Routine& routine = context.world.routine(coroutine);
    const std::int32_t draws = routine.draws;
    routine = point.routine;
    routine.phase = RoutinePhase::Head;
    routine.stepPaid = false;
    routine.draws = draws;
    if (point.statement >= 0)
        context.emit(EventKind::StatementEntered, thread, coroutine.value, point.statement);
}

void punish(Context& context, ThreadId victim, VictimFate fate)
{
    if (fate == VictimFate::End)
        return endThread(context, victim, EndReason::Towed, true);
    const auto found = context.world.rollbackPoints.find(victim);
    if (fate == VictimFate::Restart || found == context.world.rollbackPoints.end())
        return restartThread(context, victim);
    const RollbackPoint point = found->second;
    restartThread(context, victim, point.ran - context.world.thread(victim).begunAt);
    rollBack(context, victim, point);
}

} // namespace

ThreadId chooseVictim(std::span<const VictimFacts> candidates, VictimChoice choice)
{
    const auto isBefore = [choice](const VictimFacts& a, const VictimFacts& b) {
        switch (choice) {
        case VictimChoice::LeastWork:
            return a.work < b.work;
        case VictimChoice::FewestLocks:
            return a.locks < b.locks;
        case VictimChoice::LowestPriority:
            return a.priority < b.priority;
        case VictimChoice::Youngest:
            return a.arrival > b.arrival;
        }
        return false;
    };
    return std::min_element(candidates.begin(), candidates.end(), isBefore)->thread;
}

bool awaitDetection(Context& context)
{
    World& world = context.world;
    const auto& recovery = context.blueprint().scenario.deadlock.recovery;
    if (!recovery || !context.isTimed || anyRing(waitGraphOf(world)).empty())
        return false;
    const bool isAwaited = std::any_of(world.timers.begin(), world.timers.end(),
                                       [](const Timer& timer) { return timer.kind == TimerKind::Detection; });
    if (!isAwaited) {
        const std::int64_t every = recovery->detectEvery.ns;
        setTimer(world, SimTime{(world.time.ns / every + 1) * every}, TimerKind::Detection, CoroutineId(0));
    }
    return true;
}

void recoverNow(Context& context)
{
    const auto& recovery = context.blueprint().scenario.deadlock.recovery;
    for (auto ring = anyRing(waitGraphOf(context.world)); recovery && !ring.empty();
         ring = anyRing(waitGraphOf(context.world))) {
        std::sort(ring.begin(), ring.end());
        std::vector<VictimFacts> candidates;
        for (const ThreadId thread : ring)
            candidates.push_back(factsOf(context.world, thread));
        punish(context, chooseVictim(candidates, recovery->victim), recovery->fate);
    }
}

void noteRollbackPoint(Context& context, CoroutineId coroutine)
{
    World& world = context.world;
    const auto& recovery = context.blueprint().scenario.deadlock.recovery;
    if (!context.isTimed || !recovery || recovery->fate != VictimFate::RollBack)
        return;
    const ThreadId thread = world.threadOf(coroutine);
    if (scenario::carriesSeveral(context.blueprint(), thread) || objectsHeld(world, thread) > 0)
        return;
    const Routine& routine = world.routine(coroutine);
    const std::int32_t statement = statementAt(context.blueprint().unitOf(coroutine), routine.pc);
    world.rollbackPoints[thread] = {routine, world.thread(thread).ran, statement};
}

} // namespace threadway::machine
