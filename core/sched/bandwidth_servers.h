// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/policy.h"
#include "sched/ranked_queues.h"

#include <set>
#include <utility>
#include <vector>

namespace threadway::sched {

/// Threads with a runtime in each period, each behind a constant bandwidth server (Abeni and Buttazzo 1998), as Linux's
/// SCHED_DEADLINE: the earliest deadline runs, and a thread that has used up its runtime waits until its next period,
/// so that it cannot take from others what it was not granted.
class BandwidthServers {
public:
    explicit BandwidthServers(std::size_t queues) : m_ready(queues) {}

    void join(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now);
    void leave(ThreadId thread);
    void move(ThreadId thread, std::size_t to);
    /// The waiting thread with the earliest deadline that has runtime left.
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core) const { return m_ready.first(queue, core); }
    /// What is left of the thread's runtime in this period.
    [[nodiscard]] SimTime budget(ThreadId thread) const { return m_accounts[thread.index()].budget; }
    [[nodiscard]] SimTime deadline(ThreadId thread) const { return m_accounts[thread.index()].deadline; }
    void ran(ThreadId thread, SimTime span);

    /// The queue that the thread waits in, with or without runtime, or -1.
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const;
    /// Whether the thread may run now.
    [[nodiscard]] bool isReady(ThreadId thread) const { return m_ready.queueOf(thread) >= 0; }
    [[nodiscard]] CoreMask allowed(ThreadId thread) const { return m_accounts[thread.index()].allowed; }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const;
    /// When the next thread gets its runtime anew.
    [[nodiscard]] SimTime nextReplenishment() const;
    /// Gives the threads whose time has come their runtime anew and returns them.
    std::vector<ThreadId> replenish(SimTime now);
    void addTo(base::Hasher& hasher) const;

private:
    struct Account {
        CoreMask allowed;
        std::int32_t queue = -1; ///< while it waits
        SimTime runtime;
        SimTime period;
        SimTime relative; ///< deadline from the beginning of the period
        SimTime budget;
        SimTime deadline;
    };

    Account& account(ThreadId thread);
    void insert(ThreadId thread);
    void refill(Account& own, SimTime now) const;
    [[nodiscard]] SimTime nextPeriod(const Account& own) const { return own.deadline - own.relative + own.period; }

    RankedQueues m_ready; ///< by deadline
    std::set<std::pair<SimTime, ThreadId>> m_throttled; ///< by when they get their runtime anew
    std::vector<Account> m_accounts; ///< by thread
};

} // namespace threadway::sched
