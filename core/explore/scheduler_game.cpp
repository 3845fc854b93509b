// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/scheduler_game.h"

#include "explore/standstill.h"
#include "machine/untimed.h"

#include <algorithm>

namespace threadway::explore {
namespace {

/// The statement at which the coroutine stands: the last one that begins at or before its place in the code.
std::int32_t statementOf(const machine::World& world, CoroutineId coroutine)
{
    const auto& code = world.blueprint->unitOf(coroutine).code;
    auto pc = std::min(static_cast<std::size_t>(world.routine(coroutine).pc), code.size() - 1);
    while (pc > 0 && code[pc].op != program::Op::Statement)
        --pc;
    return code[pc].op == program::Op::Statement ? code[pc].a : -1;
}

bool isInside(const machine::World& world, const Stretch& place)
{
    const machine::Routine& routine = world.routine(place.coroutine);
    if (world.thread(place.thread).phase == machine::ThreadPhase::Ended
        || routine.phase == machine::RoutinePhase::Ended)
        return false;
    const std::int32_t statement = statementOf(world, place.coroutine);
    return statement >= place.first && statement < place.end;
}

/// For each thread named: whether it stands in one of its stretches.
bool areTogether(const std::vector<Stretch>& places, const machine::World& world)
{
    const auto isThreadInside = [&](ThreadId thread) {
        return std::any_of(places.begin(), places.end(),
                           [&](const Stretch& place) { return place.thread == thread && isInside(world, place); });
    };
    return !places.empty() && std::all_of(places.begin(), places.end(), [&](const Stretch& place) {
        return isThreadInside(place.thread);
    });
}

} // namespace

Goal Goal::bothInside(const scenario::Blueprint& blueprint)
{
    Goal goal;
    goal.kind = Kind::Together;
    for (std::size_t i = 0; i < blueprint.coroutines.size(); ++i) {
        const CoroutineId coroutine(i);
        for (const program::CriticalSection& section : blueprint.unitOf(coroutine).criticalSections)
            goal.places.push_back({blueprint.coroutine(coroutine).thread, coroutine, section.entry + 1, section.exit});
    }
    return goal;
}

bool isGoalReached(const Goal& goal, const GoalView& view)
{
    switch (goal.kind) {
    case Goal::Kind::Deadlock:
        return view.isDeadlocked;
    case Goal::Kind::Stuck:
        return isStandstill(view.world) && isAnyThreadLeft(view.world);
    case Goal::Kind::Fault:
        return view.isFaulted;
    case Goal::Kind::Output:
        return isStandstill(view.world) && !isAnyThreadLeft(view.world) && view.output == goal.output;
    case Goal::Kind::Together:
        return areTogether(goal.places, view.world);
    }
    return false;
}

SchedulerGame::SchedulerGame(scenario::BlueprintPtr blueprint, Goal goal)
    : m_goal(std::move(goal)), m_start(std::move(blueprint)), m_world(m_start)
{
    restart();
}

void SchedulerGame::restart()
{
    m_world = m_start;
    m_output.clear();
    m_isFaulted = false;
    machine::EventBuffer events;
    machine::beginUntimed(m_world, events);
    note(events);
    m_lastEvents.clear();
}

void SchedulerGame::note(const machine::EventBuffer& events)
{
    for (const machine::Event& event : events) {
        if (event.kind == machine::EventKind::Printed)
            m_output.push_back({static_cast<program::Value::Kind>(event.flag), event.wide()});
        m_isFaulted = m_isFaulted || isFault(event);
    }
}

void SchedulerGame::advance(ThreadId thread)
{
    m_lastEvents.clear();
    machine::stepThread(m_world, thread, m_lastEvents);
    note(m_lastEvents);
    m_moves.push_back(thread);
}

std::vector<ThreadId> SchedulerGame::choices() const
{
    std::vector<ThreadId> threads;
    for (std::size_t i = 0; i < machine::turnsOf(m_world); ++i) {
        if (machine::isEnabled(m_world, ThreadId(i)))
            threads.emplace_back(i);
    }
    return threads;
}

bool SchedulerGame::step(ThreadId thread)
{
    if (!thread.isValid() || thread.index() >= machine::turnsOf(m_world) || !machine::isEnabled(m_world, thread))
        return false;
    m_undone.clear();
    advance(thread);
    return true;
}

bool SchedulerGame::undo()
{
    if (m_moves.empty())
        return false;
    std::vector<ThreadId> undone = std::move(m_undone);
    undone.push_back(m_moves.back());
    *this = after(m_moves.size() - 1);
    m_undone = std::move(undone);
    return true;
}

bool SchedulerGame::redo()
{
    if (m_undone.empty())
        return false;
    const ThreadId thread = m_undone.back();
    m_undone.pop_back();
    advance(thread);
    return true;
}

SchedulerGame SchedulerGame::after(std::size_t moves) const
{
    SchedulerGame game = *this;
    game.m_moves.clear();
    game.m_undone.clear();
    game.restart();
    for (std::size_t i = 0; i < moves; ++i)
        game.advance(m_moves[i]);
    return game;
}

bool SchedulerGame::isReached() const
{
    return isGoalReached(m_goal, {m_world, m_output, m_isFaulted, !cycleIn(m_world).empty()});
}

StateGraph SchedulerGame::search(const GraphLimits& limits) const
{
    GraphLimits search = limits;
    search.keepsEdges = false;
    search.tellsOutputsApart = m_goal.kind == Goal::Kind::Output;
    // The search knows what happens from here on; what happened before is the game's.
    search.isGoal = [this](const GoalView& view) {
        std::vector<program::Value> output = m_output;
        output.insert(output.end(), view.output.begin(), view.output.end());
        return isGoalReached(m_goal, {view.world, output, view.isFaulted || m_isFaulted, view.isDeadlocked});
    };
    return buildGraph(m_world, search);
}

Outlook SchedulerGame::outlook(const GraphLimits& limits) const
{
    if (isReached())
        return Outlook::Reached;
    const StateGraph graph = search(limits);
    if (graph.bound() == Bound::Found)
        return Outlook::Possible;
    return graph.isComplete() ? Outlook::Impossible : Outlook::Unknown;
}

std::optional<std::size_t> SchedulerGame::lostAfter(const GraphLimits& limits) const
{
    // Once out of reach the goal stays out of reach: the first such move is found by bisection.
    if (outlook(limits) != Outlook::Impossible)
        return std::nullopt;
    std::size_t open = 0;
    std::size_t lost = m_moves.size();
    while (open < lost) {
        const std::size_t middle = open + (lost - open) / 2;
        const Outlook there = after(middle).outlook(limits);
        if (there == Outlook::Unknown)
            return std::nullopt;
        if (there == Outlook::Impossible)
            lost = middle;
        else
            open = middle + 1;
    }
    return lost;
}

std::optional<std::vector<ThreadId>> SchedulerGame::hint(const GraphLimits& limits) const
{
    const StateGraph graph = search(limits);
    if (graph.bound() != Bound::Found)
        return std::nullopt;
    return graph.wayTo(graph.goal());
}

} // namespace threadway::explore
