// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/livelock.h"

#include "explore/graph_walks.h"

#include <algorithm>
#include <optional>
#include <set>

namespace threadway::explore {
namespace {

/// States by group; 0: in none. Only steps inside a group that are no progress count.
using Groups = std::vector<std::uint32_t>;

EdgeFilter inside(const StateGraph& graph, const Groups& groups)
{
    return [&graph, &groups](std::uint32_t source, std::uint32_t e) {
        const Edge& edge = graph.edge(e);
        return edge.isProgress == 0 && groups[source] != 0 && groups[source] == groups[edge.target];
    };
}

/// The threads that step inside the component.
std::set<ThreadId> steppers(const StateGraph& graph, const std::vector<std::uint32_t>& members,
                            const Components& components, const EdgeFilter& passes)
{
    std::set<ThreadId> threads;
    for (const std::uint32_t node : members) {
        for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e) {
            if (passes(node, e) && components.of[graph.edge(e).target] == components.of[node])
                threads.insert(graph.edge(e).thread());
        }
    }
    return threads;
}

/// The states of the component in which nobody can step who never does inside it.
std::vector<std::uint32_t> fairStates(const StateGraph& graph, const std::vector<std::uint32_t>& members,
                                      const std::set<ThreadId>& threads)
{
    std::vector<std::uint32_t> fair;
    for (const std::uint32_t node : members) {
        bool isFair = true;
        for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e)
            isFair = isFair && threads.contains(graph.edge(e).thread());
        if (isFair)
            fair.push_back(node);
    }
    return fair;
}

/// Walks inside a component.
class Round {
public:
    Round(const StateGraph& graph, const EdgeFilter& passes, const Components& components)
        : m_graph(graph), m_passes(passes), m_components(components)
    {
    }

    /// Turns from the state and back to it, in which each of the threads steps.
    std::vector<ThreadId> from(std::uint32_t start, std::set<ThreadId> missing)
    {
        std::uint32_t at = start;
        while (!missing.empty()) {
            at = walk(at, [&](std::uint32_t, const Edge& edge) { return missing.contains(edge.thread()); });
            for (const ThreadId turn : m_turns)
                missing.erase(turn);
        }
        if (at != start)
            walk(at, [&](std::uint32_t, const Edge& edge) { return edge.target == start; });
        return m_turns;
    }

private:
    /// Appends the turns of a shortest way whose last edge is wanted; returns where it leads.
    template <class IsWanted>
    std::uint32_t walk(std::uint32_t from, const IsWanted& isWanted)
    {
        struct Reached {
            std::uint32_t node;
            std::size_t before;
            ThreadId turn;
        };
        std::vector<Reached> reached{{from, 0, {}}};
        std::set<std::uint32_t> seen{from};
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const std::uint32_t node = reached[i].node;
            for (std::uint32_t e = m_graph.firstEdge(node); e < m_graph.endEdge(node); ++e) {
                const Edge& edge = m_graph.edge(e);
                if (!m_passes(node, e) || m_components.of[edge.target] != m_components.of[node])
                    continue;
                if (isWanted(node, edge)) {
                    std::vector<ThreadId> turns{edge.thread()};
                    for (std::size_t at = i; at != 0; at = reached[at].before)
                        turns.push_back(reached[at].turn);
                    m_turns.insert(m_turns.end(), turns.rbegin(), turns.rend());
                    return edge.target;
                }
                if (seen.insert(edge.target).second)
                    reached.push_back({edge.target, i, edge.thread()});
            }
        }
        return from;
    }

    const StateGraph& m_graph;
    const EdgeFilter& m_passes;
    const Components& m_components;
    std::vector<ThreadId> m_turns;
};

} // namespace

std::vector<Livelock> livelocksOf(const StateGraph& graph, const Cancellation& cancellation)
{
    std::vector<Livelock> found;
    Groups groups(graph.states(), 1);
    for (bool isAnyOpen = true; isAnyOpen;) {
        isAnyOpen = false;
        const EdgeFilter passes = inside(graph, groups);
        const Components components = componentsOf(graph, passes, cancellation);
        Groups next(graph.states(), 0);
        std::uint32_t group = 0;
        for (const std::vector<std::uint32_t>& members : components.members) {
            if (cancellation.isWished())
                return {};
            if (groups[members.front()] == 0 || !isCyclic(graph, members, passes))
                continue;
            const std::set<ThreadId> threads = steppers(graph, members, components, passes);
            const std::vector<std::uint32_t> fair = fairStates(graph, members, threads);
            if (fair.size() == members.size()) {
                Round round(graph, passes, components);
                found.push_back({{threads.begin(), threads.end()},
                                 graph.wayTo(members.front()),
                                 round.from(members.front(), threads),
                                 members.size()});
                continue;
            }
            ++group;
            for (const std::uint32_t node : fair)
                next[node] = group;
            isAnyOpen = isAnyOpen || !fair.empty();
        }
        if (cancellation.isWished())
            return {};
        groups = std::move(next);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Livelock& a, const Livelock& b) { return a.schedule.size() < b.schedule.size(); });
    return found;
}

} // namespace threadway::explore
