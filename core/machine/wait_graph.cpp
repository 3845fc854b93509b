// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/wait_graph.h"

#include <algorithm>

namespace threadway::machine {
namespace {

bool contains(const std::vector<ThreadId>& threads, ThreadId thread)
{
    return std::find(threads.begin(), threads.end(), thread) != threads.end();
}

/// The wait by which the first thread depends on the second, or nullptr.
const Need* waitBetween(const WaitGraph& graph, ThreadId waiter, ThreadId helper)
{
    for (const Need& wait : graph.waits[waiter.index()]) {
        if (contains(wait.helpers, helper))
            return &wait;
    }
    return nullptr;
}

/// Whether something on the ring is held, or the signs that are waited for differ.
bool isRing(const WaitGraph& graph, const std::vector<ThreadId>& threads)
{
    const Need* first = nullptr;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        const Need* wait = waitBetween(graph, threads[i], threads[(i + 1) % threads.size()]);
        if (wait == nullptr)
            return false;
        if (wait->isHeld || (first != nullptr && wait->object != first->object))
            return true;
        first = wait;
    }
    return false;
}

std::vector<ThreadId> helpersOf(const WaitGraph& graph, ThreadId thread)
{
    std::vector<ThreadId> helpers;
    for (const Need& wait : graph.waits[thread.index()])
        helpers.insert(helpers.end(), wait.helpers.begin(), wait.helpers.end());
    return helpers;
}

/// What ends a wait for the object.
sync::Relief reliefOf(const scenario::Blueprint::Object& object)
{
    // Units that threads have claimed come back from those who hold them, and from nobody else.
    return object.claims.empty() ? object.kind->relief : sync::Relief::Holder;
}

} // namespace

bool countsArrivals(const scenario::Blueprint& blueprint, ObjectId object)
{
    return reliefOf(blueprint.object(object)) == sync::Relief::Arrivals;
}

std::vector<Need> needFor(const scenario::Blueprint& blueprint, ObjectId object, ThreadId thread,
                          const std::vector<ThreadId>& holders, const std::vector<ThreadId>& waiters,
                          std::int64_t missing)
{
    const scenario::Blueprint::Object& fixed = blueprint.object(object);
    Need wait;
    wait.object = object;
    const sync::Relief relief = reliefOf(fixed);
    switch (relief) {
    case sync::Relief::Holder:
    case sync::Relief::AllHolders:
        if (holders.empty())
            return {};
        wait.helpers = holders;
        wait.needed = relief == sync::Relief::Holder ? 1 : holders.size();
        return {wait};
    case sync::Relief::Waker:
    case sync::Relief::Arrivals:
        break;
    }
    const bool isArrival = relief == sync::Relief::Arrivals;
    wait.isHeld = false;
    wait.needed = isArrival ? static_cast<std::size_t>(std::max<std::int64_t>(1, missing)) : 1;
    for (const ThreadId waker : fixed.wakers) {
        if (waker != thread && !(isArrival && contains(waiters, waker)))
            wait.helpers.push_back(waker);
    }
    return {wait};
}

std::vector<Need> needFor(const scenario::Blueprint& blueprint, WaitKind kind, std::int32_t id)
{
    Need need;
    switch (kind) {
    case WaitKind::Thread:
        need.helpers = {ThreadId(id)};
        return {need};
    case WaitKind::Process:
        need.helpers = blueprint.process(ProcessId(id)).threads;
        need.needed = need.helpers.size();
        return {need};
    case WaitKind::None:
    case WaitKind::Coroutine:
    case WaitKind::Device:
    case WaitKind::Channel:
    case WaitKind::Signal:
        break;
    }
    return {};
}

std::vector<std::uint8_t> hopelessThreads(const WaitGraph& graph)
{
    std::vector<std::uint8_t> hopeless(graph.waits.size(), 0);
    for (std::size_t i = 0; i < hopeless.size(); ++i)
        hopeless[i] = graph.isEnded[i] != 0 || !graph.waits[i].empty() ? 1 : 0;
    for (bool hasChanged = true; hasChanged;) {
        hasChanged = false;
        for (std::size_t i = 0; i < hopeless.size(); ++i) {
            const auto& waits = graph.waits[i];
            const bool stays
                = hopeless[i] == 0 || graph.isEnded[i] != 0
                  || !isHelpedAtOnce(waits, [&](ThreadId helper) { return hopeless[helper.index()] == 0; });
            if (stays)
                continue;
            hopeless[i] = 0;
            hasChanged = true;
        }
    }
    return hopeless;
}

std::vector<ThreadId> ringFrom(const WaitGraph& graph, const std::vector<std::uint8_t>& hopeless, ThreadId start)
{
    if (hopeless[start.index()] == 0 || graph.isEnded[start.index()] != 0)
        return {};
    std::vector<ThreadId> reached{start};
    std::vector<std::size_t> reachedFrom{0};
    std::vector<std::uint8_t> seen(graph.waits.size(), 0);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const ThreadId next : helpersOf(graph, reached[i])) {
            if (next == start) {
                std::vector<ThreadId> way;
                for (std::size_t at = i; at != 0; at = reachedFrom[at])
                    way.push_back(reached[at]);
                way.push_back(start);
                std::reverse(way.begin(), way.end());
                if (isRing(graph, way))
                    return way;
                continue;
            }
            if (seen[next.index()] != 0 || hopeless[next.index()] == 0)
                continue;
            seen[next.index()] = 1;
            reached.push_back(next);
            reachedFrom.push_back(i);
        }
    }
    return {};
}

std::vector<ThreadId> anyRing(const WaitGraph& graph)
{
    const std::vector<std::uint8_t> hopeless = hopelessThreads(graph);
    for (std::size_t i = 0; i < graph.waits.size(); ++i) {
        // Nobody before it is in a ring, so it is the smallest of its own.
        std::vector<ThreadId> ring = ringFrom(graph, hopeless, ThreadId(i));
        if (!ring.empty())
            return ring;
    }
    return {};
}

} // namespace threadway::machine
