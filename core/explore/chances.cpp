// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/chances.h"

#include <algorithm>
#include <map>

namespace threadway::explore {
namespace {

/// Passes the probability with which runs come into a cyclic component on to the states behind it, by eliminating one
/// state after the other: who would go to it goes at once to where it leads (Kemeny, Snell: Finite Markov chains,
/// 1960, in the form of state elimination).
class Elimination {
public:
    Elimination(const StateGraph& graph, const std::vector<std::uint32_t>& members) : m_members(members)
    {
        for (const std::uint32_t node : members) {
            const mpq_class share(1, graph.endEdge(node) - graph.firstEdge(node));
            for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e)
                m_rows[node][graph.edge(e).target] += share;
        }
    }

    void passOn(std::vector<mpq_class>& chance, const Cancellation& cancellation)
    {
        for (const std::uint32_t node : m_members) {
            if (cancellation.isWished())
                return;
            std::map<std::uint32_t, mpq_class> row = std::move(m_rows[node]);
            m_rows.erase(node);
            scale(row, node);
            for (const auto& [target, share] : row)
                chance[target] += chance[node] * share;
            chance[node] = 0;
            for (auto& [other, otherRow] : m_rows)
                redirect(otherRow, node, row);
        }
    }

private:
    /// Steps from the state to itself are gone through until it is left.
    static void scale(std::map<std::uint32_t, mpq_class>& row, std::uint32_t node)
    {
        const auto self = row.find(node);
        if (self == row.end())
            return;
        const mpq_class leaves = 1 - self->second;
        row.erase(self);
        for (auto& [target, share] : row)
            share /= leaves;
    }

    static void redirect(std::map<std::uint32_t, mpq_class>& row, std::uint32_t node,
                         const std::map<std::uint32_t, mpq_class>& to)
    {
        const auto found = row.find(node);
        if (found == row.end())
            return;
        const mpq_class flow = found->second;
        row.erase(found);
        for (const auto& [target, share] : to)
            row[target] += flow * share;
    }

    const std::vector<std::uint32_t>& m_members;
    std::map<std::uint32_t, std::map<std::uint32_t, mpq_class>> m_rows;
};

bool isLeft(const StateGraph& graph, const Components& components, const std::vector<std::uint32_t>& members)
{
    for (const std::uint32_t node : members) {
        for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e) {
            if (components.of[graph.edge(e).target] != components.of[node])
                return true;
        }
    }
    return false;
}

void passOn(const StateGraph& graph, std::uint32_t node, Chances& chances)
{
    const std::uint32_t first = graph.firstEdge(node);
    const std::uint32_t end = graph.endEdge(node);
    if (first == end)
        return;
    const mpq_class share = chances.chance[node] / (end - first);
    for (std::uint32_t e = first; e < end; ++e) {
        const std::uint32_t target = graph.edge(e).target;
        chances.chance[target] += share;
        if (!chances.ways.empty())
            chances.ways[target] += chances.ways[node];
    }
    chances.chance[node] = 0; // it is known only of ends, and fractions take room
    if (!chances.ways.empty())
        chances.ways[node] = 0;
}

} // namespace

std::optional<Chances> chancesOf(const StateGraph& graph, const Components& components,
                                 const Cancellation& cancellation)
{
    Chances chances;
    chances.chance.resize(graph.states());
    chances.chance[0] = 1;
    const bool isEndless = std::any_of(components.members.begin(), components.members.end(),
                                       [&](const auto& members) { return isCyclic(graph, members); });
    if (!isEndless) {
        chances.ways.resize(graph.states());
        chances.ways[0] = 1;
    }
    // Steps lead to components of lower number, so what comes into one is known before its turn.
    for (std::size_t i = components.members.size(); i-- > 0;) {
        if (cancellation.isWished())
            return std::nullopt;
        const std::vector<std::uint32_t>& members = components.members[i];
        if (!isEndless || !isCyclic(graph, members)) {
            passOn(graph, members.front(), chances);
        } else if (!isLeft(graph, components, members)) {
            for (const std::uint32_t node : members)
                chances.endless += chances.chance[node];
        } else if (members.size() > mostSolvedExactly) {
            return std::nullopt;
        } else {
            Elimination(graph, members).passOn(chances.chance, cancellation);
        }
    }
    return chances;
}

} // namespace threadway::explore
