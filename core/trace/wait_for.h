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

/// Every ring of waits, by smallest thread. A thread waits for one object at a time; where an object has several
/// holders the wait is a ring only if every holder is itself stuck in it (no holder can go on).
std::vector<WaitRing> waitRings(const State& state);

} // namespace threadway::trace
