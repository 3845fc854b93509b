// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/exploration.h"

#include "explore/chances.h"
#include "explore/footprint.h"
#include "explore/prospects.h"
#include "explore/schedule.h"
#include "scenario/turn.h"

#include <algorithm>
#include <map>
#include <set>

namespace threadway::explore {
namespace {

struct Total {
    std::uint32_t nearest = 0;
    mpz_class ways;
    mpq_class chance;
};

/// Reads the graph and writes down what it means.
class Reading {
public:
    Reading(const machine::World& start, const StateGraph& graph, const GraphLimits& limits)
        : m_start(start), m_graph(graph), m_limits(limits)
    {
        // Whoever cancels wants no more than what can be told at once.
        if (limits.keepsEdges && graph.bound() != Bound::Cancelled)
            walk(Cancellation(limits.cancel));
    }

    Exploration run()
    {
        m_result.isComplete = m_graph.isComplete() && !m_isCut;
        m_result.bound = m_isCut ? Bound::Cancelled : m_graph.bound();
        m_result.states = m_graph.states();
        m_result.transitions = m_graph.transitions();
        m_result.bytes = m_graph.bytes();
        for (Livelock& livelock : m_result.livelocks) {
            livelock.schedule = steps(livelock.schedule);
            nameThreads(livelock.threads);
        }
        if (m_chances)
            m_result.endlessProbability = m_chances->endless.get_str();
        listOutcomes();
        listDeadlocks();
        listFaults();
        listRaces();
        return std::move(m_result);
    }

private:
    /// All that needs the transitions. Forgotten if it is cancelled: states and ends are known all the same.
    void walk(const Cancellation& cancellation)
    {
        const Components components = componentsOf(m_graph, {}, cancellation);
        m_prospects.emplace(m_graph, components, cancellation);
        if (m_graph.isComplete())
            m_chances = chancesOf(m_graph, components, cancellation);
        m_result.isEndless = std::any_of(components.members.begin(), components.members.end(),
                                         [this](const auto& members) { return isCyclic(m_graph, members); });
        if (m_result.isEndless)
            m_result.livelocks = livelocksOf(m_graph, cancellation);
        if (!cancellation.isWished())
            return;
        m_isCut = true;
        m_prospects.reset();
        m_chances.reset();
        m_result.livelocks.clear();
    }

    [[nodiscard]] std::vector<ThreadId> steps(const std::vector<ThreadId>& turns) const
    {
        return StepList(m_start, turns, m_limits.granularity).steps();
    }

    /// Who goes round is a thread, also where its store buffer does.
    void nameThreads(std::vector<ThreadId>& turns) const
    {
        for (ThreadId& turn : turns)
            turn = scenario::threadOfTurn(*m_start.blueprint, turn);
        std::sort(turns.begin(), turns.end());
        turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
    }

    /// The shortest schedule to the state, and after how many of its steps every continuation fails.
    void describeWay(std::uint32_t node, std::vector<ThreadId>& schedule, std::optional<std::size_t>* noReturn) const
    {
        const StepList list(m_start, m_graph.wayTo(node), m_limits.granularity);
        schedule = list.steps();
        if (noReturn == nullptr || !m_prospects)
            return;
        if (const auto turns = m_prospects->noReturnOnTheWayTo(node))
            *noReturn = list.stepsOf(*turns);
    }

    /// Adds the state to the total of its key; states come nearest first.
    template <class Key>
    void add(std::map<Key, Total>& totals, const Key& key, std::uint32_t node, bool counts) const
    {
        const auto [place, isNew] = totals.emplace(key, Total{node, 0, 0});
        if (!counts || !m_chances)
            return;
        if (!m_chances->ways.empty())
            place->second.ways += m_chances->ways[node];
        place->second.chance += m_chances->chance[node];
    }

    void listOutcomes()
    {
        std::map<std::vector<std::uint32_t>, Total> totals;
        mpz_class runs;
        const bool isCounted = m_chances && !m_chances->ways.empty();
        for (std::uint32_t i = 0; i < m_graph.states(); ++i) {
            if (m_graph.end(i) == End::None)
                continue;
            std::vector<std::uint32_t> key = m_graph.outcomeKey(i);
            key.push_back(static_cast<std::uint32_t>(m_graph.end(i)));
            add(totals, key, i, true);
            if (isCounted)
                runs += m_chances->ways[i];
        }
        std::vector<Total> sorted;
        for (const auto& [key, total] : totals)
            sorted.push_back(total);
        std::sort(sorted.begin(), sorted.end(), [](const Total& a, const Total& b) {
            return a.chance != b.chance ? a.chance > b.chance : a.nearest < b.nearest;
        });
        for (const Total& total : sorted)
            m_result.outcomes.push_back(outcome(total));
        m_result.runs = isCounted ? runs.get_str() : std::string();
    }

    [[nodiscard]] Outcome outcome(const Total& total) const
    {
        const std::uint32_t node = total.nearest;
        Outcome outcome;
        outcome.end = m_graph.end(node);
        outcome.isFaulted = m_graph.isFaulted(node);
        outcome.output = m_graph.output(node);
        outcome.shared = m_graph.variables(node);
        outcome.faults = m_graph.faults(node);
        if (m_chances && !m_chances->ways.empty())
            outcome.runs = total.ways.get_str();
        if (m_chances)
            outcome.probability = total.chance.get_str();
        const bool isGood = outcome.end == End::Finished && !outcome.isFaulted;
        describeWay(node, outcome.schedule, isGood ? nullptr : &outcome.noReturnAfter);
        return outcome;
    }

    void listDeadlocks()
    {
        std::map<std::vector<ThreadId>, Total> totals;
        mpq_class chance;
        for (std::uint32_t i = 0; i < m_graph.states(); ++i) {
            // The state in which the ring closes counts, not those that other threads reach while it stands.
            const bool isClosing = i == 0 || !m_graph.isDeadlocked(m_graph.parent(i));
            const bool isEnd = m_graph.end(i) == End::Deadlock;
            if (!m_graph.isDeadlocked(i) || (!isClosing && !isEnd))
                continue;
            add(totals, m_graph.cycle(i), i, isEnd);
            if (isEnd && m_chances)
                chance += m_chances->chance[i];
        }
        for (const auto& [cycle, total] : totals) {
            Deadlock& deadlock = m_result.deadlocks.emplace_back();
            deadlock.threads = m_limits.mergesAlike ? m_graph.cycleAtEndOfWay(total.nearest) : cycle;
            deadlock.probability = m_chances ? total.chance.get_str() : std::string();
            describeWay(total.nearest, deadlock.schedule, &deadlock.noReturnAfter);
        }
        std::stable_sort(m_result.deadlocks.begin(), m_result.deadlocks.end(),
                         [](const Deadlock& a, const Deadlock& b) { return a.threads.size() < b.threads.size(); });
        const bool isImpossible = m_graph.isComplete() && totals.empty();
        m_result.deadlockProbability = m_chances ? chance.get_str() : isImpossible ? "0" : std::string();
    }

    void listFaults()
    {
        std::set<Fault> known;
        for (std::uint32_t i = 0; i < m_graph.states(); ++i) {
            if (!m_graph.isFaulted(i))
                continue;
            for (const Fault& fault : m_graph.faults(i)) {
                if (known.insert(fault).second)
                    m_result.faults.push_back({fault, steps(m_graph.wayTo(i))});
            }
        }
    }

    [[nodiscard]] RacingAccess access(const machine::World& world, const Conflict& conflict, int side) const
    {
        const CoroutineId coroutine = world.thread(conflict.threads[side]).head;
        return {conflict.threads[side], coroutine,
                statementAt(world.blueprint->unitOf(coroutine), conflict.places[side]), conflict.areWrites[side]};
    }

    void listRaces()
    {
        std::vector<std::pair<std::uint32_t, Conflict>> nearest;
        for (const auto& [conflict, node] : m_graph.conflicts())
            nearest.emplace_back(node, conflict);
        std::sort(nearest.begin(), nearest.end());
        // Several places in one statement, such as its load and its store, are one race with each kind of access.
        std::set<std::tuple<VariableId, ThreadId, std::int32_t, bool, ThreadId, std::int32_t, bool>> known;
        for (const auto& [node, conflict] : nearest) {
            const machine::World world = m_graph.worldAt(node);
            const RacingAccess first = access(world, conflict, 0);
            const RacingAccess second = access(world, conflict, 1);
            const bool isNew = known
                                   .emplace(conflict.variable, first.thread, first.statement, first.isWrite,
                                            second.thread, second.statement, second.isWrite)
                                   .second;
            if (isNew && m_result.races.size() < mostRaces)
                m_result.races.push_back({conflict.variable, first, second, steps(m_graph.wayTo(node))});
        }
    }

    const machine::World& m_start;
    const StateGraph& m_graph;
    const GraphLimits& m_limits;
    std::optional<Prospects> m_prospects;
    std::optional<Chances> m_chances;
    bool m_isCut = false; ///< cancelled before all that the graph tells was worked out
    Exploration m_result;
};

} // namespace

Exploration explore(const machine::World& start, const GraphLimits& limits)
{
    GraphLimits reduced = limits;
    reduced.keepsEdges = limits.keepsEdges && !limits.reduces;
    reduced.mergesAlike = limits.mergesAlike && limits.reduces;
    const StateGraph graph = buildGraph(start, reduced);
    Exploration found = Reading(start, graph, reduced).run();
    found.isReduced = limits.reduces;
    if (!limits.reduces || found.faults.empty())
        return found;
    // Which fault ends a process first matters to its other threads: steps that may fault do not go without each other.
    reduced.reduces = false;
    reduced.mergesAlike = false;
    const StateGraph full = buildGraph(start, reduced);
    return Reading(start, full, reduced).run();
}

} // namespace threadway::explore
