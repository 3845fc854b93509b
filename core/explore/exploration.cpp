// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/exploration.h"

#include <gmpxx.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace threadway::explore {
namespace {

/// For each node: in how many ways, and with what probability, runs come to it.
struct Arrivals {
    std::vector<mpz_class> ways;
    std::vector<mpq_class> chance;
};

/// The nodes so that every edge leads forward (Kahn 1962), or nothing if some run never ends.
std::optional<std::vector<std::uint32_t>> topologicalOrder(const StateGraph& graph)
{
    std::vector<std::uint32_t> incoming(graph.nodes.size(), 0);
    for (const Edge& edge : graph.edges)
        ++incoming[edge.target];
    std::vector<std::uint32_t> order;
    order.reserve(graph.nodes.size());
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        if (incoming[i] == 0)
            order.push_back(i);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Node& node = graph.nodes[order[i]];
        for (std::uint32_t e = node.firstEdge; e < node.firstEdge + node.edges; ++e) {
            if (--incoming[graph.edges[e].target] == 0)
                order.push_back(graph.edges[e].target);
        }
    }
    if (order.size() != graph.nodes.size())
        return std::nullopt;
    return order;
}

Arrivals countArrivals(const StateGraph& graph, const std::vector<std::uint32_t>& order)
{
    Arrivals arrivals{std::vector<mpz_class>(graph.nodes.size()), std::vector<mpq_class>(graph.nodes.size())};
    arrivals.ways[0] = 1;
    arrivals.chance[0] = 1;
    for (const std::uint32_t index : order) {
        const Node& node = graph.nodes[index];
        if (node.edges == 0)
            continue;
        const mpq_class share = arrivals.chance[index] / node.edges;
        for (std::uint32_t e = node.firstEdge; e < node.firstEdge + node.edges; ++e) {
            arrivals.ways[graph.edges[e].target] += arrivals.ways[index];
            arrivals.chance[graph.edges[e].target] += share;
        }
    }
    return arrivals;
}

using OutcomeKey
    = std::tuple<End, bool, std::vector<std::pair<int, std::int64_t>>, std::vector<std::pair<int, std::int64_t>>>;

std::vector<std::pair<int, std::int64_t>> plain(const std::vector<program::Value>& values)
{
    std::vector<std::pair<int, std::int64_t>> result;
    for (const program::Value& value : values)
        result.emplace_back(static_cast<int>(value.kind), value.data);
    return result;
}

struct Total {
    std::uint32_t nearest = 0;
    mpz_class ways;
    mpq_class chance;
};

void rotateToSmallest(std::vector<ThreadId>& cycle)
{
    std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
}

/// Adds the node to the total of its key; nodes come nearest first.
template <class Key>
void addTo(std::map<Key, Total>& totals, const Key& key, std::uint32_t node, const Arrivals* arrivals)
{
    const auto [place, isNew] = totals.emplace(key, Total{node, 0, 0});
    if (arrivals == nullptr)
        return;
    place->second.ways += arrivals->ways[node];
    place->second.chance += arrivals->chance[node];
}

std::string textOf(const mpq_class& fraction, bool isKnown)
{
    return isKnown ? fraction.get_str() : std::string();
}

void listOutcomes(const StateGraph& graph, const Arrivals* arrivals, Exploration& result)
{
    std::map<OutcomeKey, Total> totals;
    mpz_class runs;
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        if (node.end == End::None)
            continue;
        addTo(totals, OutcomeKey{node.end, node.isFaulted, plain(node.output), plain(node.variables)}, i, arrivals);
        if (arrivals != nullptr)
            runs += arrivals->ways[i];
    }
    std::vector<Total> sorted;
    for (const auto& [key, total] : totals)
        sorted.push_back(total);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Total& a, const Total& b) { return a.chance > b.chance; });
    for (const Total& total : sorted) {
        const Node& node = graph.nodes[total.nearest];
        result.outcomes.push_back({node.end, node.isFaulted, node.output, node.variables,
                                   arrivals != nullptr ? total.ways.get_str() : std::string(),
                                   textOf(total.chance, arrivals != nullptr), graph.wayTo(total.nearest)});
    }
    result.runs = arrivals != nullptr ? runs.get_str() : std::string();
}

void listDeadlocks(const StateGraph& graph, const Arrivals* arrivals, Exploration& result)
{
    std::map<std::vector<ThreadId>, Total> totals;
    mpq_class chance;
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        // The state in which the cycle closes counts, not those that other threads reach while it stands.
        if (!node.isDeadlocked || (i != 0 && graph.nodes[node.parent].isDeadlocked && node.end == End::None))
            continue;
        std::vector<ThreadId> cycle = node.cycle;
        rotateToSmallest(cycle);
        const bool isEnd = node.end == End::Deadlock;
        addTo(totals, cycle, i, isEnd ? arrivals : nullptr);
        if (isEnd && arrivals != nullptr)
            chance += arrivals->chance[i];
    }
    for (const auto& [cycle, total] : totals)
        result.deadlocks.push_back({cycle, graph.wayTo(total.nearest), textOf(total.chance, arrivals != nullptr)});
    std::stable_sort(result.deadlocks.begin(), result.deadlocks.end(),
                     [](const Deadlock& a, const Deadlock& b) { return a.threads.size() < b.threads.size(); });
    result.deadlockProbability = textOf(chance, arrivals != nullptr);
}

} // namespace

Exploration explore(const machine::World& start, const GraphLimits& limits)
{
    const StateGraph graph = buildGraph(start, limits);
    Exploration result;
    result.isComplete = graph.isComplete;
    result.bound = graph.bound;
    result.states = graph.nodes.size();
    result.transitions = graph.edges.size();
    const auto order = topologicalOrder(graph);
    result.isEndless = !order;
    std::optional<Arrivals> arrivals;
    if (order && graph.isComplete)
        arrivals = countArrivals(graph, *order);
    listOutcomes(graph, arrivals ? &*arrivals : nullptr, result);
    listDeadlocks(graph, arrivals ? &*arrivals : nullptr, result);
    return result;
}

} // namespace threadway::explore
