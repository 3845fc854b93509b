// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/thread_verdict.h"

#include <algorithm>

namespace threadway::trace {
namespace {

bool isAlive(ThreadStanding standing)
{
    return standing != ThreadStanding::Ended && standing != ThreadStanding::Blocked;
}

/// Whether anybody is left who could do something. Who has not arrived yet will.
bool isAnyoneActive(const State& state)
{
    return !state.isEnded && std::any_of(state.threads.begin(), state.threads.end(), [](const ThreadNow& thread) {
        return isAlive(thread.standing) && !thread.isUnused;
    });
}

/// The thread with the most instants after the given one, if it has enough of them.
template <class TimesOf>
ThreadId overtakerSince(const State& state, ThreadId waiter, SimTime since, TimesOf timesOf)
{
    ThreadId most;
    int count = overtakingsOfStarved - 1;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        const RecentTimes* times = ThreadId(i) == waiter ? nullptr : timesOf(ThreadId(i));
        if (times == nullptr || times->countAfter(since) <= count)
            continue;
        count = times->countAfter(since);
        most = ThreadId(i);
    }
    return most;
}

ThreadId overtakerOfQueued(const State& state, ThreadId thread)
{
    const ThreadNow& now = state.threads[thread.index()];
    return overtakerSince(state, thread, now.since, [&](ThreadId other) -> const RecentTimes* {
        const ThreadNow& rival = state.threads[other.index()];
        const bool couldHaveBeenItsCore = rival.lastCore.isValid() && now.affinity.contains(rival.lastCore);
        return couldHaveBeenItsCore ? &rival.dispatches : nullptr;
    });
}

ThreadId overtakerOfBlocked(const State& state, ThreadId thread)
{
    const ThreadNow& now = state.threads[thread.index()];
    if (!now.waitsFor.isValid())
        return {};
    const auto& takings = state.objects[now.waitsFor.index()].takings;
    return overtakerSince(state, thread, now.since, [&](ThreadId other) -> const RecentTimes* {
        const auto found = takings.find(other);
        return found == takings.end() ? nullptr : &found->second;
    });
}

/// Who keeps the owner of what the thread waits for from its core, though it matters less than the thread.
std::optional<PriorityInversion> inversionOf(const State& state, ThreadId waiter)
{
    const ObjectNow& object = state.objects[state.threads[waiter.index()].waitsFor.index()];
    const std::int32_t wanted = state.threads[waiter.index()].priority;
    for (const ObjectHolder& holder : object.holders) {
        const ThreadNow& owner = state.threads[holder.thread.index()];
        if (owner.standing != ThreadStanding::Queued || owner.priority >= wanted)
            continue;
        for (const CoreNow& core : state.cores) {
            if (!core.thread.isValid() || core.thread == waiter)
                continue;
            const ThreadNow& rival = state.threads[core.thread.index()];
            if (owner.affinity.contains(rival.core) && rival.priority > owner.priority && rival.priority < wanted)
                return PriorityInversion{holder.thread, core.thread};
        }
    }
    return std::nullopt;
}

bool isIn(const WaitRing& ring, ThreadId thread)
{
    return std::find(ring.threads.begin(), ring.threads.end(), thread) != ring.threads.end();
}

/// Whether the thread, though in no ring, waits for one that is, be it over others.
bool isBehindRing(const State& state, ThreadId thread, const std::vector<WaitRing>& rings)
{
    const std::vector<WaitEdge> edges = waitEdges(state);
    std::vector<ThreadId> reached{thread};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (std::any_of(rings.begin(), rings.end(), [&](const WaitRing& ring) { return isIn(ring, reached[i]); }))
            return true;
        for (const WaitEdge& edge : edges) {
            const bool isNew = std::find(reached.begin(), reached.end(), edge.holder) == reached.end();
            if (edge.waiter == reached[i] && isNew)
                reached.push_back(edge.holder);
        }
    }
    return false;
}

Verdict blocked(const State& state, ThreadId thread, Verdict verdict)
{
    verdict.object = state.threads[thread.index()].waitsFor;
    // The rings are those of all threads: they are looked for only if the answer may lie there.
    const bool isActive = isAnyoneActive(state);
    const bool isHelped = isHelpedAtOnce(state, thread);
    const std::vector<WaitRing> rings = isActive && isHelped ? std::vector<WaitRing>{} : waitRings(state);
    const auto own = std::find_if(rings.begin(), rings.end(), [&](const WaitRing& ring) { return isIn(ring, thread); });
    if (own != rings.end()) {
        verdict.kind = Standstill::Deadlocked;
        verdict.ring = *own;
        return verdict;
    }
    verdict.kind = Standstill::Blocked;
    if (!isActive && !isBehindRing(state, thread, rings)) {
        verdict.kind = Standstill::Stuck;
        return verdict;
    }
    if (!verdict.object.isValid())
        return verdict;
    verdict.overtaker = overtakerOfBlocked(state, thread);
    if (verdict.overtaker.isValid())
        verdict.kind = Standstill::Starved;
    verdict.inversion = inversionOf(state, thread);
    return verdict;
}

/// Whether the thread waits for no object: it runs, is about to, or pauses.
bool isBusy(ThreadStanding standing)
{
    switch (standing) {
    case ThreadStanding::Queued:
    case ThreadStanding::Switching:
    case ThreadStanding::Running:
    case ThreadStanding::Sleeping:
        return true;
    case ThreadStanding::NotArrived:
    case ThreadStanding::Blocked:
    case ThreadStanding::Ended:
        return false;
    }
    return false;
}

} // namespace

Verdict verdictOn(const State& state, ThreadId thread)
{
    const ThreadNow& now = state.threads[thread.index()];
    Verdict verdict;
    verdict.waited = state.shownAt - now.since;
    if (isBusy(now.standing))
        verdict.livelock = livelockOf(state, thread);
    if (!verdict.livelock.threads.empty()) {
        verdict.kind = Standstill::Livelocked;
        verdict.waited = state.shownAt - verdict.livelock.since;
        return verdict;
    }
    switch (state.standingAt(thread, state.shownAt)) {
    case ThreadStanding::NotArrived:
        return verdict;
    case ThreadStanding::Queued:
        verdict.overtaker = overtakerOfQueued(state, thread);
        verdict.kind = verdict.overtaker.isValid() ? Standstill::Starved : Standstill::Queued;
        return verdict;
    case ThreadStanding::Switching:
    case ThreadStanding::Running:
        verdict.kind = Standstill::Running;
        verdict.waited = {};
        return verdict;
    case ThreadStanding::Blocked:
        return blocked(state, thread, std::move(verdict));
    case ThreadStanding::Sleeping:
        verdict.kind = Standstill::Sleeping;
        return verdict;
    case ThreadStanding::Ended:
        verdict.kind = Standstill::Ended;
        verdict.waited = {};
        return verdict;
    }
    return verdict;
}

} // namespace threadway::trace
