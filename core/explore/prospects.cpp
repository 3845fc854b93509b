// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/prospects.h"

namespace threadway::explore {
namespace {

/// Whether a run that stays in the component for ever gets on: some step inside is progress.
bool hasProgress(const StateGraph& graph, const Components& components, const std::vector<std::uint32_t>& members)
{
    for (const std::uint32_t node : members) {
        for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e) {
            const Edge& edge = graph.edge(e);
            if (edge.isProgress != 0 && components.of[edge.target] == components.of[node])
                return true;
        }
    }
    return false;
}

} // namespace

std::uint8_t Prospects::ownProspect(std::uint32_t node) const
{
    if (!m_graph.isExpanded(node))
        return Good | Bad | ForEver;
    if (m_graph.isDeadlocked(node))
        return Bad;
    switch (m_graph.end(node)) {
    case End::None:
        return 0;
    case End::Finished:
        return m_graph.isFaulted(node) ? Bad : Good;
    case End::Deadlock:
    case End::Stuck:
        return Bad;
    }
    return 0;
}

Prospects::Prospects(const StateGraph& graph, const Components& components, const Cancellation& cancellation)
    : m_graph(graph), m_can(graph.states(), 0)
{
    // Steps lead to components of lower number: what they can come to is known first.
    for (const std::vector<std::uint32_t>& members : components.members) {
        if (cancellation.isWished())
            return;
        std::uint8_t can = 0;
        for (const std::uint32_t node : members) {
            can = static_cast<std::uint8_t>(can | ownProspect(node));
            for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e)
                can = static_cast<std::uint8_t>(can | m_can[graph.edge(e).target]);
        }
        if (isCyclic(graph, members) && hasProgress(graph, components, members))
            can = static_cast<std::uint8_t>(can | ForEver);
        for (const std::uint32_t node : members)
            m_can[node] = graph.isDeadlocked(node) ? static_cast<std::uint8_t>(Bad) : can;
    }
}

std::optional<std::size_t> Prospects::noReturnOnTheWayTo(std::uint32_t node) const
{
    if (!isLost(node))
        return std::nullopt;
    std::size_t depth = 0;
    for (std::uint32_t at = node; at != 0; at = m_graph.parent(at))
        ++depth;
    while (node != 0 && isLost(m_graph.parent(node))) {
        node = m_graph.parent(node);
        --depth;
    }
    return depth;
}

} // namespace threadway::explore
