// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/bandwidth_servers.h"

#include <algorithm>

namespace threadway::sched {
namespace {

/// Whether a * b > c * d, for numbers that are not negative.
bool isProductLarger(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d)
{
    struct Product {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
    };
    const auto multiply = [](std::uint64_t x, std::uint64_t y) {
        constexpr std::uint64_t half = 0xffff'ffffU;
        const std::uint64_t low = (x & half) * (y & half);
        const std::uint64_t middle = (x >> 32U) * (y & half) + (low >> 32U);
        const std::uint64_t other = (x & half) * (y >> 32U) + (middle & half);
        return Product{(x >> 32U) * (y >> 32U) + (middle >> 32U) + (other >> 32U), (other << 32U) | (low & half)};
    };
    const Product left = multiply(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    const Product right = multiply(static_cast<std::uint64_t>(c), static_cast<std::uint64_t>(d));
    return left.high != right.high ? left.high > right.high : left.low > right.low;
}

} // namespace

BandwidthServers::Account& BandwidthServers::account(ThreadId thread)
{
    if (thread.index() >= m_accounts.size())
        m_accounts.resize(std::max(thread.index() + 1, m_accounts.size() * 2));
    return m_accounts[thread.index()];
}

void BandwidthServers::insert(ThreadId thread)
{
    const Account& own = account(thread);
    if (own.budget.ns > 0)
        m_ready.insert(static_cast<std::size_t>(own.queue),
                       {.thread = thread, .allowed = own.allowed, .rank = own.deadline.ns});
    else
        m_throttled.insert({nextPeriod(own), thread});
}

void BandwidthServers::join(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now)
{
    Account& own = account(thread.thread);
    own.allowed = thread.allowed;
    own.queue = static_cast<std::int32_t>(queue);
    own.runtime = thread.attributes.runtime;
    own.period = thread.attributes.period;
    own.relative = thread.attributes.relativeDeadline();
    const bool wakes = reason == ReadyReason::Arrived || reason == ReadyReason::Woken;
    // What it has left of an earlier period must not give it more than its bandwidth in this one.
    const bool isOver = own.deadline <= now;
    if (wakes && (isOver || isProductLarger(own.budget.ns, own.relative.ns, (own.deadline - now).ns, own.runtime.ns))) {
        own.deadline = now + own.relative;
        own.budget = own.runtime;
    }
    if (own.budget.ns == 0 && nextPeriod(own) <= now)
        refill(own, now);
    insert(thread.thread);
}

void BandwidthServers::leave(ThreadId thread)
{
    Account& own = account(thread);
    m_ready.erase(thread);
    m_throttled.erase({nextPeriod(own), thread});
    own.queue = -1;
}

void BandwidthServers::move(ThreadId thread, std::size_t to)
{
    leave(thread);
    account(thread).queue = static_cast<std::int32_t>(to);
    insert(thread);
}

void BandwidthServers::ran(ThreadId thread, SimTime span)
{
    Account& own = account(thread);
    own.budget = std::max(SimTime{}, own.budget - span);
}

std::int32_t BandwidthServers::queueOf(ThreadId thread) const
{
    return thread.isValid() && thread.index() < m_accounts.size() ? m_accounts[thread.index()].queue : -1;
}

std::vector<ThreadId> BandwidthServers::listed(std::size_t queue) const
{
    std::vector<ThreadId> result = m_ready.threads(queue);
    for (const auto& [time, thread] : m_throttled) {
        if (queueOf(thread) == static_cast<std::int32_t>(queue))
            result.push_back(thread);
    }
    return result;
}

SimTime BandwidthServers::nextReplenishment() const
{
    return m_throttled.empty() ? SimTime::never() : m_throttled.begin()->first;
}

std::vector<ThreadId> BandwidthServers::replenish(SimTime now)
{
    std::vector<ThreadId> filled;
    while (!m_throttled.empty() && m_throttled.begin()->first <= now) {
        const ThreadId thread = m_throttled.begin()->second;
        m_throttled.erase(m_throttled.begin());
        Account& own = account(thread);
        refill(own, now);
        insert(thread);
        filled.push_back(thread);
    }
    return filled;
}

/// The thread's next period has begun: a new runtime, and the deadline of the period that `now` lies in.
void BandwidthServers::refill(Account& own, SimTime now) const
{
    own.deadline += own.period * ((now - nextPeriod(own)).ns / own.period.ns + 1);
    own.budget = own.runtime;
}

void BandwidthServers::addTo(base::Hasher& hasher) const
{
    m_ready.addTo(hasher);
    for (const auto& [time, thread] : m_throttled)
        hasher.add(time.ns).add(thread.value);
    for (const Account& own : m_accounts)
        hasher.add(own.queue).add(own.budget.ns).add(own.deadline.ns);
}

} // namespace threadway::sched
