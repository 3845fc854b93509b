// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/ticket_urns.h"

#include <algorithm>

namespace threadway::sched {

TicketUrns::Group& TicketUrns::groupOf(std::size_t urn, CoreMask allowed, Place& place)
{
    std::vector<Group>& groups = m_urns[urn];
    std::size_t number = 0;
    while (number < groups.size() && groups[number].allowed != allowed)
        ++number;
    if (number == groups.size())
        groups.push_back({.allowed = allowed, .slots = {}, .sums = {}, .total = 0});
    place.urn = static_cast<std::int32_t>(urn);
    place.group = static_cast<std::int32_t>(number);
    return groups[number];
}

void TicketUrns::addTickets(Group& group, std::size_t slot, std::int64_t tickets)
{
    for (std::size_t i = slot + 1; i <= group.sums.size(); i += i & (0 - i))
        group.sums[i - 1] += tickets;
    group.total += tickets;
}

/// Doubles the number of slots and sums up anew.
void TicketUrns::grow(Group& group)
{
    group.sums.assign(std::max<std::size_t>(8, group.sums.size() * 2), 0);
    group.total = 0;
    for (std::size_t i = 0; i < group.slots.size(); ++i)
        addTickets(group, i, m_places[group.slots[i].index()].tickets);
}

void TicketUrns::insert(std::size_t urn, ThreadId thread, CoreMask allowed, std::int64_t tickets)
{
    if (thread.index() >= m_places.size())
        m_places.resize(std::max(thread.index() + 1, m_places.size() * 2));
    Place& place = m_places[thread.index()];
    Group& group = groupOf(urn, allowed, place);
    if (group.slots.size() == group.sums.size())
        grow(group);
    place.slot = static_cast<std::int32_t>(group.slots.size());
    place.tickets = tickets;
    group.slots.push_back(thread);
    addTickets(group, group.slots.size() - 1, tickets);
}

void TicketUrns::erase(ThreadId thread)
{
    if (urnOf(thread) < 0)
        return;
    Place& leaving = m_places[thread.index()];
    Group& group = m_urns[static_cast<std::size_t>(leaving.urn)][static_cast<std::size_t>(leaving.group)];
    const auto slot = static_cast<std::size_t>(leaving.slot);
    const ThreadId last = group.slots.back();
    Place& moved = m_places[last.index()];
    addTickets(group, slot, -leaving.tickets);
    if (last != thread) { // the last one fills the gap
        addTickets(group, static_cast<std::size_t>(moved.slot), -moved.tickets);
        addTickets(group, slot, moved.tickets);
        moved.slot = leaving.slot;
        group.slots[slot] = last;
    }
    group.slots.pop_back();
    leaving = {};
}

std::int32_t TicketUrns::urnOf(ThreadId thread) const
{
    return thread.isValid() && thread.index() < m_places.size() ? m_places[thread.index()].urn : -1;
}

CoreMask TicketUrns::allowed(ThreadId thread) const
{
    const Place& place = m_places[thread.index()];
    return m_urns[static_cast<std::size_t>(place.urn)][static_cast<std::size_t>(place.group)].allowed;
}

/// The slot that holds the ticket, counted from 0.
std::size_t TicketUrns::find(const Group& group, std::int64_t ticket)
{
    std::size_t before = 0;
    for (std::size_t step = group.sums.size(); step > 0; step /= 2) {
        if (before + step > group.sums.size() || group.sums[before + step - 1] > ticket)
            continue;
        before += step;
        ticket -= group.sums[before - 1];
    }
    return before;
}

ThreadId TicketUrns::draw(std::size_t urn, CoreId core, base::RandomStream& random) const
{
    std::int64_t total = 0;
    for (const Group& group : m_urns[urn])
        total += group.allowed.contains(core) ? group.total : 0;
    if (total == 0)
        return {};
    auto ticket = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(total)));
    for (const Group& group : m_urns[urn]) {
        if (!group.allowed.contains(core))
            continue;
        if (ticket < group.total)
            return group.slots[find(group, ticket)];
        ticket -= group.total;
    }
    return {};
}

std::vector<ThreadId> TicketUrns::threads(std::size_t urn) const
{
    std::vector<ThreadId> result;
    for (const Group& group : m_urns[urn])
        result.insert(result.end(), group.slots.begin(), group.slots.end());
    return result;
}

void TicketUrns::addTo(base::Hasher& hasher) const
{
    for (const std::vector<Group>& urn : m_urns) {
        for (const Group& group : urn) {
            if (group.slots.empty())
                continue;
            hasher.add(group.allowed.bits);
            for (const ThreadId thread : group.slots)
                hasher.add(thread.value).add(m_places[thread.index()].tickets);
        }
    }
}

} // namespace threadway::sched
