// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/policy.h"

#include <vector>

namespace threadway::sched {

/// First-in-first-out queues of ready threads: one for all cores, or one per core with stealing by idle
/// cores. The common part of the policies that keep arrival order.
class ReadyQueues {
public:
    ReadyQueues(int cores, bool perCore);

    /// Adds the thread at the end, or at the front if it was moved or preempted and shall go on soon.
    /// Returns the core whose queue it joined; invalid with one queue.
    CoreId enqueue(const ThreadFacts& thread, ReadyReason reason);
    void remove(ThreadId thread);
    /// The first thread that the core may run: from its own queue, else stolen from the longest one.
    ThreadId pick(CoreId core);
    /// The core gives its thread up.
    void left(CoreId core);
    [[nodiscard]] std::vector<ThreadId> waiting(CoreId core) const;
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    void addTo(base::Hasher& hasher) const;

private:
    struct Entry {
        ThreadId thread;
        CoreMask allowed;
    };
    /// A ring buffer: both ends are used at every switch, so neither may cost a shift of the whole queue.
    struct Queue {
        std::vector<Entry> ring;
        std::size_t head = 0;
        std::size_t size = 0;

        [[nodiscard]] const Entry& at(std::size_t i) const { return ring[(head + i) & (ring.size() - 1)]; }
        void grow();
        void pushBack(Entry entry);
        void pushFront(Entry entry);
        void erase(std::size_t i);
    };

    [[nodiscard]] std::size_t queueFor(const ThreadFacts& thread, ReadyReason reason) const;
    ThreadId takeAllowed(Queue& queue, CoreId core);

    std::vector<Queue> m_queues;
    /// Cores that run a thread now; counted as load when a home for a new thread is sought.
    CoreMask m_busy = CoreMask::none();
    std::size_t m_size = 0;
};

} // namespace threadway::sched
