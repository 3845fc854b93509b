// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/deadlock.h"

#include "machine/simulator.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// The shortest way from the start along "waits for what the next one holds" back to the start, breadth first.
std::vector<ThreadId> findWayBack(const World& world, ThreadId start)
{
    std::vector<ThreadId> reached{start};
    std::vector<std::size_t> reachedFrom{0};
    std::vector<std::uint8_t> seen(world.threads.size(), 0);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const ThreadId next : holdersWaitedFor(world, reached[i])) {
            if (next == start) {
                std::vector<ThreadId> way;
                for (std::size_t at = i; at != 0; at = reachedFrom[at])
                    way.push_back(reached[at]);
                way.push_back(start);
                std::reverse(way.begin(), way.end());
                return way;
            }
            if (seen[next.index()] != 0)
                continue;
            seen[next.index()] = 1;
            reached.push_back(next);
            reachedFrom.push_back(i);
        }
    }
    return {};
}

} // namespace

std::vector<ThreadId> holdersWaitedFor(const World& world, ThreadId thread)
{
    std::vector<ThreadId> holders;
    if (const Wait wait = world.thread(thread).wait; wait.kind == WaitKind::Thread)
        return {ThreadId(wait.id)};
    const ObjectId object = world.thread(thread).waitsFor;
    if (!object.isValid() || !world.blueprint->object(object).kind->hasOwner)
        return holders;
    for (const sync::Holder& holder : world.objects[object.index()].holders)
        holders.push_back(holder.thread);
    return holders;
}

bool isDeadlocked(const World& world, ThreadId thread)
{
    std::vector<ThreadId> reached{thread};
    std::vector<std::uint8_t> seen(world.threads.size(), 0);
    seen[thread.index()] = 1;
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (world.thread(reached[i]).phase != ThreadPhase::Blocked)
            return false;
        const std::vector<ThreadId> holders = holdersWaitedFor(world, reached[i]);
        if (holders.empty())
            return false;
        for (const ThreadId holder : holders) {
            if (seen[holder.index()] != 0)
                continue;
            seen[holder.index()] = 1;
            reached.push_back(holder);
        }
    }
    return true;
}

std::vector<ThreadId> deadlockOf(const World& world, ThreadId thread)
{
    return isDeadlocked(world, thread) ? findWayBack(world, thread) : std::vector<ThreadId>{};
}

} // namespace threadway::machine
