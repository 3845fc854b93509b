// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/fifo_lists.h"
#include "sched/queue_plan.h"

#include <vector>

namespace threadway::sched {

/// First-in-first-out queues of ready threads: one for all cores, or one per core with stealing by idle
/// cores. The common part of the policies that keep arrival order.
class ReadyQueues {
public:
    explicit ReadyQueues(const PolicySetup& setup);
    ReadyQueues(int cores, bool perCore);

    /// Adds the thread at the end, or at the front if it was moved or preempted and shall go on soon.
    /// Returns the core whose queue it joined; invalid with one queue.
    CoreId enqueue(const ThreadFacts& thread, ReadyReason reason);
    void remove(ThreadId thread);
    /// The first thread that the core may run: from its own queue, else stolen from another one.
    ThreadId pick(CoreId core, SimTime now = {});
    /// The core gives its thread up.
    void left(CoreId core) { m_plan.stopped(core); }
    [[nodiscard]] std::vector<ThreadId> waiting(CoreId core) const { return m_lists.threads(m_plan.queueOf(core)); }
    [[nodiscard]] bool isEmpty() const { return m_plan.total() == 0; }
    /// See Policy: a core that leaves other queues alone gets something to do when queues are evened out.
    [[nodiscard]] SimTime nextChange() const;
    [[nodiscard]] bool mayIdle() const { return m_plan.keepsApart(); }
    void addTo(base::Hasher& hasher) const;

private:
    ThreadId take(ThreadId thread, std::size_t queue);
    void balance();
    void balance(int domain);

    QueuePlan m_plan;
    FifoLists m_lists; ///< one for each queue
};

} // namespace threadway::sched
