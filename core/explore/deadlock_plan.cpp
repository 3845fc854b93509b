// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/deadlock_plan.h"

#include "explore/graph_walks.h"
#include "machine/untimed.h"

#include <algorithm>

namespace threadway::explore {
namespace {

std::vector<std::uint32_t> deadlockedNodes(const StateGraph& graph)
{
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t i = 0; i < graph.states(); ++i) {
        if (graph.isDeadlocked(i))
            nodes.push_back(i);
    }
    return nodes;
}

/// Whether some run from the start goes on for ever, or ends, without ever being deadlocked: removes states all
/// of whose steps lead to removed states, until nothing changes; deadlocked states are removed to begin with.
bool hasEscape(const StateGraph& graph)
{
    const IncomingEdges incoming(graph);
    std::vector<std::uint32_t> ways(graph.states(), 0);
    for (std::uint32_t i = 0; i < graph.states(); ++i)
        ways[i] = graph.endEdge(i) - graph.firstEdge(i);
    std::vector<std::uint8_t> isLost(graph.states(), 0);
    std::vector<std::uint32_t> open = deadlockedNodes(graph);
    for (const std::uint32_t node : open)
        isLost[node] = 1;
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        for (const std::uint32_t source : incoming.sourcesOf(node)) {
            if (isLost[source] == 0 && graph.isExpanded(source) && --ways[source] == 0) {
                isLost[source] = 1;
                open.push_back(source);
            }
        }
    }
    return isLost[0] == 0;
}

/// The World after the turns, by untimed steps.
machine::World after(machine::World world, const std::vector<ThreadId>& turns, std::size_t count)
{
    machine::EventBuffer events;
    machine::beginUntimed(world, events);
    for (std::size_t i = 0; i < count; ++i)
        machine::stepThread(world, turns[i], events);
    return world;
}

/// Which of the takings at one instant it was, after which there is no escape.
std::optional<CriticalStep> criticalStepAt(const history::Recorder& recorder, SimTime instant,
                                           const GraphLimits& limits)
{
    const SimTime before = instant - SimTime{1};
    const scenario::Journal& journal = recorder.journal();
    const auto first = std::find_if(journal.begin(), journal.end(),
                                    [instant](const scenario::JournalEntry& entry) { return entry.at >= instant; });
    auto next = static_cast<std::size_t>(first - journal.begin());
    machine::World world = recorder.worldAt(before);
    machine::EventBuffer events;
    while (history::drive(world, journal, next, instant + SimTime{1}, events)) {
        const auto taking = std::find_if(events.begin(), events.end(), [](const machine::Event& event) {
            return event.kind == machine::EventKind::Acquired;
        });
        if (taking != events.end() && isDeadlockInevitable(world, limits))
            return CriticalStep{instant, ThreadId(taking->thread), ObjectId(taking->a), before};
        events.clear();
    }
    return std::nullopt;
}

} // namespace

bool isDeadlockInevitable(const machine::World& world, const GraphLimits& limits)
{
    return !hasEscape(buildGraph(world, limits));
}

std::optional<std::vector<ThreadId>> scheduleIntoDeadlock(const machine::World& world, const GraphLimits& limits)
{
    GraphLimits search = limits;
    search.stopsAtDeadlock = true;
    search.keepsEdges = false;
    const StateGraph graph = buildGraph(world, search);
    if (graph.bound() != Bound::Found)
        return std::nullopt;
    std::vector<ThreadId> turns = graph.wayTo(graph.goal());
    // Once there is no escape there never is: the first such prefix is found by bisection.
    std::size_t free = 0;
    std::size_t lost = turns.size();
    while (free < lost) {
        const std::size_t middle = free + (lost - free) / 2;
        if (isDeadlockInevitable(after(world, turns, middle), limits))
            lost = middle;
        else
            free = middle + 1;
    }
    turns.resize(lost);
    return turns;
}

std::optional<std::vector<ThreadId>> scheduleToSafety(const machine::World& world, const GraphLimits& limits)
{
    const StateGraph graph = buildGraph(world, limits);
    std::vector<std::uint32_t> dangers = deadlockedNodes(graph);
    for (std::uint32_t i = 0; i < graph.states(); ++i) {
        if (!graph.isExpanded(i))
            dangers.push_back(i); // unknown counts as dangerous
    }
    const std::vector<std::uint8_t> isEndangered = whatReaches(graph, std::move(dangers));
    for (std::uint32_t i = 0; i < graph.states(); ++i) {
        if (isEndangered[i] == 0 || graph.end(i) == End::Finished)
            return graph.wayTo(i);
    }
    return std::nullopt;
}

std::optional<CriticalStep> findCriticalStep(const history::Recorder& recorder, SimTime deadlockAt,
                                             const GraphLimits& limits)
{
    const trace::Trace& trace = recorder.trace();
    const std::size_t end = trace.firstAfter(deadlockAt);
    std::vector<std::size_t> takings;
    for (std::size_t i = 0; i < end; ++i) {
        if (trace.event(i).kind == machine::EventKind::Acquired)
            takings.push_back(i);
    }
    // The first taking after which there is no escape; from there on there never is one.
    const auto critical = std::partition_point(takings.begin(), takings.end(), [&](std::size_t index) {
        return !isDeadlockInevitable(recorder.worldAt(trace.event(index).time), limits);
    });
    if (critical == takings.end())
        return std::nullopt;
    return criticalStepAt(recorder, trace.event(*critical).time, limits);
}

} // namespace threadway::explore
