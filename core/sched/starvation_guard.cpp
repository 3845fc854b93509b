// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/starvation_guard.h"

#include <algorithm>

namespace threadway::sched {

void StarvationGuard::arm(SimTime now)
{
    if (m_kind != Kind::FairServer || m_isArmed)
        return;
    m_isArmed = true;
    m_start = now;
    m_fair = {};
}

void StarvationGuard::disarm()
{
    m_isArmed = false;
    m_isFairFirst = false;
}

void StarvationGuard::update(SimTime now)
{
    if (m_kind == Kind::None || (m_kind == Kind::FairServer && !m_isArmed))
        return;
    if (m_isFairFirst && m_fair >= m_runtime) { // done; the next period follows this one
        m_isFairFirst = false;
        m_start += m_period;
        m_fair = {};
    }
    if (!m_isFairFirst && now >= periodEnd()) {
        m_start += m_period * ((now - m_start).ns / m_period.ns);
        m_fair = {};
        m_realtime = {};
    }
    if (m_kind == Kind::FairServer && now >= fairFirstAt() && m_fair < m_runtime)
        m_isFairFirst = true;
}

void StarvationGuard::realtimeRan(SimTime span, SimTime now)
{
    if (m_kind != Kind::Throttling)
        return;
    update(now - SimTime{1}); // what has run lies before now
    m_realtime += std::min(span, now - m_start);
}

SimTime StarvationGuard::fairFirstAt() const
{
    return m_kind == Kind::FairServer && m_isArmed ? m_start + m_period - m_runtime : SimTime::never();
}

SimTime StarvationGuard::realtimeLeft(SimTime start) const
{
    switch (m_kind) {
    case Kind::FairServer:
        return m_isArmed && !m_isFairFirst ? std::max(SimTime{1}, fairFirstAt() - start) : SimTime::never();
    case Kind::Throttling:
        return std::max(SimTime{1}, std::min(m_period - m_runtime - m_realtime, periodEnd() - start));
    case Kind::None:
        return SimTime::never();
    }
    return SimTime::never();
}

void StarvationGuard::addTo(base::Hasher& hasher) const
{
    hasher.add(m_isArmed).add(m_isFairFirst).add(m_start.ns).add(m_fair.ns).add(m_realtime.ns);
}

} // namespace threadway::sched
