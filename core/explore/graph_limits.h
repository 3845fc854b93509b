// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"
#include "program/value.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace threadway::explore {

/// When threads may follow each other.
enum class Switching : std::uint8_t {
    AnyStep, ///< after each step, as preemptive threads
    WhereTheySay, ///< when the running thread yields, sleeps, waits or ends, as coroutines
    AtEnds, ///< when the running thread has ended, as calls
    /// So many at once, as coroutines of an executor with as many workers: a thread is under way from a step on until
    /// it yields, sleeps, awaits or ends, and others step in between only while they are under way, too.
    Pooled,
};

/// Threads that a pool can have.
inline constexpr std::size_t mostPooled = 31;

/// What happens at once.
enum class Granularity : std::uint8_t {
    SmallestSteps,
    Statements, ///< all steps of a statement, unless one has to wait
};

/// How far a search has come; written by the search, may be read from another thread at any time.
struct Progress {
    std::atomic<std::size_t> states{0}; ///< found so far
    std::atomic<std::size_t> frontier{0}; ///< found, but not yet expanded
    std::atomic<std::size_t> transitions{0};
    std::atomic<std::size_t> bytes{0}; ///< that states and transitions take
};

/// Why a search ended before it had seen every state.
enum class Bound : std::uint8_t { None, States, Memory, Cancelled, Found };

/// What a goal may look at: the programs' state, what was printed on the way (if outputs are told apart) and whether
/// a process has faulted on the way.
struct GoalView {
    const machine::World& world;
    const std::vector<program::Value>& output;
    bool isFaulted = false;
    bool isDeadlocked = false;
};

struct GraphLimits {
    /// No further state is expanded once so many are found.
    std::size_t states = 200'000;
    /// Memory for states and transitions, about; 0: no bound.
    std::size_t bytes = 0;
    /// Whether states that differ in what was printed before are different states.
    bool tellsOutputsApart = false;
    /// Stop as soon as a deadlocked state is found.
    bool stopsAtDeadlock = false;
    Switching switching = Switching::AnyStep;
    std::size_t poolSize = 1; ///< of Pooled: how many can be under way at once
    Granularity granularity = Granularity::SmallestSteps;
    /// Whether transitions are kept: what is counted or computed along them needs that, verdicts do not.
    bool keepsEdges = true;
    /// Whether conflicting accesses to shared variables are looked for.
    bool findsConflicts = false;
    /// Whether, of steps that do not concern each other, only one order is tried (partial-order reduction): every end
    /// and every fault is found all the same, but not every state, conflict or cycle. Not with statements or other
    /// modes, nor where coroutines go from worker to worker or sleep while others of their thread go on.
    bool reduces = false;
    /// Whether states that differ only in which of several equal threads stands where are one (symmetry reduction): the
    /// same ends, but not the same numbers, and of deadlocks and faults that differ so, one is told. Only with
    /// `reduces` in an exploration, where transitions are not kept, at smallest steps that any thread may take, and
    /// without a goal.
    bool mergesAlike = false;
    /// Threads of the program that search; 0: as many as there are processors, up to 8. Results do not depend on it.
    unsigned workers = 0;
    /// Takes every remembered step anew and compares: for tests.
    bool checksSteps = false;
    /// Stops the search when it becomes true; may be set from another thread.
    const std::atomic<bool>* cancel = nullptr;
    /// Told how far the search is, if set.
    Progress* progress = nullptr;
    /// If set, the search stops at the first state, by distance, for which it returns true. May be called from several
    /// threads at once.
    std::function<bool(const GoalView&)> isGoal;
};

} // namespace threadway::explore
