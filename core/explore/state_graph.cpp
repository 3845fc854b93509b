// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/state_graph.h"

#include "explore/standstill.h"
#include "explore/stepper.h"
#include "explore/symmetry.h"

#include <algorithm>

namespace threadway::explore {

std::uint32_t StateGraph::part(std::uint32_t node, std::size_t component) const
{
    std::vector<std::uint64_t> state(m_layout.words());
    for (std::size_t i = 0; i < state.size(); ++i)
        state[i] = m_words[node * state.size() + i];
    return m_layout.get(state.data(), component);
}

/// Takes the steps of the way anew, to see who was taken for whom at each.
StateGraph::MergedWay StateGraph::mergedWay(std::uint32_t node) const
{
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t at = node; at != 0; at = parent(at))
        nodes.push_back(at);
    std::reverse(nodes.begin(), nodes.end());
    Stepper stepper(*m_start, *m_store, false);
    Symmetry symmetry(*m_start, *m_store);
    MergedWay way;
    for (std::size_t turn = 0; turn < m_store->shape().turns; ++turn)
        way.real.emplace_back(turn);
    std::vector<std::uint64_t> state(m_layout.words());
    for (const std::uint32_t at : nodes) {
        const ThreadId turn = byThread(at);
        way.turns.push_back(way.real[turn.index()]);
        for (std::size_t i = 0; i < state.size(); ++i)
            state[i] = m_words[parent(at) * state.size() + i];
        const StepResult result = stepper.result(m_layout, state.data(), turn);
        for (const Change& change : result.changes)
            m_layout.set(state.data(), change.component, change.number);
        Symmetry::Moves moves;
        symmetry.arrange(m_layout, state.data(), moves);
        const std::vector<ThreadId> before = way.real;
        for (std::size_t i = 0; i < moves.size(); ++i)
            way.real[moves[i].index()] = before[i];
    }
    return way;
}

std::vector<ThreadId> StateGraph::wayTo(std::uint32_t node) const
{
    if (m_isMerged)
        return mergedWay(node).turns;
    std::vector<ThreadId> turns;
    for (std::uint32_t at = node; at != 0; at = parent(at))
        turns.push_back(byThread(at));
    std::reverse(turns.begin(), turns.end());
    return turns;
}

std::vector<program::Value> StateGraph::output(std::uint32_t node) const
{
    return m_store->outputOf(part(node, m_store->shape().output()));
}

std::vector<Fault> StateGraph::faults(std::uint32_t node) const
{
    return m_store->faultsOf(part(node, m_store->shape().faults()));
}

std::vector<program::Value> StateGraph::variables(std::uint32_t node) const
{
    const StateShape& shape = m_store->shape();
    std::vector<program::Value> values;
    for (std::size_t i = 0; i < shape.variables; ++i)
        values.push_back(m_store->variableOf(i, part(node, shape.variable(i))));
    return values;
}

std::vector<std::uint32_t> StateGraph::outcomeKey(std::uint32_t node) const
{
    const StateShape& shape = m_store->shape();
    std::vector<std::uint32_t> key{part(node, shape.output()), part(node, shape.faults())};
    for (std::size_t i = 0; i < shape.variables; ++i)
        key.push_back(part(node, shape.variable(i)));
    return key;
}

machine::World StateGraph::worldAt(std::uint32_t node) const
{
    std::vector<std::uint32_t> parts;
    for (std::size_t i = 0; i < m_store->shape().worldParts(); ++i)
        parts.push_back(part(node, i));
    std::vector<std::uint32_t> held(parts.size(), ~std::uint32_t{0});
    machine::World world = *m_start;
    m_store->load(world, parts.data(), held.data());
    return world;
}

std::vector<ThreadId> StateGraph::cycle(std::uint32_t node) const
{
    return cycleIn(worldAt(node));
}

std::vector<ThreadId> StateGraph::cycleAtEndOfWay(std::uint32_t node) const
{
    std::vector<ThreadId> ring = cycle(node);
    if (!m_isMerged || ring.empty())
        return ring;
    const std::vector<ThreadId> real = mergedWay(node).real;
    for (ThreadId& thread : ring)
        thread = real[thread.index()];
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    return ring;
}

std::size_t StateGraph::bytes() const
{
    return m_words.bytes() + m_parents.bytes() + m_byThread.bytes() + m_marks.bytes() + m_firstEdges.bytes()
           + m_edges.bytes() + m_tableBytes + m_store->bytes();
}

} // namespace threadway::explore
