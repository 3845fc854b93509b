// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/wait_for.h"

#include <algorithm>

namespace threadway::trace {
namespace {

bool isBlocked(const State& state, ThreadId thread)
{
    return state.threads[thread.index()].standing == ThreadStanding::Blocked;
}

bool isJoining(const ThreadNow& thread)
{
    return thread.callWait == machine::WaitKind::Thread;
}

/// The threads that can let the blocked thread go on, if nobody else can.
std::vector<ThreadId> ownersWaitedFor(const State& state, ThreadId thread)
{
    const ThreadNow& now = state.threads[thread.index()];
    if (isJoining(now))
        return {ThreadId(now.callWaitId)};
    std::vector<ThreadId> owners;
    if (!now.waitsFor.isValid() || !state.objects[now.waitsFor.index()].hasOwner)
        return owners;
    for (const ObjectHolder& holder : state.objects[now.waitsFor.index()].holders)
        owners.push_back(holder.thread);
    return owners;
}

/// Threads that can never go on: the greatest set of blocked threads in which every holder of what a thread
/// waits for belongs to the set too (the graph reduction of Holt 1972, for objects whose waiters wait for all).
std::vector<std::uint8_t> stuckThreads(const State& state)
{
    std::vector<std::uint8_t> stuck(state.threads.size(), 0);
    for (std::size_t i = 0; i < stuck.size(); ++i)
        stuck[i] = isBlocked(state, ThreadId(i)) && !ownersWaitedFor(state, ThreadId(i)).empty() ? 1 : 0;
    for (bool hasChanged = true; hasChanged;) {
        hasChanged = false;
        for (std::size_t i = 0; i < stuck.size(); ++i) {
            if (stuck[i] == 0)
                continue;
            const auto owners = ownersWaitedFor(state, ThreadId(i));
            const bool someGoOn
                = std::any_of(owners.begin(), owners.end(), [&](ThreadId owner) { return stuck[owner.index()] == 0; });
            if (!someGoOn)
                continue;
            stuck[i] = 0;
            hasChanged = true;
        }
    }
    return stuck;
}

void beginWithSmallest(WaitRing& ring)
{
    const auto smallest = std::min_element(ring.threads.begin(), ring.threads.end());
    const auto shift = smallest - ring.threads.begin();
    std::rotate(ring.threads.begin(), ring.threads.begin() + shift, ring.threads.end());
    std::rotate(ring.objects.begin(), ring.objects.begin() + shift, ring.objects.end());
}

} // namespace

std::vector<WaitEdge> waitEdges(const State& state)
{
    std::vector<WaitEdge> edges;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        if (!isBlocked(state, ThreadId(i)))
            continue;
        const ThreadNow& now = state.threads[i];
        if (isJoining(now))
            edges.push_back({ThreadId(i), {}, ThreadId(now.callWaitId)});
        if (!now.waitsFor.isValid())
            continue;
        for (const ObjectHolder& holder : state.objects[now.waitsFor.index()].holders)
            edges.push_back({ThreadId(i), now.waitsFor, holder.thread});
    }
    return edges;
}

std::vector<WaitRing> waitRings(const State& state)
{
    const std::vector<std::uint8_t> stuck = stuckThreads(state);
    std::vector<WaitRing> rings;
    std::vector<std::size_t> walk(stuck.size(), 0); // the walk that came by the thread, counted from 1
    for (std::size_t start = 0; start < stuck.size(); ++start) {
        std::vector<ThreadId> path;
        ThreadId here(start);
        while (stuck[here.index()] != 0 && walk[here.index()] == 0) {
            walk[here.index()] = start + 1;
            path.push_back(here);
            here = ownersWaitedFor(state, here).front();
        }
        if (path.empty() || stuck[here.index()] == 0 || walk[here.index()] != start + 1)
            continue;
        WaitRing ring;
        ring.threads.assign(std::find(path.begin(), path.end(), here), path.end());
        for (const ThreadId thread : ring.threads)
            ring.objects.push_back(state.threads[thread.index()].waitsFor);
        beginWithSmallest(ring);
        rings.push_back(std::move(ring));
    }
    std::sort(rings.begin(), rings.end(),
              [](const WaitRing& a, const WaitRing& b) { return a.threads.front() < b.threads.front(); });
    return rings;
}

} // namespace threadway::trace
