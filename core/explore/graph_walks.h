// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/cancellation.h"
#include "explore/state_graph.h"

#include <span>
#include <vector>

namespace threadway::explore {

/// For each state the states that have a step to it, once for each such step.
class IncomingEdges {
public:
    explicit IncomingEdges(const StateGraph& graph);

    [[nodiscard]] std::span<const std::uint32_t> sourcesOf(std::uint32_t node) const
    {
        return {m_sources.data() + m_first[node], m_sources.data() + m_first[node + 1]};
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_sources;
};

/// For each state 1 if one of the goals can be reached from it; goals themselves included.
std::vector<std::uint8_t> whatReaches(const StateGraph& graph, std::vector<std::uint32_t> goals);

/// The strongly connected components of the graph (Tarjan 1972), without recursion.
struct Components {
    std::vector<std::uint32_t> of; ///< by state; steps lead to components of equal or lower number
    std::vector<std::vector<std::uint32_t>> members; ///< by component, ascending
};

/// Whether a walk goes along the edge (given by its position).
using EdgeFilter = std::function<bool(std::uint32_t source, std::uint32_t edge)>;

/// The components of the graph, or of that part of it whose edges pass the filter.
Components componentsOf(const StateGraph& graph, const EdgeFilter& passes = {}, const Cancellation& cancellation = {});

/// Whether a run can stay in the component for ever: it has more than one state, or a step from a state to itself.
bool isCyclic(const StateGraph& graph, const std::vector<std::uint32_t>& members, const EdgeFilter& passes = {});

} // namespace threadway::explore
