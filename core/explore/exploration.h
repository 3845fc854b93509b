// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/livelock.h"
#include "explore/state_graph.h"
#include "machine/world.h"

#include <optional>
#include <string>
#include <vector>

namespace threadway::explore {

/// One way in which runs can end, told apart by what was printed, the final shared values, faults and the kind of end.
struct Outcome {
    End end = End::Finished;
    bool isFaulted = false;
    std::vector<program::Value> output;
    std::vector<program::Value> shared; ///< by VariableId
    std::vector<Fault> faults;
    std::string runs; ///< number of schedules that lead here, exact
    std::string probability; ///< exact fraction, if every enabled thread is equally likely at each step
    std::vector<ThreadId> schedule; ///< a shortest one, by smallest steps
    /// Of an end that is no good one: after how many steps of the schedule every continuation fails.
    std::optional<std::size_t> noReturnAfter;
};

/// A set of threads that can come to wait for each other.
struct Deadlock {
    std::vector<ThreadId> threads; ///< in the order of waiting, the smallest first
    std::vector<ThreadId> schedule; ///< a shortest one, by smallest steps
    std::string probability; ///< of ending in it
    std::optional<std::size_t> noReturnAfter; ///< after how many steps every continuation fails
};

/// A fault that can happen.
struct PossibleFault {
    Fault fault;
    std::vector<ThreadId> schedule; ///< a shortest one, by smallest steps
};

/// One of the two accesses of a race.
struct RacingAccess {
    ThreadId thread;
    CoroutineId coroutine;
    std::int32_t statement = -1; ///< of the coroutine's unit
    bool isWrite = false;
};

/// A data race: two accesses to the same variable by different threads, at least one a write, that no synchronisation
/// orders. They can come one right after the other, in either order (Adve, Hill: A unified formalization of four
/// shared-memory models, 1993).
struct Race {
    VariableId variable;
    RacingAccess first;
    RacingAccess second;
    std::vector<ThreadId> schedule; ///< a shortest one up to where both accesses are next, by smallest steps
};

/// What all possible runs of a scenario can come to.
struct Exploration {
    bool isComplete = false; ///< otherwise only the states up to the limit were seen, and counts are left empty
    Bound bound = Bound::None; ///< why it is not complete
    bool isReduced = false; ///< only one order of steps that do not concern each other was tried
    bool isEndless = false; ///< some run never ends: schedules cannot be counted
    std::size_t states = 0;
    std::size_t transitions = 0;
    std::size_t bytes = 0; ///< memory that states and transitions took
    std::string runs;
    std::vector<Outcome> outcomes; ///< most probable first, equals nearest first
    std::vector<Deadlock> deadlocks; ///< shortest ring first
    std::vector<PossibleFault> faults; ///< nearest first
    std::vector<Race> races; ///< nearest first; at most `mostRaces`
    std::vector<Livelock> livelocks; ///< nearest first
    /// Exact fraction, "0" if none can happen; empty if it is not known: the search was not complete, or some cycle of
    /// states was too large to solve exactly.
    std::string deadlockProbability;
    std::string endlessProbability; ///< of a run that never ends; likewise
};

inline constexpr std::size_t mostRaces = 1000;

/// Every interleaving of the programs that the limits allow, from the World. Numbers are exact (GMP).
Exploration explore(const machine::World& start, const GraphLimits& limits);

} // namespace threadway::explore
