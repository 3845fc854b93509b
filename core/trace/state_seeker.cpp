// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/state_seeker.h"

#include <algorithm>

namespace threadway::trace {

StateSeeker::StateSeeker(scenario::BlueprintPtr blueprint)
    : m_blueprint(std::move(blueprint)), m_state(m_blueprint), m_snapshots{m_state}
{
}

const State& StateSeeker::seek(const Trace& trace, SimTime time)
{
    seekEvents(trace, trace.firstAfter(time));
    m_state.shownAt = std::max(m_state.time, time);
    return m_state;
}

const State& StateSeeker::seekEvents(const Trace& trace, std::size_t events)
{
    const auto after = std::upper_bound(m_snapshots.begin(), m_snapshots.end(), events,
                                        [](std::size_t wanted, const State& s) { return wanted < s.order; });
    const State& nearest = *std::prev(after);
    if (events < m_state.order || nearest.order > m_state.order)
        m_state = nearest;
    while (m_state.order < events) {
        m_state.apply(trace.event(static_cast<std::size_t>(m_state.order)));
        if (m_state.order >= m_snapshots.back().order + m_spacing)
            remember();
    }
    m_state.shownAt = m_state.time;
    return m_state;
}

void StateSeeker::truncate(std::size_t events)
{
    while (m_snapshots.size() > 1 && m_snapshots.back().order > events)
        m_snapshots.pop_back();
    if (m_state.order > events)
        m_state = m_snapshots.back();
}

void StateSeeker::remember()
{
    m_snapshots.push_back(m_state);
    if (m_snapshots.size() < mostSnapshots)
        return;
    std::vector<State> kept;
    for (std::size_t i = 0; i < m_snapshots.size(); i += 2)
        kept.push_back(std::move(m_snapshots[i]));
    m_snapshots = std::move(kept);
    m_spacing *= 2;
}

} // namespace threadway::trace
