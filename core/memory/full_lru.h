// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::memory {

/// Which lines a fully associative cache with least-recently-used replacement would hold, so that each use takes
/// constant time whatever the capacity, and little of the host's memory, which bounds its speed. Lines are called by
/// short numbers (see SeenLines) below 2^32-1.
///
/// A ring holds the lines in the order of their last uses; a line used again leaves a gap and goes to its end. A table
/// (open addressing, linear probing, Knuth's algorithm R for deletion) says where in the ring each line is.
class FullLru {
public:
    explicit FullLru(std::int64_t capacity);

    /// Uses the line and returns whether it was there; if not, it is now.
    bool use(std::uint32_t line);
    void remove(std::uint32_t line);
    [[nodiscard]] std::size_t bytes() const
    {
        return m_slots.size() * sizeof(Slot) + m_ring.size() * sizeof(std::uint32_t);
    }

private:
    static constexpr std::uint32_t nothing = ~std::uint32_t{0};

    struct Slot {
        std::uint32_t line = nothing;
        std::uint32_t place = 0; ///< in the ring
    };

    /// Fibonacci hashing: neighbours are spread, and the upper bits, which depend on all others, choose.
    [[nodiscard]] std::size_t homeOf(std::uint32_t line) const { return line * 0x9e3779b1U >> m_shift; }
    /// Where the line is in the table, or else the free slot where it would go.
    [[nodiscard]] std::size_t slotOf(std::uint32_t line) const
    {
        std::size_t i = homeOf(line);
        while (m_slots[i].line != line && m_slots[i].line != nothing)
            i = (i + 1) & m_slotMask;
        return i;
    }
    [[nodiscard]] std::uint32_t& ringAt(std::uint64_t time) { return m_ring[time & m_ringMask]; }
    void putLast(Slot& slot);
    void dropOldest();
    void clearSlot(std::size_t gap);
    void makeRoomInTable();
    void makeRoomInRing();

    std::size_t m_capacity;
    std::size_t m_size = 0;
    std::vector<Slot> m_slots; ///< a power of two of them, at least half of them free
    std::size_t m_slotMask;
    unsigned m_shift;
    std::vector<std::uint32_t> m_ring; ///< a power of two in length; a gap holds nothing
    std::size_t m_ringMask;
    std::uint64_t m_begin = 0; ///< where the oldest line may be
    std::uint64_t m_end = 0; ///< where the next use goes
};

} // namespace threadway::memory
