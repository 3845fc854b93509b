// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/hash.h"
#include "base/id.h"

#include <cstdint>
#include <vector>

namespace threadway::sched {

/// Several lists of threads, each in order of joining; a thread stands in at most one. Joining at either end and
/// leaving from anywhere take constant time. Within a list, threads that may run on the same cores are linked
/// with each other, so that the first one that a core may run is found without passing over others.
class FifoLists {
public:
    explicit FifoLists(std::size_t lists = 0) : m_lists(lists) {}

    /// Adds an empty list and returns its number.
    std::size_t addList();
    void pushBack(std::size_t list, ThreadId thread, CoreMask allowed) { link(list, thread, allowed, false); }
    void pushFront(std::size_t list, ThreadId thread, CoreMask allowed) { link(list, thread, allowed, true); }
    /// Takes the thread out of its list; nothing if it stands in none.
    void erase(ThreadId thread);
    /// The list that the thread stands in, or -1.
    [[nodiscard]] std::int32_t listOf(ThreadId thread) const;
    [[nodiscard]] CoreMask allowed(ThreadId thread) const;
    /// The first thread of the list that the core may run, or an invalid id.
    [[nodiscard]] ThreadId first(std::size_t list, CoreId core) const;
    [[nodiscard]] std::size_t size(std::size_t list) const { return m_lists[list].size; }
    /// All threads of the list in order.
    [[nodiscard]] std::vector<ThreadId> threads(std::size_t list) const;
    void addTo(base::Hasher& hasher) const;

private:
    struct Node {
        std::int32_t list = -1;
        std::int32_t group = 0;
        std::int32_t previous = -1;
        std::int32_t next = -1;
        std::int64_t place = 0; ///< orders the threads of a list across its groups
    };
    /// Threads of a list with the same set of cores.
    struct Group {
        CoreMask allowed;
        std::int32_t head = -1;
        std::int32_t tail = -1;
    };
    struct List {
        std::vector<Group> groups;
        std::size_t size = 0;
    };

    void link(std::size_t list, ThreadId thread, CoreMask allowed, bool atFront);
    Node& node(std::int32_t index) { return m_nodes[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const Node& node(std::int32_t index) const { return m_nodes[static_cast<std::size_t>(index)]; }

    std::vector<Node> m_nodes; ///< by thread
    std::vector<List> m_lists;
    std::int64_t m_front = 0;
    std::int64_t m_back = 0;
};

} // namespace threadway::sched
