// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/hash.h"
#include "base/id.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace threadway::sched {

/// Several queues of threads, each ordered by rank, least first; equal ranks in order of joining. A thread stands in
/// at most one. Joining, leaving and finding take time that grows with the logarithm of the length: each queue is a
/// treap (Seidel and Aragon 1996) whose heap order comes from a hash of the thread, with what is below a node summed
/// up in it, so that threads that may not run on a core are passed over by whole branches.
class RankedQueues {
public:
    explicit RankedQueues(std::size_t queues = 0) : m_roots(queues, -1), m_sizes(queues, 0) {}

    /// What a thread joins with. The gate is a second number: firstBelow() looks only at threads whose gate does not
    /// exceed a limit.
    struct Entry {
        ThreadId thread;
        CoreMask allowed;
        std::int64_t rank = 0;
        std::int64_t gate = 0;
        /// Before others of equal rank rather than behind them.
        bool isFirstOfEquals = false;
    };
    void insert(std::size_t queue, const Entry& entry);
    /// Takes the thread out of its queue; nothing if it stands in none.
    void erase(ThreadId thread);

    /// The queue that the thread stands in, or -1.
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const;
    [[nodiscard]] std::int64_t rankOf(ThreadId thread) const { return m_nodes[thread.index()].rank; }
    [[nodiscard]] std::int64_t gateOf(ThreadId thread) const { return m_nodes[thread.index()].gate; }
    [[nodiscard]] CoreMask allowed(ThreadId thread) const { return m_nodes[thread.index()].allowed; }
    /// The thread of least rank that the core may run, or an invalid id.
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core) const
    {
        return firstBelow(queue, core, std::numeric_limits<std::int64_t>::max());
    }
    /// Likewise among the threads whose gate is at most the limit.
    [[nodiscard]] ThreadId firstBelow(std::size_t queue, CoreId core, std::int64_t limit) const
    {
        return ThreadId(search(m_roots[queue], core, limit));
    }
    /// The least gate in the queue; the largest number if it is empty.
    [[nodiscard]] std::int64_t leastGate(std::size_t queue) const;
    [[nodiscard]] std::size_t size(std::size_t queue) const { return m_sizes[queue]; }
    /// All threads of the queue in order.
    [[nodiscard]] std::vector<ThreadId> threads(std::size_t queue) const;
    void addTo(base::Hasher& hasher) const;

private:
    struct Node {
        std::int64_t rank = 0;
        std::int64_t place = 0; ///< order of joining among equal ranks
        std::int64_t gate = 0;
        std::int64_t leastGate = 0; ///< in the branch
        CoreMask allowed;
        CoreMask anyAllowed; ///< allowed by some thread of the branch
        std::int32_t left = -1;
        std::int32_t right = -1;
        std::int32_t queue = -1;
        std::uint32_t height = 0; ///< larger ones stand above smaller ones
    };

    Node& node(std::int32_t index) { return m_nodes[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const Node& node(std::int32_t index) const { return m_nodes[static_cast<std::size_t>(index)]; }
    [[nodiscard]] bool isBefore(const Node& a, const Node& b) const
    {
        return a.rank != b.rank ? a.rank < b.rank : a.place < b.place;
    }
    void sumUp(Node& top);
    void split(std::int32_t branch, const Node& at, std::int32_t& before, std::int32_t& after);
    std::int32_t merge(std::int32_t before, std::int32_t after);
    std::int32_t without(std::int32_t branch, std::int32_t leaving);
    [[nodiscard]] std::int32_t search(std::int32_t branch, CoreId core, std::int64_t limit) const;
    void collect(std::int32_t branch, std::vector<ThreadId>& into) const;

    std::vector<Node> m_nodes; ///< by thread
    std::vector<std::int32_t> m_roots; ///< by queue
    std::vector<std::size_t> m_sizes;
    std::int64_t m_front = 0;
    std::int64_t m_back = 0;
};

} // namespace threadway::sched
