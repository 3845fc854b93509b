// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/queue_plan.h"

#include <algorithm>

namespace threadway::sched {

QueuePlan::QueuePlan(const PolicySetup& setup) : QueuePlan(setup.cores, setup.queuePerCore)
{
    m_stealing = setup.stealing;
    m_random = setup.random;
    m_topology = setup.topology;
    if (isShared() || setup.balance.ns <= 0)
        return;
    m_balance = setup.balance;
    m_nextBalance = m_balance * (setup.now.ns / m_balance.ns + 1);
}

QueuePlan::QueuePlan(int cores, bool queuePerCore)
    : m_cores(cores), m_waiting(queuePerCore ? static_cast<std::size_t>(cores) : 1)
{
}

std::size_t QueuePlan::homeOf(const ThreadFacts& thread) const
{
    if (isShared())
        return 0;
    if (thread.lastCore.isValid() && thread.lastCore.index() < m_waiting.size()
        && thread.allowed.contains(thread.lastCore))
        return thread.lastCore.index();
    std::size_t best = m_waiting.size();
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        if (thread.allowed.contains(CoreId(i)) && (best == m_waiting.size() || isLessLoaded(i, best)))
            best = i;
    }
    return best;
}

/// A newcomer has rather a physical core for itself than a sibling that works.
bool QueuePlan::isLessLoaded(std::size_t a, std::size_t b) const
{
    if (load(a) != load(b) || !m_topology)
        return load(a) < load(b);
    return physicalLoad(a) < physicalLoad(b);
}

std::size_t QueuePlan::physicalLoad(std::size_t queue) const
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < m_waiting.size(); ++i)
        sum += m_topology->distance(CoreId(queue), CoreId(i)) == 0 ? load(i) : 0;
    return sum;
}

void QueuePlan::joined(std::size_t queue)
{
    ++m_waiting[queue];
    ++m_total;
}

void QueuePlan::left(std::size_t queue)
{
    --m_waiting[queue];
    --m_total;
}

std::vector<std::size_t> QueuePlan::victims(CoreId core)
{
    std::vector<std::size_t> order;
    if (isShared() || m_stealing == Stealing::None || m_total == 0)
        return order;
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        if (i != core.index() && m_waiting[i] > 0)
            order.push_back(i);
    }
    if (m_stealing == Stealing::Random) {
        for (std::size_t i = 1; i < order.size(); ++i) // Fisher and Yates
            std::swap(order[i], order[m_random.below(i + 1)]);
    } else {
        // The longest queue first, so that a steal also balances; equal lengths in core order.
        std::stable_sort(order.begin(), order.end(),
                         [this](std::size_t a, std::size_t b) { return m_waiting[a] > m_waiting[b]; });
    }
    if (m_topology) {
        const auto distance = [&](std::size_t queue) { return m_topology->distance(core, CoreId(queue)); };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
    }
    return order;
}

bool QueuePlan::isBalanceDue(SimTime now)
{
    if (now < m_nextBalance)
        return false;
    const std::int64_t periods = now.ns / m_balance.ns + 1;
    m_nextBalance = m_balance * periods;
    return true;
}

bool QueuePlan::isIn(int domain, std::size_t queue) const
{
    return domain == domains() - 1 || m_topology->at(CoreId(queue)).node == domain;
}

QueuePlan::Uneven QueuePlan::uneven(int domain) const
{
    const std::size_t none = m_waiting.size();
    Uneven found{none, none, false};
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        if (!isIn(domain, i))
            continue;
        if (found.longest == none || load(i) > load(found.longest))
            found.longest = i;
        if (found.shortest == none || load(i) < load(found.shortest))
            found.shortest = i;
    }
    found.isFound = found.longest != none && load(found.longest) >= load(found.shortest) + 2;
    return found;
}

void QueuePlan::addTo(base::Hasher& hasher) const
{
    for (const std::size_t waiting : m_waiting)
        hasher.add(static_cast<std::uint64_t>(waiting));
    hasher.add(m_busy.bits).add(m_nextBalance.ns).add(m_random.state());
}

} // namespace threadway::sched
