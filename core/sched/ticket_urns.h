// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/random.h"

#include <cstdint>
#include <vector>

namespace threadway::sched {

/// Several urns of threads with tickets: one is drawn with a chance in proportion to its tickets. Joining, leaving and
/// drawing take time that grows with the logarithm of their number: partial sums are kept in Fenwick trees (Fenwick
/// 1994), one for the threads of an urn that may run on the same cores.
class TicketUrns {
public:
    explicit TicketUrns(std::size_t urns) : m_urns(urns) {}

    void insert(std::size_t urn, ThreadId thread, CoreMask allowed, std::int64_t tickets);
    /// Takes the thread out of its urn; nothing if it is in none.
    void erase(ThreadId thread);
    /// The urn that the thread is in, or -1.
    [[nodiscard]] std::int32_t urnOf(ThreadId thread) const;
    [[nodiscard]] CoreMask allowed(ThreadId thread) const;
    [[nodiscard]] std::int64_t tickets(ThreadId thread) const { return m_places[thread.index()].tickets; }
    /// A thread of the urn that the core may run, by chance; invalid if there is none. It stays in.
    [[nodiscard]] ThreadId draw(std::size_t urn, CoreId core, base::RandomStream& random) const;
    /// All threads of the urn.
    [[nodiscard]] std::vector<ThreadId> threads(std::size_t urn) const;
    void addTo(base::Hasher& hasher) const;

private:
    struct Group {
        CoreMask allowed;
        std::vector<ThreadId> slots;
        std::vector<std::int64_t> sums; ///< Fenwick tree over the slots, its length a power of two
        std::int64_t total = 0;
    };
    struct Place {
        std::int32_t urn = -1;
        std::int32_t group = 0;
        std::int32_t slot = 0;
        std::int64_t tickets = 0;
    };

    Group& groupOf(std::size_t urn, CoreMask allowed, Place& place);
    static void addTickets(Group& group, std::size_t slot, std::int64_t tickets);
    static std::size_t find(const Group& group, std::int64_t ticket);
    void grow(Group& group);

    std::vector<std::vector<Group>> m_urns;
    std::vector<Place> m_places; ///< by thread
};

} // namespace threadway::sched
