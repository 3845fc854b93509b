// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/ready_queues.h"

namespace threadway::sched {

void ReadyQueues::Queue::grow()
{
    std::vector<Entry> larger(ring.empty() ? 8 : ring.size() * 2);
    for (std::size_t i = 0; i < size; ++i)
        larger[i] = at(i);
    ring = std::move(larger);
    head = 0;
}

void ReadyQueues::Queue::pushBack(Entry entry)
{
    if (size == ring.size())
        grow();
    ring[(head + size++) & (ring.size() - 1)] = entry;
}

void ReadyQueues::Queue::pushFront(Entry entry)
{
    if (size == ring.size())
        grow();
    head = (head + ring.size() - 1) & (ring.size() - 1);
    ring[head] = entry;
    ++size;
}

void ReadyQueues::Queue::erase(std::size_t i)
{
    const std::size_t mask = ring.size() - 1;
    if (i == 0) {
        head = (head + 1) & mask;
    } else {
        for (std::size_t k = i; k + 1 < size; ++k)
            ring[(head + k) & mask] = ring[(head + k + 1) & mask];
    }
    --size;
}

ReadyQueues::ReadyQueues(int cores, bool perCore) : m_queues(perCore ? static_cast<std::size_t>(cores) : 1) {}

std::size_t ReadyQueues::queueFor(const ThreadFacts& thread, ReadyReason reason) const
{
    if (m_queues.size() == 1)
        return 0;
    if (reason != ReadyReason::Arrived && thread.lastCore.isValid() && thread.allowed.contains(thread.lastCore))
        return thread.lastCore.index();
    std::size_t best = m_queues.size();
    std::size_t bestLoad = 0;
    for (std::size_t i = 0; i < m_queues.size(); ++i) {
        if (!thread.allowed.contains(CoreId(i)))
            continue;
        const std::size_t load = m_queues[i].size + (m_busy.contains(CoreId(i)) ? 1 : 0);
        if (best == m_queues.size() || load < bestLoad) {
            best = i;
            bestLoad = load;
        }
    }
    return best;
}

CoreId ReadyQueues::enqueue(const ThreadFacts& thread, ReadyReason reason)
{
    const std::size_t home = queueFor(thread, reason);
    const Entry entry{thread.thread, thread.allowed};
    if (reason == ReadyReason::Moved || reason == ReadyReason::Preempted)
        m_queues[home].pushFront(entry);
    else
        m_queues[home].pushBack(entry);
    ++m_size;
    return m_queues.size() == 1 ? CoreId() : CoreId(home);
}

void ReadyQueues::remove(ThreadId thread)
{
    for (Queue& queue : m_queues) {
        for (std::size_t i = 0; i < queue.size; ++i) {
            if (queue.at(i).thread != thread)
                continue;
            queue.erase(i);
            --m_size;
            return;
        }
    }
}

ThreadId ReadyQueues::takeAllowed(Queue& queue, CoreId core)
{
    for (std::size_t i = 0; i < queue.size; ++i) {
        if (!queue.at(i).allowed.contains(core))
            continue;
        const ThreadId thread = queue.at(i).thread;
        queue.erase(i);
        --m_size;
        m_busy.insert(core);
        return thread;
    }
    return {};
}

ThreadId ReadyQueues::pick(CoreId core)
{
    if (m_size == 0)
        return {};
    const std::size_t own = m_queues.size() == 1 ? 0 : core.index();
    if (const ThreadId thread = takeAllowed(m_queues[own], core); thread.isValid() || m_queues.size() == 1)
        return thread;
    // Steal from the longest queue first, so that a steal also balances; equal lengths in core order.
    std::vector<bool> tried(m_queues.size(), false);
    for (;;) {
        std::size_t longest = m_queues.size();
        for (std::size_t i = 0; i < m_queues.size(); ++i) {
            if (!tried[i] && m_queues[i].size > 0
                && (longest == m_queues.size() || m_queues[i].size > m_queues[longest].size))
                longest = i;
        }
        if (longest == m_queues.size())
            return {};
        if (const ThreadId thread = takeAllowed(m_queues[longest], core); thread.isValid())
            return thread;
        tried[longest] = true;
    }
}

void ReadyQueues::left(CoreId core)
{
    m_busy.erase(core);
}

std::vector<ThreadId> ReadyQueues::waiting(CoreId core) const
{
    const Queue& queue = m_queues[m_queues.size() == 1 ? 0 : core.index()];
    std::vector<ThreadId> threads;
    threads.reserve(queue.size);
    for (std::size_t i = 0; i < queue.size; ++i)
        threads.push_back(queue.at(i).thread);
    return threads;
}

void ReadyQueues::addTo(base::Hasher& hasher) const
{
    for (const Queue& queue : m_queues) {
        hasher.add(static_cast<std::uint64_t>(queue.size));
        for (std::size_t i = 0; i < queue.size; ++i)
            hasher.add(queue.at(i).thread.value).add(queue.at(i).allowed.bits);
    }
    hasher.add(m_busy.bits);
}

} // namespace threadway::sched
