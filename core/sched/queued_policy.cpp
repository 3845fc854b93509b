// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/queued_policy.h"

namespace threadway::sched {

CoreId QueuedPolicy::enqueue(const ThreadFacts& thread, ReadyReason reason, SimTime now)
{
    const std::size_t home = m_plan.homeOf(thread);
    insert(home, thread, reason, now);
    m_plan.joined(home);
    return m_plan.coreOf(home);
}

void QueuedPolicy::remove(ThreadId thread)
{
    const std::int32_t queue = queueOf(thread);
    if (queue < 0)
        return;
    erase(thread);
    m_plan.left(static_cast<std::size_t>(queue));
}

ThreadId QueuedPolicy::pick(CoreId core, SimTime now)
{
    if (m_plan.total() == 0)
        return {};
    if (m_plan.isBalanceDue(now))
        balance(now);
    const std::size_t own = m_plan.queueOf(core);
    std::size_t queue = own;
    ThreadId thread = first(queue, core, now);
    if (!thread.isValid()) {
        for (const std::size_t victim : m_plan.victims(core)) {
            queue = victim;
            thread = first(queue, core, now);
            if (thread.isValid())
                break;
        }
    }
    if (!thread.isValid())
        return {};
    if (queue != own)
        move(thread, queue, own, now);
    take(thread, core, now);
    m_plan.left(queue);
    m_plan.began(core);
    return thread;
}

void QueuedPolicy::ran(ThreadId, CoreId core, SimTime, SimTime, Parting)
{
    m_plan.stopped(core);
}

SimTime QueuedPolicy::nextChange() const
{
    return m_plan.keepsApart() && m_plan.total() > 0 ? m_plan.nextBalance() : SimTime::never();
}

void QueuedPolicy::balance(SimTime now)
{
    for (int domain = 0; domain < m_plan.domains(); ++domain)
        balance(domain, now);
}

/// Moves threads from the longest queue to the shortest until their lengths differ by one at most.
void QueuedPolicy::balance(int domain, SimTime now)
{
    for (QueuePlan::Uneven uneven = m_plan.uneven(domain); uneven.isFound; uneven = m_plan.uneven(domain)) {
        const ThreadId thread = first(uneven.longest, CoreId(uneven.shortest), now);
        if (!thread.isValid())
            return;
        move(thread, uneven.longest, uneven.shortest, now);
        m_plan.left(uneven.longest);
        m_plan.joined(uneven.shortest);
    }
}

} // namespace threadway::sched
