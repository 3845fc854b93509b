// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/deadlock.h"

#include "machine/simulator.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// Depth-first search for a way back to the start; leaves the way in `path`.
bool findWayBack(const World& world, ThreadId start, std::vector<ThreadId>& path, std::vector<std::uint8_t>& seen)
{
    for (const ThreadId next : holdersWaitedFor(world, path.back())) {
        if (next == start)
            return true;
        if (seen[next.index()] != 0 || world.thread(next).phase != ThreadPhase::Blocked)
            continue;
        seen[next.index()] = 1;
        path.push_back(next);
        if (findWayBack(world, start, path, seen))
            return true;
        path.pop_back();
    }
    return false;
}

} // namespace

std::vector<ThreadId> holdersWaitedFor(const World& world, ThreadId thread)
{
    std::vector<ThreadId> holders;
    const ObjectId object = world.thread(thread).waitsFor;
    if (!object.isValid())
        return holders;
    for (const sync::Holder& holder : world.objects[object.index()].holders)
        holders.push_back(holder.thread);
    return holders;
}

bool isDeadlocked(const World& world, ThreadId thread)
{
    std::vector<ThreadId> reached{thread};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (world.thread(reached[i]).phase != ThreadPhase::Blocked)
            return false;
        const std::vector<ThreadId> holders = holdersWaitedFor(world, reached[i]);
        if (holders.empty())
            return false;
        for (const ThreadId holder : holders) {
            if (std::find(reached.begin(), reached.end(), holder) == reached.end())
                reached.push_back(holder);
        }
    }
    return true;
}

std::vector<ThreadId> deadlockOf(const World& world, ThreadId thread)
{
    if (!isDeadlocked(world, thread))
        return {};
    std::vector<ThreadId> path{thread};
    std::vector<std::uint8_t> seen(world.threads.size(), 0);
    return findWayBack(world, thread, path, seen) ? path : std::vector<ThreadId>{};
}

} // namespace threadway::machine
