// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What has gone on since the last event: between two events a state stands still, but work, running and
// switching advance with time.
#include "machine/core_rate.h"
#include "trace/core_split.h"
#include "trace/state.h"

#include <algorithm>

namespace threadway::trace {
namespace {

SimTime positive(SimTime span)
{
    return std::max(span, SimTime{});
}

} // namespace

ThreadStanding State::standingAt(ThreadId thread, SimTime t) const
{
    const ThreadNow& now = threads[thread.index()];
    const bool hasTurned = now.standing == ThreadStanding::Switching && t >= now.runsFrom;
    return hasTurned ? ThreadStanding::Running : now.standing;
}

SimTime State::workDoneBy(CoroutineId coroutine, SimTime t) const
{
    const CoroutineNow& now = coroutines[coroutine.index()];
    const ThreadNow& thread = threads[threadOf(coroutine).index()];
    if (!thread.core.isValid() || thread.head != coroutine)
        return now.done;
    const SimTime from = std::max(now.doneAt, thread.runsFrom);
    std::int32_t credit = 0;
    const std::int32_t rate = cores[thread.core.index()].rate;
    return std::min(now.work, now.done + machine::workIn(positive(t - from), rate, credit));
}

void State::enterStatement(const machine::Event& event)
{
    CoroutineNow& now = coroutines[static_cast<std::size_t>(event.a)];
    now.statement = event.b;
    now.stepsDone = 0;
    now.work = {};
    now.done = {};
    now.share = 0;
    threads[threadOf(CoroutineId(event.a)).index()].tries.enter(CoroutineId(event.a), event.b);
}

double State::progress(CoroutineId coroutine, SimTime t) const
{
    const CoroutineNow& now = coroutines[coroutine.index()];
    if (now.work.ns == 0)
        return 0;
    const SimTime left = now.work - now.done;
    const SimTime spent = workDoneBy(coroutine, t) - now.done;
    const double ofRest = left.ns > 0 ? static_cast<double>(spent.ns) / static_cast<double>(left.ns) : 0;
    const double ofStep = now.share + (1.0 - now.share) * ofRest;
    const int steps = std::max(m_blueprint->timedSteps(coroutine, now.statement), now.stepsDone + 1);
    return std::clamp((now.stepsDone + ofStep) / steps, 0.0, 1.0);
}

SimTime State::ranBy(ThreadId thread, SimTime t) const
{
    const ThreadNow& now = threads[thread.index()];
    return now.core.isValid() ? now.ran + positive(t - now.runsFrom) : now.ran;
}

SimTime State::busyBy(CoreId core, SimTime t) const
{
    const CoreNow& now = cores[core.index()];
    if (!now.thread.isValid())
        return now.busy;
    return now.busy + positive(t - threads[now.thread.index()].runsFrom);
}

CoreSplit State::splitBy(CoreId core, SimTime t) const
{
    const CoreNow& now = cores[core.index()];
    CoreSplit split = now.spent;
    SimTime idle = now.idle;
    SimTime offline = now.offline;
    if (now.thread.isValid()) {
        const ThreadNow& thread = threads[now.thread.index()];
        addTurning(split, now.turning, std::min(t, thread.runsFrom) - now.since);
        const bool isKnown = thread.head.isValid();
        spent(split, isKnown ? coroutines[thread.head.index()].account : machine::TimeKind::Work)
            += positive(t - now.countedTo);
    } else {
        (now.isOnline ? idle : offline) += t - now.since;
    }
    spent(split, machine::TimeKind::Work) -= now.stalled;
    spent(split, machine::TimeKind::Stall) = now.stalled;
    spent(split, machine::TimeKind::Idle) = idle;
    spent(split, machine::TimeKind::Offline) = offline;
    return split;
}

SimTime State::switchingBy(CoreId core, SimTime t) const
{
    const CoreNow& now = cores[core.index()];
    if (!now.thread.isValid())
        return now.switching;
    return now.switching + (std::min(t, threads[now.thread.index()].runsFrom) - now.since);
}

void State::changeWarmth(const machine::Event& event)
{
    CoreNow& core = cores[static_cast<std::size_t>(event.core)];
    settleWarmth(core);
    if (event.flag != 0)
        core.warm.insert(ThreadId(event.thread));
    else
        core.warm.erase(ThreadId(event.thread));
}

/// Counts what the core's thread has run warm up to now.
void State::settleWarmth(CoreNow& core)
{
    if (core.thread.isValid() && core.warm.contains(core.thread)) {
        const SimTime from = std::max(core.warmFrom, threads[core.thread.index()].runsFrom);
        core.warmBusy += positive(time - from);
    }
    core.warmFrom = time;
}

SimTime State::warmBy(CoreId core, SimTime t) const
{
    const CoreNow& now = cores[core.index()];
    if (!now.thread.isValid() || !now.warm.contains(now.thread))
        return now.warmBusy;
    return now.warmBusy + positive(t - std::max(now.warmFrom, threads[now.thread.index()].runsFrom));
}

} // namespace threadway::trace
