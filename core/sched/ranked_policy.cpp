// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/ranked_policy.h"

#include <algorithm>

namespace threadway::sched {

RankedPolicy::RankedPolicy(const PolicySetup& setup, bool isPreemptive)
    : QueuedPolicy(setup),
      m_queues(plan().count()),
      m_running(static_cast<std::size_t>(setup.cores)),
      m_isPreemptive(isPreemptive)
{
}

void RankedPolicy::insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now)
{
    if (thread.thread.index() >= m_ranks.size())
        m_ranks.resize(std::max(thread.thread.index() + 1, m_ranks.size() * 2), 0);
    const std::int64_t rank = rankOf(thread, reason, now);
    m_ranks[thread.thread.index()] = rank;
    // Who was interrupted has waited longest among its equals.
    const bool isFirst = reason == ReadyReason::Preempted || reason == ReadyReason::Moved;
    m_queues.insert(
        queue,
        {.thread = thread.thread, .allowed = thread.allowed, .rank = rank, .gate = 0, .isFirstOfEquals = isFirst});
}

ThreadId RankedPolicy::first(std::size_t queue, CoreId core, SimTime)
{
    return m_queues.first(queue, core);
}

void RankedPolicy::move(ThreadId thread, std::size_t, std::size_t to, SimTime)
{
    const CoreMask allowed = m_queues.allowed(thread);
    m_queues.erase(thread);
    m_queues.insert(to, {.thread = thread, .allowed = allowed, .rank = m_ranks[thread.index()]});
}

Quantum RankedPolicy::quantum(ThreadId thread, CoreId core, SimTime start)
{
    m_running[core.index()] = {thread, m_ranks[thread.index()], start};
    return {};
}

Claim RankedPolicy::claim(ThreadId waiting, SimTime now)
{
    const std::int32_t queue = m_queues.queueOf(waiting);
    if (!m_isPreemptive || queue < 0)
        return {};
    const CoreMask cores = m_queues.allowed(waiting) & plan().coresOf(static_cast<std::size_t>(queue));
    CoreId worst;
    std::int64_t worstRank = m_ranks[waiting.index()];
    for (std::size_t i = 0; i < m_running.size(); ++i) {
        const Running& running = m_running[i];
        if (!running.thread.isValid() || !cores.contains(CoreId(i)))
            continue;
        const std::int64_t rank = runningRank(running.rank, std::max(SimTime{}, now - running.start));
        if (rank <= worstRank)
            continue;
        worst = CoreId(i);
        worstRank = rank;
    }
    return worst.isValid() ? Claim{worst, now} : Claim{};
}

void RankedPolicy::ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting)
{
    QueuedPolicy::ran(thread, core, span, now, parting);
    m_running[core.index()] = {};
}

void RankedPolicy::addTo(base::Hasher& hasher) const
{
    QueuedPolicy::addTo(hasher);
    m_queues.addTo(hasher);
    for (const Running& running : m_running)
        hasher.add(running.thread.value).add(running.rank).add(running.start.ns);
}

} // namespace threadway::sched
