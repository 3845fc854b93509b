// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"

#include <vector>

namespace threadway::trace {

/// The waiter waits for the object, which the holder holds, or, if the object is invalid, for the holder's end.
struct WaitEdge {
    ThreadId waiter;
    ObjectId object;
    ThreadId holder;
    bool operator==(const WaitEdge&) const = default;
};

/// A deadlock: each thread waits for the object of the same place, which the next thread holds (the last one's
/// is held by the first); where the object is invalid, for the end of the next thread. Begins with the smallest thread.
struct WaitRing {
    std::vector<ThreadId> threads;
    std::vector<ObjectId> objects;
    bool operator==(const WaitRing&) const = default;
};

/// Every wait of the instant, by waiter.
std::vector<WaitEdge> waitEdges(const State& state);

/// Every ring of waits, by smallest thread: threads that can never go on, each waiting for what the next one holds or
/// would have to do. With several instances or holders a wait is hopeless only if too few of those who could help can
/// still go on (machine::hopelessThreads).
std::vector<WaitRing> waitRings(const State& state);

/// Whether enough of those who could end the thread's wait wait for nothing themselves: then it is in no ring, which
/// this tells without looking at all threads.
bool isHelpedAtOnce(const State& state, ThreadId thread);

} // namespace threadway::trace
