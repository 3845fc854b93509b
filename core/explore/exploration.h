// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/state_graph.h"
#include "machine/world.h"

#include <string>
#include <vector>

namespace threadway::explore {

/// One way in which runs can end, told apart by what was printed, the final shared values and the kind of end.
struct Outcome {
    End end = End::Finished;
    bool isFaulted = false;
    std::vector<program::Value> output;
    std::vector<program::Value> shared; ///< by VariableId
    std::string runs; ///< number of schedules that lead here, exact
    std::string probability; ///< exact fraction, if every enabled thread is equally likely at each step
    std::vector<ThreadId> schedule; ///< a shortest one
};

/// A set of threads that can come to wait for each other.
struct Deadlock {
    std::vector<ThreadId> threads; ///< in the order of waiting, the smallest first
    std::vector<ThreadId> schedule; ///< a shortest one
    std::string probability; ///< of ending in it
};

/// What all possible runs of a scenario can come to.
struct Exploration {
    bool isComplete = false; ///< otherwise only the states up to the limit were seen, and counts are left empty
    Bound bound = Bound::None; ///< why it is not complete
    bool isEndless = false; ///< some run never ends: schedules cannot be counted
    std::size_t states = 0;
    std::size_t transitions = 0;
    std::string runs;
    std::vector<Outcome> outcomes; ///< most probable first, equals by output
    std::vector<Deadlock> deadlocks; ///< shortest first
    std::string deadlockProbability; ///< exact fraction, "0" if none can happen
};

/// Every interleaving of the programs by smallest steps, from the World. Numbers are exact (GMP).
Exploration explore(const machine::World& start, const GraphLimits& limits);

} // namespace threadway::explore
