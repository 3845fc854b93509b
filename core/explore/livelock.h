// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/cancellation.h"
#include "explore/state_graph.h"

#include <cstdint>
#include <vector>

namespace threadway::explore {

/// Threads that can keep each other busy for ever without getting anywhere: a cycle of states in which no thread
/// prints, ends or begins another round of a loop that is meant to run for ever. Only fair cycles count: every thread
/// that can step in some state of the cycle does so in the course of it. A thread that spins only because the one that
/// would help it is never let run is no livelock.
struct Livelock {
    std::vector<ThreadId> threads; ///< that step in the cycle
    std::vector<ThreadId> schedule; ///< a shortest way into the cycle
    std::vector<ThreadId> round; ///< turns once around it, in which each of the threads steps
    std::size_t states = 0; ///< among which the threads can go to and fro
};

/// All livelocks of a graph with edges, nearest first. Fair cycles are found by leaving out states in which a thread
/// could step that never does, as for Streett acceptance (Emerson, Lei 1987). None if it is cancelled.
std::vector<Livelock> livelocksOf(const StateGraph& graph, const Cancellation& cancellation = {});

} // namespace threadway::explore
