// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/ranked_queues.h"

#include <algorithm>

namespace threadway::sched {

void RankedQueues::sumUp(Node& top)
{
    top.leastGate = top.gate;
    top.anyAllowed = top.allowed;
    for (const std::int32_t child : {top.left, top.right}) {
        if (child < 0)
            continue;
        top.leastGate = std::min(top.leastGate, node(child).leastGate);
        top.anyAllowed.bits |= node(child).anyAllowed.bits;
    }
}

void RankedQueues::split(std::int32_t branch, const Node& at, std::int32_t& before, std::int32_t& after)
{
    if (branch < 0) {
        before = -1;
        after = -1;
        return;
    }
    Node& top = node(branch);
    if (isBefore(top, at)) {
        split(top.right, at, top.right, after);
        before = branch;
    } else {
        split(top.left, at, before, top.left);
        after = branch;
    }
    sumUp(top);
}

std::int32_t RankedQueues::merge(std::int32_t before, std::int32_t after)
{
    if (before < 0 || after < 0)
        return before < 0 ? after : before;
    const bool isBeforeOnTop = node(before).height >= node(after).height;
    const std::int32_t top = isBeforeOnTop ? before : after;
    if (isBeforeOnTop)
        node(top).right = merge(node(top).right, after);
    else
        node(top).left = merge(before, node(top).left);
    sumUp(node(top));
    return top;
}

void RankedQueues::insert(std::size_t queue, const Entry& entry)
{
    if (entry.thread.index() >= m_nodes.size())
        m_nodes.resize(std::max(entry.thread.index() + 1, m_nodes.size() * 2));
    Node& joining = node(entry.thread.value);
    joining.rank = entry.rank;
    joining.place = entry.isFirstOfEquals ? --m_front : m_back++;
    joining.gate = entry.gate;
    joining.allowed = entry.allowed;
    joining.queue = static_cast<std::int32_t>(queue);
    joining.height = static_cast<std::uint32_t>(base::Hasher::mix(entry.thread.index() + 1));
    std::int32_t* link = &m_roots[queue];
    while (*link >= 0 && node(*link).height >= joining.height) {
        Node& above = node(*link);
        above.leastGate = std::min(above.leastGate, joining.gate);
        above.anyAllowed.bits |= joining.allowed.bits;
        link = isBefore(joining, above) ? &above.left : &above.right;
    }
    split(*link, joining, joining.left, joining.right);
    *link = entry.thread.value;
    sumUp(joining);
    ++m_sizes[queue];
}

std::int32_t RankedQueues::without(std::int32_t branch, std::int32_t leaving)
{
    Node& top = node(branch);
    if (branch == leaving)
        return merge(top.left, top.right);
    if (isBefore(node(leaving), top))
        top.left = without(top.left, leaving);
    else
        top.right = without(top.right, leaving);
    sumUp(top);
    return branch;
}

void RankedQueues::erase(ThreadId thread)
{
    const std::int32_t queue = queueOf(thread);
    if (queue < 0)
        return;
    const auto index = static_cast<std::size_t>(queue);
    m_roots[index] = without(m_roots[index], thread.value);
    node(thread.value) = {};
    --m_sizes[index];
}

std::int32_t RankedQueues::queueOf(ThreadId thread) const
{
    return thread.isValid() && thread.index() < m_nodes.size() ? m_nodes[thread.index()].queue : -1;
}

std::int32_t RankedQueues::search(std::int32_t branch, CoreId core, std::int64_t limit) const
{
    while (branch >= 0) {
        const Node& top = node(branch);
        if (top.leastGate > limit || !top.anyAllowed.contains(core))
            return -1;
        if (const std::int32_t found = search(top.left, core, limit); found >= 0)
            return found;
        if (top.gate <= limit && top.allowed.contains(core))
            return branch;
        branch = top.right;
    }
    return -1;
}

std::int64_t RankedQueues::leastGate(std::size_t queue) const
{
    const std::int32_t root = m_roots[queue];
    return root < 0 ? std::numeric_limits<std::int64_t>::max() : node(root).leastGate;
}

void RankedQueues::collect(std::int32_t branch, std::vector<ThreadId>& into) const
{
    for (; branch >= 0; branch = node(branch).right) {
        collect(node(branch).left, into);
        into.emplace_back(branch);
    }
}

std::vector<ThreadId> RankedQueues::threads(std::size_t queue) const
{
    std::vector<ThreadId> result;
    result.reserve(m_sizes[queue]);
    collect(m_roots[queue], result);
    return result;
}

void RankedQueues::addTo(base::Hasher& hasher) const
{
    for (std::size_t queue = 0; queue < m_roots.size(); ++queue) {
        hasher.add(static_cast<std::uint64_t>(m_sizes[queue]));
        for (const ThreadId thread : threads(queue)) {
            const Node& waiting = node(thread.value);
            hasher.add(thread.value).add(waiting.rank).add(waiting.gate).add(waiting.allowed.bits);
        }
    }
}

} // namespace threadway::sched
