// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/expander.h"

#include "explore/standstill.h"
#include "scenario/crew.h"

#include <algorithm>

namespace threadway::explore {
namespace {

/// A statement of more steps than these is cut: it goes round for ever.
constexpr int mostStepsInStatement = 10'000;
constexpr std::size_t mostMasked = 64;

} // namespace

void Expansion::clear()
{
    nodes.clear();
    edges.clear();
    words.clear();
    conflicts.clear();
    lacksRoom = false;
}

bool mayMerge(const GraphLimits& limits)
{
    return limits.mergesAlike && !limits.keepsEdges && !limits.findsConflicts && limits.switching == Switching::AnyStep
           && limits.granularity == Granularity::SmallestSteps && !limits.isGoal;
}

Expander::Expander(const machine::World& start, ComponentStore& store, const GraphLimits& limits)
    : m_store(store),
      m_shape(store.shape()),
      m_limits(limits),
      m_stepper(start, store, limits.checksSteps),
      m_threads(m_shape.turns),
      m_passing(m_shape.turns)
{
    const bool isSimple = !start.blueprint->hasExecutors() && !scenario::hasSleepers(*start.blueprint);
    const bool canReduce = limits.switching == Switching::AnyStep && limits.granularity == Granularity::SmallestSteps;
    if (limits.reduces && canReduce && isSimple)
        m_persistent.emplace(start, m_shape, limits.tellsOutputsApart);
    if (mayMerge(limits))
        m_symmetry.emplace(start, store);
    if (m_symmetry && !m_symmetry->isAny())
        m_symmetry.reset();
}

void Expander::expand(const StateLayout& layout, const std::uint64_t* state, std::uint32_t number, bool mayReduce,
                      Expansion& found)
{
    if (m_stepper.forgetIfMany())
        m_outputs.clear();
    lookAt(layout, state);
    found.nodes.push_back(judge(layout, state));
    if (m_limits.findsConflicts)
        noteConflicts(number, found);
    if (mayReduce && m_persistent)
        found.nodes.back().isReduced = reduce(layout, state);
    const std::size_t before = found.edges.size();
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        if (m_threads[i].isCandidate)
            addTurn(layout, state, i, found);
    }
    found.nodes.back().edges = static_cast<std::uint32_t>(found.edges.size() - before);
}

/// Who can step, and of them who may, in the mode.
void Expander::lookAt(const StateLayout& layout, const std::uint64_t* state)
{
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        const StepResult* result = &m_stepper.result(layout, state, ThreadId(i));
        if (result->touchesAll) {
            m_passing[i] = *result;
            result = &m_passing[i];
        }
        m_threads[i]
            = {result->isEnabled, !result->isEnabled && result->hasEnded, result->isEnabled, result->holders, result};
    }
    const std::uint32_t turn = layout.get(state, m_shape.turn());
    if (turn == 0)
        return;
    if (m_limits.switching == Switching::Pooled) {
        std::size_t underWay = 0; // without those that ended with their process
        for (std::size_t i = 0; i < m_shape.threads; ++i)
            underWay += (turn >> i & 1U) != 0 && !m_threads[i].hasEnded ? 1U : 0U;
        const bool isFull = underWay >= m_limits.poolSize;
        for (std::size_t i = 0; isFull && i < m_shape.threads; ++i)
            m_threads[i].isCandidate = m_threads[i].isEnabled && (turn >> i & 1U) != 0;
        return;
    }
    const std::size_t buffer = m_shape.threads + turn - 1;
    const bool waitsForBuffer = buffer < m_threads.size() && m_threads[buffer].isEnabled;
    const bool goesOn = m_threads[turn - 1].isEnabled || waitsForBuffer;
    if (!goesOn && m_limits.switching == Switching::WhereTheySay)
        return;
    for (std::size_t i = 0; i < m_shape.threads; ++i) // what happens by itself always may
        m_threads[i].isCandidate = goesOn && i == turn - 1 && m_threads[i].isEnabled;
}

FoundNode Expander::judge(const StateLayout& layout, const std::uint64_t* state)
{
    FoundNode node;
    const bool isOver
        = std::none_of(m_threads.begin(), m_threads.end(), [](const Standing& t) { return t.isCandidate; });
    const bool isAnyLeft
        = std::any_of(m_threads.begin(), m_threads.end(), [](const Standing& t) { return !t.hasEnded; });
    if ((isOver && isAnyLeft) || mayHoldRing())
        node.isDeadlocked = !cycleIn(m_stepper.worldOf(layout, state)).empty();
    if (isOver)
        node.end = !isAnyLeft ? End::Finished : node.isDeadlocked ? End::Deadlock : End::Stuck;
    if (m_limits.isGoal) {
        const auto output = m_store.outputOf(layout.get(state, m_shape.output()));
        const bool isFaulted = layout.get(state, m_shape.faults()) != 0;
        node.isGoal = m_limits.isGoal({m_stepper.worldOf(layout, state), output, isFaulted, node.isDeadlocked});
    }
    return node;
}

/// Whether some waiting threads wait only for each other, as far as who holds what tells. Leaves out those that wait
/// for somebody who can go on until nobody is left to leave out.
bool Expander::mayHoldRing() const
{
    if (m_threads.size() > mostMasked)
        return std::any_of(m_threads.begin(), m_threads.end(), [](const Standing& t) { return t.holders != 0; });
    std::uint64_t waiting = 0;
    for (std::size_t i = 0; i < m_threads.size(); ++i)
        waiting |= std::uint64_t{m_threads[i].holders != 0 ? 1U : 0U} << i;
    for (std::uint64_t before = 0; before != waiting && waiting != 0;) {
        before = waiting;
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            if ((waiting >> i & 1) != 0 && (m_threads[i].holders & ~waiting) != 0)
                waiting &= ~(std::uint64_t{1} << i);
        }
    }
    return waiting != 0;
}

/// Leaves of the candidates only those that are enough. Returns whether any were left out.
bool Expander::reduce(const StateLayout& layout, const std::uint64_t* state)
{
    std::vector<std::uint8_t> enabled(m_threads.size(), 0);
    for (std::size_t i = 0; i < enabled.size(); ++i)
        enabled[i] = m_threads[i].isCandidate ? 1 : 0;
    const std::vector<std::uint8_t> picked = m_persistent->pick(m_stepper, layout, state, enabled);
    for (std::size_t i = 0; i < enabled.size(); ++i)
        m_threads[i].isCandidate = picked[i] != 0;
    return picked != enabled;
}

void Expander::noteConflicts(std::uint32_t number, Expansion& found) const
{
    for (std::size_t i = 0; i < m_shape.threads; ++i) {
        const StepResult& one = *m_threads[i].result;
        if (!one.isEnabled || !one.access.variable.isValid())
            continue;
        for (std::size_t j = i + 1; j < m_shape.threads; ++j) {
            const StepResult& other = *m_threads[j].result;
            const bool isConflict = other.isEnabled && other.access.variable == one.access.variable
                                    && (one.access.isWrite || other.access.isWrite)
                                    && !(one.access.isAtomic && other.access.isAtomic);
            if (isConflict)
                found.conflicts.emplace(Conflict{one.access.variable,
                                                 {ThreadId(i), ThreadId(j)},
                                                 {one.pc, other.pc},
                                                 {one.access.isWrite, other.access.isWrite}},
                                        number);
        }
    }
}

void Expander::addTurn(const StateLayout& layout, const std::uint64_t* state, std::size_t thread, Expansion& found)
{
    m_target.assign(state, state + layout.words());
    const StepResult* result = m_threads[thread].result;
    bool isProgress = result->isProgress;
    bool hasRoom = apply(layout, m_target.data(), thread, *result);
    if (m_limits.granularity == Granularity::Statements) {
        for (int i = 0; hasRoom && i < mostStepsInStatement && !result->entersStatement && !result->hasEnded; ++i) {
            result = &m_stepper.result(layout, m_target.data(), ThreadId(thread));
            if (!result->isEnabled)
                break;
            isProgress = isProgress || result->isProgress;
            hasRoom = apply(layout, m_target.data(), thread, *result);
        }
    }
    if (hasRoom && m_symmetry)
        hasRoom = m_symmetry->arrange(layout, m_target.data(), m_moves);
    if (!hasRoom) {
        found.lacksRoom = true;
        return;
    }
    FoundEdge edge;
    edge.thread = static_cast<std::uint32_t>(thread);
    edge.isProgress = isProgress;
    edge.hash = layout.hash(m_target.data());
    found.edges.push_back(edge);
    found.words.insert(found.words.end(), m_target.begin(), m_target.end());
}

/// Makes the state what it is after the step. False if a number has no room.
bool Expander::apply(const StateLayout& layout, std::uint64_t* target, std::size_t thread, const StepResult& result)
{
    bool hasRoom = true;
    for (const Change& change : result.changes)
        hasRoom = layout.set(target, change.component, change.number) && hasRoom;
    if (m_limits.switching != Switching::AnyStep && thread < m_shape.threads)
        hasRoom = layout.set(target, m_shape.turn(), turnAfter(layout.get(target, m_shape.turn()), thread, result))
                  && hasRoom;
    if (m_limits.tellsOutputsApart && !result.printed.empty()) {
        const std::uint32_t output = outputAfter(layout.get(target, m_shape.output()), result);
        hasRoom = layout.set(target, m_shape.output(), output) && hasRoom;
    }
    if (!result.faults.empty()) {
        const std::uint32_t faults = m_store.faultsAfter(layout.get(target, m_shape.faults()), result.faults);
        hasRoom = layout.set(target, m_shape.faults(), faults) && hasRoom;
    }
    return hasRoom;
}

std::uint32_t Expander::outputAfter(std::uint32_t output, const StepResult& result)
{
    if (result.touchesAll)
        return m_store.outputAfter(output, result.printed);
    const auto [place, isNew] = m_outputs[&result].emplace(output, 0);
    if (isNew)
        place->second = m_store.outputAfter(output, result.printed);
    return place->second;
}

std::uint32_t Expander::turnAfter(std::uint32_t turn, std::size_t thread, const StepResult& result) const
{
    if (m_limits.switching == Switching::Pooled) {
        const std::uint32_t own = std::uint32_t{1} << thread;
        return result.hasEnded || result.givesWay || result.leavesHead ? turn & ~own : turn | own;
    }
    const bool lets = result.hasEnded || (result.givesWay && m_limits.switching == Switching::WhereTheySay);
    return lets ? 0 : static_cast<std::uint32_t>(thread + 1);
}

} // namespace threadway::explore
