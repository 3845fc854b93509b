// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/graph_walks.h"

#include <algorithm>

namespace threadway::explore {
namespace {

constexpr std::uint32_t unseen = ~std::uint32_t{0};

/// Tarjan's algorithm with a stack of its own: state graphs are deeper than the stack of the program.
class ComponentWalk {
public:
    ComponentWalk(const StateGraph& graph, const EdgeFilter& passes, const Cancellation& cancellation)
        : m_graph(graph),
          m_passes(passes),
          m_cancellation(cancellation),
          m_index(graph.states(), unseen),
          m_low(graph.states(), 0)
    {
        m_result.of.assign(graph.states(), unseen);
    }

    Components run()
    {
        for (std::uint32_t node = 0; node < m_graph.states() && !m_cancellation.isWished(); ++node) {
            if (m_index[node] == unseen)
                walkFrom(node);
        }
        return std::move(m_result);
    }

private:
    struct Visit {
        std::uint32_t node = 0;
        std::uint32_t edge = 0; ///< that comes next
    };

    void begin(std::uint32_t node)
    {
        m_index[node] = m_low[node] = m_next++;
        m_open.push_back(node);
        m_way.push_back({node, m_graph.firstEdge(node)});
    }

    void walkFrom(std::uint32_t root)
    {
        begin(root);
        while (!m_way.empty() && !m_cancellation.isWished()) {
            Visit& visit = m_way.back();
            const std::uint32_t node = visit.node;
            if (visit.edge == m_graph.endEdge(node)) {
                m_way.pop_back();
                if (!m_way.empty())
                    m_low[m_way.back().node] = std::min(m_low[m_way.back().node], m_low[node]);
                if (m_low[node] == m_index[node])
                    close(node);
                continue;
            }
            const std::uint32_t edge = visit.edge++;
            const std::uint32_t target = m_graph.edge(edge).target;
            if (m_passes && !m_passes(node, edge))
                continue;
            if (m_index[target] == unseen)
                begin(target);
            else if (m_result.of[target] == unseen)
                m_low[node] = std::min(m_low[node], m_index[target]);
        }
    }

    void close(std::uint32_t root)
    {
        const auto component = static_cast<std::uint32_t>(m_result.members.size());
        auto& members = m_result.members.emplace_back();
        std::uint32_t node = unseen;
        do {
            node = m_open.back();
            m_open.pop_back();
            m_result.of[node] = component;
            members.push_back(node);
        } while (node != root);
        std::sort(members.begin(), members.end());
    }

    const StateGraph& m_graph;
    const EdgeFilter& m_passes;
    const Cancellation& m_cancellation;
    Components m_result;
    std::vector<std::uint32_t> m_index;
    std::vector<std::uint32_t> m_low;
    std::vector<std::uint32_t> m_open;
    std::vector<Visit> m_way;
    std::uint32_t m_next = 0;
};

} // namespace

IncomingEdges::IncomingEdges(const StateGraph& graph) : m_first(graph.states() + 1, 0), m_sources(graph.edges())
{
    for (std::uint32_t e = 0; e < graph.edges(); ++e)
        ++m_first[graph.edge(e).target + 1];
    for (std::size_t i = 1; i < m_first.size(); ++i)
        m_first[i] += m_first[i - 1];
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::uint32_t node = 0; node < graph.states(); ++node) {
        for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e)
            m_sources[next[graph.edge(e).target]++] = node;
    }
}

std::vector<std::uint8_t> whatReaches(const StateGraph& graph, std::vector<std::uint32_t> goals)
{
    const IncomingEdges incoming(graph);
    std::vector<std::uint8_t> reaches(graph.states(), 0);
    for (const std::uint32_t goal : goals)
        reaches[goal] = 1;
    while (!goals.empty()) {
        const std::uint32_t goal = goals.back();
        goals.pop_back();
        for (const std::uint32_t source : incoming.sourcesOf(goal)) {
            if (reaches[source] == 0) {
                reaches[source] = 1;
                goals.push_back(source);
            }
        }
    }
    return reaches;
}

Components componentsOf(const StateGraph& graph, const EdgeFilter& passes, const Cancellation& cancellation)
{
    return ComponentWalk(graph, passes, cancellation).run();
}

bool isCyclic(const StateGraph& graph, const std::vector<std::uint32_t>& members, const EdgeFilter& passes)
{
    if (members.size() > 1)
        return true;
    const std::uint32_t node = members.front();
    for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e) {
        if (graph.edge(e).target == node && (!passes || passes(node, e)))
            return true;
    }
    return false;
}

} // namespace threadway::explore
