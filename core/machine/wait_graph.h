// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "machine/event.h"
#include "scenario/blueprint.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::machine {

/// What a thread waits for, and who could help it.
struct Need {
    ObjectId object;
    /// Threads that could let it go on; holders where the object has an owner.
    std::vector<ThreadId> helpers;
    /// How many of them have to.
    std::size_t needed = 1;
    /// Whether the helpers hold the object. Waiting for a sign that nobody gives is no ring of holding and wanting.
    bool isHeld = true;
};

/// Who waits for whom: threads, each with what it waits for. A thread whose coroutines all wait off the thread has
/// several waits and goes on as soon as one of them is over; one that does not wait has none.
struct WaitGraph {
    std::vector<std::vector<Need>> waits; ///< by thread
    std::vector<std::uint8_t> isEnded; ///< by thread
};

/// Whether who waits for the object waits for so many threads to arrive, as at a barrier.
bool countsArrivals(const scenario::Blueprint& blueprint, ObjectId object);

/// The wait for an object that is held and waited for as given. Nothing if it is about to be over by itself.
/// The waiters, those that have joined the queue, and how many threads are missing matter where arrivals are counted.
std::vector<Need> needFor(const scenario::Blueprint& blueprint, ObjectId object, ThreadId thread,
                          const std::vector<ThreadId>& holders, const std::vector<ThreadId>& waiters,
                          std::int64_t missing);

/// The need of a thread that waits within a system call for the end of a thread or of all threads of a process; nothing
/// if it waits for a device, which serves it in the end.
std::vector<Need> needFor(const scenario::Blueprint& blueprint, WaitKind kind, std::int32_t id);

/// Threads that can never go on: reduces the graph by every thread that can, until nothing changes (Holt: Some
/// deadlock properties of computer systems, 1972; for several instances and several holders). 1 for each such
/// thread, ended ones included, which can help nobody.
std::vector<std::uint8_t> hopelessThreads(const WaitGraph& graph);

/// Whether enough of those who could end one of the waits wait for nothing themselves. Such a thread is not hopeless,
/// which this tells without a graph of all threads; `isAble` is asked of one helper after the other.
template <class IsAble>
bool isHelpedAtOnce(const std::vector<Need>& waits, IsAble isAble)
{
    return std::any_of(waits.begin(), waits.end(), [&isAble](const Need& wait) {
        std::size_t able = 0;
        for (auto helper = wait.helpers.begin(); able < wait.needed && helper != wait.helpers.end(); ++helper)
            able += isAble(*helper) ? 1U : 0U;
        return able >= wait.needed;
    });
}

/// A shortest ring of hopeless threads, each waiting for the next, from the thread back to it; empty if there is
/// none. Threads that wait for the same sign of each other (all asleep, nobody left to ring) are no ring, but stuck.
std::vector<ThreadId> ringFrom(const WaitGraph& graph, const std::vector<std::uint8_t>& hopeless, ThreadId start);

/// Such a ring of whichever threads, the smallest first; empty if there is none.
std::vector<ThreadId> anyRing(const WaitGraph& graph);

} // namespace threadway::machine
