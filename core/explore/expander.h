// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/graph_limits.h"
#include "explore/persistent_set.h"
#include "explore/state_graph.h"
#include "explore/stepper.h"
#include "explore/symmetry.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace threadway::explore {

/// A step that was found: the state it leads to stands at the same place in Expansion::words.
struct FoundEdge {
    std::uint64_t hash = 0;
    std::uint32_t thread = 0;
    std::uint32_t target = 0; ///< filled in when the state is looked up
    std::size_t slot = 0; ///< in the visited set, of a new state
    bool isNew = false;
    bool isProvisional = false; ///< target is the position of the edge that found the state first
    bool isProgress = false;
};

/// What was found about a state that was expanded.
struct FoundNode {
    std::uint32_t edges = 0;
    End end = End::None;
    bool isDeadlocked = false;
    bool isGoal = false;
    bool isReduced = false; ///< some threads that can step were left out
};

/// What expanding some states in a row found.
struct Expansion {
    std::vector<FoundNode> nodes;
    std::vector<FoundEdge> edges; ///< of all nodes, in order
    std::vector<std::uint64_t> words; ///< packed targets of the edges
    std::map<Conflict, std::uint32_t> conflicts;
    bool lacksRoom = false; ///< a number did not fit the layout: all of it has to be done again

    void clear();
};

/// Whether the search may take equal threads for each other.
bool mayMerge(const GraphLimits& limits);

/// Takes every possible step from states. Belongs to one worker.
class Expander {
public:
    Expander(const machine::World& start, ComponentStore& store, const GraphLimits& limits);

    /// Adds to the expansion what follows from the packed state, which is that number. With `mayReduce`, steps may be
    /// left out that come to the same later.
    void expand(const StateLayout& layout, const std::uint64_t* state, std::uint32_t number, bool mayReduce,
                Expansion& found);

private:
    void lookAt(const StateLayout& layout, const std::uint64_t* state);
    [[nodiscard]] FoundNode judge(const StateLayout& layout, const std::uint64_t* state);
    [[nodiscard]] bool mayHoldRing() const;
    bool reduce(const StateLayout& layout, const std::uint64_t* state);
    void noteConflicts(std::uint32_t number, Expansion& found) const;
    void addTurn(const StateLayout& layout, const std::uint64_t* state, std::size_t thread, Expansion& found);
    bool apply(const StateLayout& layout, std::uint64_t* target, std::size_t thread, const StepResult& result);
    std::uint32_t outputAfter(std::uint32_t output, const StepResult& result);
    [[nodiscard]] std::uint32_t turnAfter(std::uint32_t turn, std::size_t thread, const StepResult& result) const;

    /// What the expander has to know of each thread in the state at hand.
    struct Standing {
        bool isEnabled = false;
        bool hasEnded = false;
        bool isCandidate = false;
        std::uint64_t holders = 0;
        const StepResult* result = nullptr;
    };

    ComponentStore& m_store;
    StateShape m_shape;
    const GraphLimits& m_limits;
    Stepper m_stepper;
    std::vector<Standing> m_threads;
    std::vector<StepResult> m_passing; ///< by thread: results that the stepper does not keep
    std::optional<PersistentSets> m_persistent;
    std::optional<Symmetry> m_symmetry; ///< if equal threads are to be taken for each other, and there are any
    Symmetry::Moves m_moves;
    std::vector<std::uint64_t> m_target;
    std::unordered_map<const StepResult*, std::unordered_map<std::uint32_t, std::uint32_t>> m_outputs;
};

} // namespace threadway::explore
