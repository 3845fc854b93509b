// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/fifo_lists.h"

#include <algorithm>

namespace threadway::sched {

std::size_t FifoLists::addList()
{
    m_lists.emplace_back();
    return m_lists.size() - 1;
}

void FifoLists::link(std::size_t list, ThreadId thread, CoreMask allowed, bool atFront)
{
    if (thread.index() >= m_nodes.size())
        m_nodes.resize(std::max(thread.index() + 1, m_nodes.size() * 2));
    List& home = m_lists[list];
    std::size_t number = 0;
    while (number < home.groups.size() && home.groups[number].allowed != allowed)
        ++number;
    if (number == home.groups.size())
        home.groups.push_back({allowed});
    Group& group = home.groups[number];
    Node& joining = m_nodes[thread.index()];
    joining = {.list = static_cast<std::int32_t>(list), .group = static_cast<std::int32_t>(number)};
    if (atFront) {
        joining.place = --m_front;
        joining.next = group.head;
        (group.head >= 0 ? node(group.head).previous : group.tail) = thread.value;
        group.head = thread.value;
    } else {
        joining.place = m_back++;
        joining.previous = group.tail;
        (group.tail >= 0 ? node(group.tail).next : group.head) = thread.value;
        group.tail = thread.value;
    }
    ++home.size;
}

void FifoLists::erase(ThreadId thread)
{
    if (listOf(thread) < 0)
        return;
    Node& leaving = m_nodes[thread.index()];
    List& home = m_lists[static_cast<std::size_t>(leaving.list)];
    Group& group = home.groups[static_cast<std::size_t>(leaving.group)];
    (leaving.previous >= 0 ? node(leaving.previous).next : group.head) = leaving.next;
    (leaving.next >= 0 ? node(leaving.next).previous : group.tail) = leaving.previous;
    leaving = {};
    --home.size;
}

std::int32_t FifoLists::listOf(ThreadId thread) const
{
    return thread.isValid() && thread.index() < m_nodes.size() ? m_nodes[thread.index()].list : -1;
}

CoreMask FifoLists::allowed(ThreadId thread) const
{
    const Node& found = m_nodes[thread.index()];
    return m_lists[static_cast<std::size_t>(found.list)].groups[static_cast<std::size_t>(found.group)].allowed;
}

ThreadId FifoLists::first(std::size_t list, CoreId core) const
{
    std::int32_t best = -1;
    if (m_lists[list].size == 0)
        return {};
    for (const Group& group : m_lists[list].groups) {
        if (group.head < 0 || !group.allowed.contains(core))
            continue;
        if (best < 0 || node(group.head).place < node(best).place)
            best = group.head;
    }
    return ThreadId(best);
}

std::vector<ThreadId> FifoLists::threads(std::size_t list) const
{
    std::vector<ThreadId> result;
    result.reserve(m_lists[list].size);
    for (const Group& group : m_lists[list].groups) {
        for (std::int32_t at = group.head; at >= 0; at = node(at).next)
            result.emplace_back(at);
    }
    std::sort(result.begin(), result.end(),
              [this](ThreadId a, ThreadId b) { return node(a.value).place < node(b.value).place; });
    return result;
}

void FifoLists::addTo(base::Hasher& hasher) const
{
    for (const List& list : m_lists) {
        hasher.add(static_cast<std::uint64_t>(list.size));
        if (list.size == 0)
            continue;
        for (const Group& group : list.groups) {
            hasher.add(group.allowed.bits);
            for (std::int32_t at = group.head; at >= 0; at = node(at).next)
                hasher.add(at).add(node(at).place);
        }
    }
}

} // namespace threadway::sched
