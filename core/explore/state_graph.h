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

/// How a state without any possible step is to be read.
enum class End : std::uint8_t {
    None, ///< some thread can step
    Finished, ///< every thread has ended
    Deadlock, ///< threads wait for each other in a cycle
    Stuck, ///< threads wait for something that nobody will do
};

/// One step: the thread that takes it, and the state it leads to.
struct Edge {
    ThreadId thread;
    std::uint32_t target = 0;
};

/// A state of the programs: where every thread stands, what variables and objects hold.
struct Node {
    std::uint32_t parent = 0; ///< on a shortest way from the start
    ThreadId byThread; ///< the step from the parent
    std::uint32_t firstEdge = 0;
    std::uint32_t edges = 0;
    std::uint32_t depth = 0;
    End end = End::None;
    bool isExpanded = false;
    bool isDeadlocked = false; ///< some threads wait for each other in a cycle; others may go on
    bool isFaulted = false; ///< a process has faulted on the way or here
    std::int32_t cycleLength = 0;
    std::vector<program::Value> output; ///< printed so far; only if outputs are told apart
    std::vector<program::Value> variables; ///< only of ends
    std::vector<ThreadId> cycle; ///< of a deadlock
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
    std::size_t states = 200'000;
    /// Memory for states and transitions, about; 0: no bound.
    std::size_t bytes = 0;
    /// Whether states that differ in what was printed before are different states.
    bool tellsOutputsApart = false;
    /// Stop as soon as a deadlocked state is found.
    bool stopsAtDeadlock = false;
    /// Stops the search when it becomes true; may be set from another thread.
    const std::atomic<bool>* cancel = nullptr;
    /// Told how far the search is, if set.
    Progress* progress = nullptr;
    /// If set, the search stops at the first state, by distance, for which it returns true. May be called from any
    /// thread that searches.
    std::function<bool(const GoalView&)> isGoal;
};

/// All states that the programs can reach from a World by smallest steps in any order, breadth first, so that
/// parents give shortest ways. States are told apart by two independent 64-bit hashes.
struct StateGraph {
    std::vector<Node> nodes; ///< by distance from the start, which is node 0
    std::vector<Edge> edges;
    bool isComplete = false; ///< every state found was expanded
    Bound bound = Bound::None; ///< why not, otherwise
    std::uint32_t goal = 0; ///< the node that is the goal, if bound is Found

    /// The turns of a shortest way from the start to the node.
    [[nodiscard]] std::vector<ThreadId> wayTo(std::uint32_t node) const;
};

/// Explores from the World (as it stands, also in the middle of a timed run).
StateGraph buildGraph(machine::World start, const GraphLimits& limits);

} // namespace threadway::explore
