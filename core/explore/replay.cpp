// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/replay.h"

#include "explore/footprint.h"
#include "explore/standstill.h"
#include "machine/untimed.h"
#include "scenario/turn.h"

#include <utility>

namespace threadway::explore {
namespace {

class Replay {
public:
    explicit Replay(machine::World start) : m_world(std::move(start))
    {
        m_world.caches = memory::CacheHierarchy({}, 1);
        machine::beginUntimed(m_world, m_events);
        note({}, {}, -1);
    }

    void take(ThreadId turn)
    {
        if (!machine::isEnabled(m_world, turn))
            return;
        const CoroutineId waker = scenario::wakerOf(*m_world.blueprint, turn);
        const ThreadId thread = scenario::threadOfTurn(*m_world.blueprint, turn);
        const CoroutineId stepping = waker.isValid() ? waker : m_world.thread(thread).head;
        const std::int32_t statement
            = stepping.isValid() ? statementAt(m_world.blueprint->unitOf(stepping), m_world.routine(stepping).pc) : -1;
        m_taken.push_back(turn);
        m_events.clear();
        machine::stepThread(m_world, turn, m_events);
        note(waker.isValid() ? m_world.threadOf(waker) : thread, stepping, statement);
    }

    Exploration finish()
    {
        for (const Fault& fault : m_faults)
            m_result.faults.push_back({fault, m_taken});
        const std::vector<ThreadId> ring = cycleIn(m_world);
        if (!ring.empty())
            m_result.deadlocks.push_back({ring, m_taken, {}, {}});
        if (!isStandstill(m_world))
            return std::move(m_result);
        Outcome& outcome = m_result.outcomes.emplace_back();
        outcome.end = !isAnyThreadLeft(m_world) ? End::Finished : ring.empty() ? End::Stuck : End::Deadlock;
        outcome.isFaulted = !m_faults.empty();
        outcome.output = m_output;
        outcome.shared = m_world.variables;
        outcome.faults = m_faults;
        outcome.schedule = m_taken;
        return std::move(m_result);
    }

private:
    void note(ThreadId thread, CoroutineId stepping, std::int32_t statement)
    {
        for (const machine::Event& event : m_events) {
            if (event.kind == machine::EventKind::Printed)
                m_output.push_back({static_cast<program::Value::Kind>(event.flag), event.wide()});
        }
        const std::vector<Fault> faults = faultsIn(m_events, thread, stepping, statement);
        m_faults.insert(m_faults.end(), faults.begin(), faults.end());
    }

    machine::World m_world;
    machine::EventBuffer m_events;
    std::vector<ThreadId> m_taken;
    std::vector<program::Value> m_output;
    std::vector<Fault> m_faults;
    Exploration m_result;
};

} // namespace

Exploration replay(const machine::World& start, const std::vector<ThreadId>& schedule)
{
    Replay replay(start);
    for (const ThreadId turn : schedule)
        replay.take(turn);
    return replay.finish();
}

} // namespace threadway::explore
