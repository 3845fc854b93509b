// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/comparison.h"

#include "history/recorder.h"
#include "machine/simulator.h"

#include <algorithm>
#include <limits>

namespace threadway::history {

scenario::BlueprintPtr withPolicy(const scenario::Blueprint& blueprint, const scenario::PolicySpec& policy)
{
    auto changed = std::make_shared<scenario::Blueprint>(blueprint);
    changed->scenario.machine.policy = policy;
    return changed;
}

ComparisonRun::ComparisonRun(scenario::BlueprintPtr blueprint, scenario::Journal journal,
                             std::vector<scenario::PolicySpec> policies, SimTime until)
    : m_journal(std::move(journal)),
      m_policies(std::move(policies)),
      m_until(std::min(until, blueprint->scenario.until.value_or(until))),
      m_comparison{std::move(blueprint), m_until, {}}
{
}

bool ComparisonRun::advance(std::size_t events)
{
    for (std::size_t done = 0; done < events;) {
        if (m_comparison.rows.size() == m_policies.size())
            return false;
        if (!m_contest)
            begin();
        if (!step())
            finish();
        // A step without events counts, too, so that every call comes to an end.
        done += std::max<std::size_t>(1, m_buffer.size());
        m_buffer.clear();
    }
    return m_comparison.rows.size() < m_policies.size();
}

void ComparisonRun::begin()
{
    m_contest.emplace(withPolicy(*m_comparison.blueprint, m_policies[m_comparison.rows.size()]));
}

bool ComparisonRun::step()
{
    Contest& contest = *m_contest;
    const SimTime before = m_until == SimTime::never() ? m_until : m_until + SimTime{1};
    if (!drive(contest.world, m_journal, contest.nextEntry, before, m_buffer))
        return false;
    contest.events += m_buffer.size();
    if (contest.events > mostEvents)
        machine::stop(contest.world, machine::RunEnd::Limit, m_buffer);
    for (const machine::Event& event : m_buffer)
        contest.fold.apply(event);
    return true;
}

void ComparisonRun::finish()
{
    ComparisonRow row;
    row.policy = m_policies[m_comparison.rows.size()];
    const machine::World& world = m_contest->world;
    if (world.isEnded)
        row.end = world.end;
    row.metrics = m_contest->fold.at(world.isEnded ? world.time : std::max(world.time, m_until));
    m_comparison.rows.push_back(std::move(row));
    m_contest.reset();
}

Comparison compare(scenario::BlueprintPtr blueprint, scenario::Journal journal,
                   std::vector<scenario::PolicySpec> policies, SimTime until)
{
    ComparisonRun run(std::move(blueprint), std::move(journal), std::move(policies), until);
    while (run.advance(std::numeric_limits<std::size_t>::max())) {
    }
    return run.comparison();
}

} // namespace threadway::history
