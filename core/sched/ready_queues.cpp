// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/ready_queues.h"

namespace threadway::sched {

ReadyQueues::ReadyQueues(const PolicySetup& setup) : m_plan(setup), m_lists(m_plan.count()) {}

ReadyQueues::ReadyQueues(int cores, bool perCore) : m_plan(cores, perCore), m_lists(m_plan.count()) {}

CoreId ReadyQueues::enqueue(const ThreadFacts& thread, ReadyReason reason)
{
    const std::size_t home = m_plan.homeOf(thread);
    if (reason == ReadyReason::Moved || reason == ReadyReason::Preempted)
        m_lists.pushFront(home, thread.thread, thread.allowed);
    else
        m_lists.pushBack(home, thread.thread, thread.allowed);
    m_plan.joined(home);
    return m_plan.coreOf(home);
}

void ReadyQueues::remove(ThreadId thread)
{
    if (const std::int32_t queue = m_lists.listOf(thread); queue >= 0)
        take(thread, static_cast<std::size_t>(queue));
}

ThreadId ReadyQueues::take(ThreadId thread, std::size_t queue)
{
    m_lists.erase(thread);
    m_plan.left(queue);
    return thread;
}

ThreadId ReadyQueues::pick(CoreId core, SimTime now)
{
    if (isEmpty())
        return {};
    if (m_plan.isBalanceDue(now))
        balance();
    std::size_t queue = m_plan.queueOf(core);
    ThreadId thread = m_lists.first(queue, core);
    if (!thread.isValid()) {
        for (const std::size_t victim : m_plan.victims(core)) {
            queue = victim;
            thread = m_lists.first(queue, core);
            if (thread.isValid())
                break;
        }
    }
    if (!thread.isValid())
        return {};
    m_plan.began(core);
    return take(thread, queue);
}

SimTime ReadyQueues::nextChange() const
{
    return m_plan.keepsApart() && !isEmpty() ? m_plan.nextBalance() : SimTime::never();
}

void ReadyQueues::balance()
{
    for (int domain = 0; domain < m_plan.domains(); ++domain)
        balance(domain);
}

/// Moves threads from the longest queue to the shortest until their lengths differ by one at most.
void ReadyQueues::balance(int domain)
{
    for (QueuePlan::Uneven uneven = m_plan.uneven(domain); uneven.isFound; uneven = m_plan.uneven(domain)) {
        const ThreadId thread = m_lists.first(uneven.longest, CoreId(uneven.shortest));
        if (!thread.isValid())
            return;
        const CoreMask allowed = m_lists.allowed(thread);
        take(thread, uneven.longest);
        m_lists.pushBack(uneven.shortest, thread, allowed);
        m_plan.joined(uneven.shortest);
    }
}

void ReadyQueues::addTo(base::Hasher& hasher) const
{
    m_plan.addTo(hasher);
    m_lists.addTo(hasher);
}

} // namespace threadway::sched
