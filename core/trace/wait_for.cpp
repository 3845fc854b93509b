// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/wait_for.h"

#include "machine/wait_graph.h"

#include <algorithm>

namespace threadway::trace {
namespace {

using machine::Need;
using machine::WaitGraph;

/// What the thread waits for, blocked or spinning; invalid if it does not.
ObjectId waitedForBy(const State& state, ThreadId thread)
{
    const ThreadNow& now = state.threads[thread.index()];
    return now.standing == ThreadStanding::Blocked ? now.waitsFor : now.spinsFor;
}

std::vector<ThreadId> holdersOf(const State& state, ObjectId object)
{
    std::vector<ThreadId> threads;
    for (const ObjectHolder& holder : state.objects[object.index()].holders)
        threads.push_back(holder.thread);
    return threads;
}

/// Whether the statement that the coroutine stands at can end its wait for the object by itself.
bool mayEndAlone(const scenario::Blueprint& blueprint, const CoroutineNow& now, CoroutineId coroutine, ObjectId object)
{
    const auto& kind = *blueprint.object(object).kind;
    if (kind.behaviour.longestRest(kind.behaviour.initial(blueprint.object(object).parameters)).ns > 0)
        return true;
    bool isThere = false;
    for (const program::Instruction& instruction : blueprint.unitOf(coroutine).code) {
        if (instruction.op == program::Op::Statement)
            isThere = instruction.a == now.statement;
        else if (isThere && instruction.op == program::Op::Sync && instruction.a == object.value
                 && kind.operations[instruction.c].timeout >= 0)
            return true;
    }
    return false;
}

/// How many threads have yet to arrive.
std::int64_t missingAt(const State& state, ObjectId object)
{
    const ObjectNow& now = state.objects[object.index()];
    const auto& fixed = state.blueprint()->object(object);
    sync::ObjectState rebuilt = fixed.kind->behaviour.initial(fixed.parameters);
    rebuilt.count = now.count;
    for (const ThreadId waiter : now.waiters)
        rebuilt.waiters.push_back({{waiter, {}}, 0, {}});
    return fixed.kind->behaviour.missing(rebuilt);
}

std::vector<Need> waitOf(const State& state, CoroutineId coroutine, ObjectId object)
{
    const scenario::Blueprint& blueprint = *state.blueprint();
    if (!object.isValid() || mayEndAlone(blueprint, state.coroutines[coroutine.index()], coroutine, object))
        return {};
    const std::int64_t missing = machine::countsArrivals(blueprint, object) ? missingAt(state, object) : 0;
    return machine::needFor(blueprint, object, state.threadOf(coroutine), holdersOf(state, object),
                            state.objects[object.index()].waiters, missing);
}

std::vector<Need> waitsOf(const State& state, ThreadId thread)
{
    const ThreadNow& now = state.threads[thread.index()];
    if (now.callWait != machine::WaitKind::None)
        return machine::needFor(*state.blueprint(), now.callWait, now.callWaitId);
    if (now.head.isValid())
        return waitOf(state, now.head, waitedForBy(state, thread));
    std::vector<Need> waits;
    for (const CoroutineId coroutine : state.coroutinesOf(thread)) {
        const CoroutineNow& own = state.coroutines[coroutine.index()];
        if (own.place == CoroutinePlace::Ended || own.place == CoroutinePlace::NotStarted)
            continue;
        const ObjectId object = own.place == CoroutinePlace::RampWaiting ? own.waitsFor : ObjectId();
        std::vector<Need> wait = waitOf(state, coroutine, object);
        if (wait.empty())
            return {}; // it sleeps, or is about to go on
        waits.push_back(std::move(wait.front()));
    }
    return waits;
}

/// What keeps the thread from going on; nothing if nothing does, or it is not there.
std::vector<Need> needsOf(const State& state, ThreadId thread)
{
    const ThreadStanding standing = state.threads[thread.index()].standing;
    const bool isThere = standing != ThreadStanding::NotArrived && standing != ThreadStanding::Ended;
    return isThere ? waitsOf(state, thread) : std::vector<Need>{};
}

WaitGraph waitGraphOf(const State& state)
{
    WaitGraph graph;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        graph.waits.push_back(needsOf(state, ThreadId(i)));
        graph.isEnded.push_back(state.threads[i].standing == ThreadStanding::Ended ? 1 : 0);
    }
    return graph;
}

ObjectId objectBetween(const WaitGraph& graph, ThreadId waiter, ThreadId helper)
{
    for (const Need& wait : graph.waits[waiter.index()]) {
        if (std::find(wait.helpers.begin(), wait.helpers.end(), helper) != wait.helpers.end())
            return wait.object;
    }
    return {};
}

} // namespace

std::vector<WaitEdge> waitEdges(const State& state)
{
    std::vector<WaitEdge> edges;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        if (state.threads[i].callWait == machine::WaitKind::Thread)
            edges.push_back({ThreadId(i), {}, ThreadId(state.threads[i].callWaitId)});
        const ObjectId object = waitedForBy(state, ThreadId(i));
        if (!object.isValid())
            continue;
        for (const ThreadId holder : holdersOf(state, object))
            edges.push_back({ThreadId(i), object, holder});
    }
    return edges;
}

std::vector<WaitRing> waitRings(const State& state)
{
    const WaitGraph graph = waitGraphOf(state);
    const std::vector<std::uint8_t> hopeless = machine::hopelessThreads(graph);
    std::vector<WaitRing> rings;
    std::vector<std::uint8_t> isInRing(hopeless.size(), 0);
    for (std::size_t start = 0; start < hopeless.size(); ++start) {
        if (isInRing[start] != 0)
            continue;
        WaitRing ring;
        ring.threads = machine::ringFrom(graph, hopeless, ThreadId(start));
        if (ring.threads.empty())
            continue;
        const auto smallest = std::min_element(ring.threads.begin(), ring.threads.end());
        std::rotate(ring.threads.begin(), smallest, ring.threads.end());
        for (std::size_t i = 0; i < ring.threads.size(); ++i) {
            isInRing[ring.threads[i].index()] = 1;
            ring.objects.push_back(objectBetween(graph, ring.threads[i], ring.threads[(i + 1) % ring.threads.size()]));
        }
        rings.push_back(std::move(ring));
    }
    std::sort(rings.begin(), rings.end(),
              [](const WaitRing& a, const WaitRing& b) { return a.threads.front() < b.threads.front(); });
    return rings;
}

bool isHelpedAtOnce(const State& state, ThreadId thread)
{
    return machine::isHelpedAtOnce(needsOf(state, thread), [&state](ThreadId helper) {
        return state.threads[helper.index()].standing != ThreadStanding::Ended && needsOf(state, helper).empty();
    });
}

} // namespace threadway::trace
