// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/schedule.h"

#include "machine/untimed.h"
#include "scenario/turn.h"

#include <algorithm>

namespace threadway::explore {
namespace {

/// As in the search: a statement of more steps is cut.
constexpr int mostStepsInStatement = 10'000;

bool entersStatement(const machine::EventBuffer& events, ThreadId thread)
{
    return std::any_of(events.begin(), events.end(), [thread](const machine::Event& event) {
        return event.kind == machine::EventKind::StatementEntered && event.thread == thread.value;
    });
}

} // namespace

StepList::StepList(const machine::World& start, const std::vector<ThreadId>& turns, Granularity granularity) : m_ends{0}
{
    if (granularity == Granularity::SmallestSteps) {
        m_steps = turns;
        for (std::size_t i = 1; i <= turns.size(); ++i)
            m_ends.push_back(i);
        return;
    }
    machine::World world = start;
    world.caches = memory::CacheHierarchy({}, 1);
    machine::EventBuffer events;
    machine::beginUntimed(world, events);
    for (const ThreadId turn : turns) {
        bool isOver = false;
        for (int i = 0; !isOver && i <= mostStepsInStatement && machine::isEnabled(world, turn); ++i) {
            events.clear();
            machine::stepThread(world, turn, events);
            m_steps.push_back(turn);
            if (scenario::happensByItself(*world.blueprint, turn))
                break;
            isOver = entersStatement(events, turn) || world.thread(turn).phase == machine::ThreadPhase::Ended;
        }
        m_ends.push_back(m_steps.size());
    }
}

} // namespace threadway::explore
