// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/executor.h"

#include "machine/lifecycle.h"
#include "scenario/crew.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using scenario::Crew;

bool isFree(const ThreadBody& body)
{
    return body.phase == ThreadPhase::Sleeping && !body.head.isValid() && body.ramp.empty();
}

/// The first free worker, or nobody.
ThreadId freeWorker(const Context& context, ThreadId thread)
{
    const Crew crew(context.blueprint(), thread);
    for (std::int32_t i = 0; crew.count() > 1 && i < crew.count(); ++i) {
        if (isFree(context.world.thread(crew.worker(i))))
            return crew.worker(i);
    }
    return {};
}

} // namespace

bool hasCoroutineLeft(const World& world, ThreadId thread, CoroutineId besides)
{
    const Crew crew(*world.blueprint, thread);
    for (std::int32_t i = 0; i < crew.count(); ++i) {
        const auto& coroutines = world.coroutinesOf(crew.worker(i));
        const bool isAnyLeft = std::any_of(coroutines.begin(), coroutines.end(), [&](CoroutineId coroutine) {
            const RoutinePhase phase = world.routine(coroutine).phase;
            return coroutine != besides && phase != RoutinePhase::Ended && phase != RoutinePhase::NotStarted;
        });
        if (isAnyLeft)
            return true;
    }
    return false;
}

ThreadId takerOf(const Context& context, CoroutineId coroutine)
{
    const ThreadId own = context.world.threadOf(coroutine);
    if (isFree(context.world.thread(own)))
        return own;
    const ThreadId other = freeWorker(context, own);
    return other.isValid() ? other : own;
}

bool takeOver(Context& context, ThreadId thread)
{
    World& world = context.world;
    const Crew crew(*world.blueprint, thread);
    ThreadId busiest = thread;
    for (std::int32_t i = 0; crew.count() > 1 && i < crew.count(); ++i) {
        if (world.thread(crew.worker(i)).ramp.size() > world.thread(busiest).ramp.size())
            busiest = crew.worker(i);
    }
    if (!world.thread(thread).ramp.empty() || busiest == thread)
        return false;
    std::vector<CoroutineId>& ramp = world.thread(busiest).ramp;
    const CoroutineId taken = ramp.front();
    ramp.erase(ramp.begin());
    world.carriers.move(taken, thread);
    world.thread(thread).ramp.push_back(taken);
    return true;
}

bool takeInsteadOfMain(Context& context, ThreadId thread)
{
    std::vector<CoroutineId>& ramp = context.world.thread(thread).ramp;
    const bool isIdle = ramp.size() == 1 && scenario::isOfIdleWorker(context.blueprint(), ramp.front());
    if (!isIdle)
        return false;
    const CoroutineId main = ramp.front();
    ramp.clear();
    if (!takeOver(context, thread)) {
        ramp.push_back(main);
        return false;
    }
    Routine& routine = context.world.routine(main);
    routine.phase = RoutinePhase::Ended;
    routine.frames.clear();
    routine.values.clear();
    context.emit(EventKind::CoroutineEnded, thread, main.value);
    return true;
}

void endIdleWorkers(Context& context, ThreadId thread)
{
    const Crew crew(context.blueprint(), thread);
    if (crew.count() == 1 || hasCoroutineLeft(context.world, thread))
        return;
    for (std::int32_t i = 0; i < crew.count(); ++i) {
        if (isFree(context.world.thread(crew.worker(i))))
            endThread(context, crew.worker(i), EndReason::Finished);
    }
}

} // namespace threadway::machine
