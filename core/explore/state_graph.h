// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/chunked_vector.h"
#include "explore/component_store.h"
#include "explore/graph_limits.h"
#include "explore/state_layout.h"
#include "machine/world.h"
#include "program/value.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
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
    std::uint32_t target = 0;
    std::uint32_t by : 24 = 0;
    std::uint32_t isProgress : 1 = 0; ///< it printed, ended a thread, or began a round of a loop that has no end

    [[nodiscard]] ThreadId thread() const { return ThreadId(static_cast<std::int32_t>(by)); }
};

/// Two places in programs from which threads go for the same variable at once, at least one to write it.
struct Conflict {
    VariableId variable;
    ThreadId threads[2];
    std::int32_t places[2] = {0, 0}; ///< instructions
    bool areWrites[2] = {false, false};
    auto operator<=>(const Conflict&) const = default;
};

/// All states that the programs can reach from a World by steps in any order that the mode allows, breadth first, so
/// that parents give shortest ways. States are numbered by distance from the start, which is 0, those of equal distance
/// by parent and thread: the same numbers, however many workers. States are told apart exactly, without hashes.
class StateGraph {
public:
    [[nodiscard]] std::size_t states() const { return m_byThread.size(); }
    [[nodiscard]] std::size_t transitions() const { return m_transitions; }
    /// Every state found was expanded.
    [[nodiscard]] bool isComplete() const { return m_bound == Bound::None; }
    [[nodiscard]] Bound bound() const { return m_bound; }
    /// The first state that is the goal, if bound is Found.
    [[nodiscard]] std::uint32_t goal() const { return m_goal; }

    [[nodiscard]] std::uint32_t parent(std::uint32_t node) const { return m_parents[node]; }
    [[nodiscard]] ThreadId byThread(std::uint32_t node) const { return ThreadId(std::size_t{m_byThread[node]}); }
    /// Whether its steps were looked at; only then is anything below known.
    [[nodiscard]] bool isExpanded(std::uint32_t node) const { return node < m_expanded; }
    [[nodiscard]] End end(std::uint32_t node) const
    {
        return isExpanded(node) ? static_cast<End>(m_marks[node] & endMask) : End::None;
    }
    /// Some threads wait for each other in a cycle; others may go on.
    [[nodiscard]] bool isDeadlocked(std::uint32_t node) const
    {
        return isExpanded(node) && (m_marks[node] & deadlockedMark) != 0;
    }
    /// Positions of the state's steps in the list of all; only if the search kept them.
    [[nodiscard]] std::uint32_t firstEdge(std::uint32_t node) const
    {
        return node < m_firstEdges.size() ? m_firstEdges[node] : static_cast<std::uint32_t>(m_edges.size());
    }
    [[nodiscard]] std::uint32_t endEdge(std::uint32_t node) const { return firstEdge(node + 1); }
    [[nodiscard]] const Edge& edge(std::uint32_t i) const { return m_edges[i]; }
    [[nodiscard]] std::size_t edges() const { return m_edges.size(); }

    /// The threads of a shortest way from the start to the state, a turn each. Where equal threads were taken for each
    /// other, to a state that differs from it only in that.
    [[nodiscard]] std::vector<ThreadId> wayTo(std::uint32_t node) const;
    /// What was printed on the way, if outputs are told apart.
    [[nodiscard]] std::vector<program::Value> output(std::uint32_t node) const;
    [[nodiscard]] std::vector<Fault> faults(std::uint32_t node) const;
    [[nodiscard]] bool isFaulted(std::uint32_t node) const { return part(node, m_store->shape().faults()) != 0; }
    [[nodiscard]] std::vector<program::Value> variables(std::uint32_t node) const;
    /// The ring of a deadlocked state, from its lowest thread on.
    [[nodiscard]] std::vector<ThreadId> cycle(std::uint32_t node) const;
    /// The ring as it is at the end of wayTo: other threads, where equal ones were taken for each other.
    [[nodiscard]] std::vector<ThreadId> cycleAtEndOfWay(std::uint32_t node) const;
    /// The World in that state.
    [[nodiscard]] machine::World worldAt(std::uint32_t node) const;
    /// Numbers that are equal for two states exactly if what was printed, the faults and the variables are.
    [[nodiscard]] std::vector<std::uint32_t> outcomeKey(std::uint32_t node) const;

    /// Conflicting accesses, each with the first state in which both can be next; if the search looked for them.
    [[nodiscard]] const std::map<Conflict, std::uint32_t>& conflicts() const { return m_conflicts; }
    /// Memory that states and transitions take, in bytes.
    [[nodiscard]] std::size_t bytes() const;

private:
    friend class Search;
    /// A way with the threads as they really are, and who stands at its end where the state has the turn of that
    /// number.
    struct MergedWay {
        std::vector<ThreadId> turns;
        std::vector<ThreadId> real;
    };
    static constexpr std::uint8_t endMask = 3;
    static constexpr std::uint8_t deadlockedMark = 4;
    [[nodiscard]] std::uint32_t part(std::uint32_t node, std::size_t component) const;
    [[nodiscard]] MergedWay mergedWay(std::uint32_t node) const;

    std::optional<machine::World> m_start; ///< ready for untimed steps
    std::shared_ptr<ComponentStore> m_store;
    bool m_isMerged = false; ///< equal threads were taken for each other
    StateLayout m_layout;
    ChunkedVector<std::uint64_t> m_words; ///< packed states
    ChunkedVector<std::uint32_t> m_parents;
    ChunkedVector<std::uint32_t> m_byThread;
    ChunkedVector<std::uint8_t> m_marks;
    ChunkedVector<std::uint32_t> m_firstEdges;
    ChunkedVector<Edge> m_edges;
    std::size_t m_expanded = 0;
    std::size_t m_transitions = 0;
    std::size_t m_tableBytes = 0;
    Bound m_bound = Bound::None;
    std::uint32_t m_goal = 0;
    std::map<Conflict, std::uint32_t> m_conflicts;
};

/// Explores from the World (as it stands, also in the middle of a timed run).
StateGraph buildGraph(machine::World start, const GraphLimits& limits);

} // namespace threadway::explore
