// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::explore {

/// A hash table of numbers of states, open addressing with linear probing; the states themselves stand elsewhere.
class VisitedSet {
public:
    static constexpr std::uint32_t nothing = ~std::uint32_t{0};

    VisitedSet() : m_slots(64, nothing) {}

    /// Looks for an entry of that hash that `isSame`. Returns its slot, or the empty slot where it belongs.
    template <class IsSame>
    [[nodiscard]] std::size_t find(std::uint64_t hash, const IsSame& isSame) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = hash & mask;
        while (m_slots[slot] != nothing && !isSame(m_slots[slot]))
            slot = (slot + 1) & mask;
        return slot;
    }
    [[nodiscard]] std::uint32_t at(std::size_t slot) const { return m_slots[slot]; }
    void put(std::size_t slot, std::uint32_t entry)
    {
        m_used += m_slots[slot] == nothing ? 1U : 0U;
        m_slots[slot] = entry;
    }
    /// Whether so many more entries keep the table at most three quarters full.
    [[nodiscard]] bool hasRoomFor(std::size_t more) const { return (m_used + more) * 4 <= m_slots.size() * 3; }
    /// An empty table with room for so many entries.
    void reset(std::size_t entries)
    {
        std::size_t size = 64;
        while (size * 3 < entries * 4)
            size *= 2;
        m_slots.assign(size, nothing);
        m_used = 0;
    }
    [[nodiscard]] std::size_t used() const { return m_used; }
    [[nodiscard]] std::size_t bytes() const { return m_slots.size() * sizeof(std::uint32_t); }

private:
    std::vector<std::uint32_t> m_slots;
    std::size_t m_used = 0;
};

} // namespace threadway::explore
