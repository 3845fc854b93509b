// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace threadway::memory {

/// The order of use of a set's slots, as ranks in lanes of words: 0 was used last, slots-1 goes next. A lane has 8
/// bits, or 16 in sets of more than 64. All lanes of a word are compared and counted up at once (Lamport, Multiple
/// byte processing with full-word instructions, 1975). This is the arithmetic; the words are the set's.
class UseOrder {
public:
    explicit UseOrder(std::size_t slots);

    [[nodiscard]] std::size_t words() const { return m_words; }
    /// All slots free: they go in turn, the first one first.
    void reset(std::uint64_t* order) const;

    /// The slot was used now.
    void use(std::uint64_t* order, std::size_t slot) const
    {
        const std::uint64_t rank = rankOf(order, slot);
        if (rank == 0)
            return;
        for (std::size_t i = 0; i < m_words; ++i) {
            const std::uint64_t notBelow = ((order[i] | m_highs) - rank * m_ones) & m_highs;
            order[i] += (notBelow ^ m_highs) >> (m_bits - 1);
        }
        order[slot >> m_shift] &= ~(m_lane << bitOf(slot));
    }
    /// The slot that goes next.
    [[nodiscard]] std::size_t last(const std::uint64_t* order) const
    {
        for (std::size_t i = 0;; ++i) {
            // The lowest lane found is right: only above a lane that is equal can others be found wrongly.
            const std::uint64_t difference = order[i] ^ m_lastRank;
            const std::uint64_t found = (difference - m_ones) & ~difference & m_highs;
            if (found != 0)
                return (i << m_shift) + static_cast<unsigned>(std::countr_zero(found)) / m_bits;
        }
    }
    /// As use, for the slot that goes next.
    void useLast(std::uint64_t* order, std::size_t slot) const
    {
        for (std::size_t i = 0; i + 1 < m_words; ++i)
            order[i] += m_ones;
        order[m_words - 1] += m_onesOfLast;
        order[slot >> m_shift] &= ~(m_lane << bitOf(slot));
    }
    /// The slot is free and goes next.
    void release(std::uint64_t* order, std::size_t slot) const;

private:
    [[nodiscard]] unsigned bitOf(std::size_t slot) const
    {
        return static_cast<unsigned>(slot & ((std::size_t{1} << m_shift) - 1)) * m_bits;
    }
    [[nodiscard]] std::uint64_t rankOf(const std::uint64_t* order, std::size_t slot) const
    {
        return order[slot >> m_shift] >> bitOf(slot) & m_lane;
    }

    std::size_t m_slots;
    std::size_t m_words;
    unsigned m_bits; ///< of a lane
    unsigned m_shift; ///< a word has two to this power lanes
    std::uint64_t m_lane; ///< the lowest lane, all bits
    std::uint64_t m_ones; ///< 1 in each lane
    std::uint64_t m_onesOfLast; ///< likewise, but only in lanes of the last word that stand for slots
    std::uint64_t m_highs; ///< the highest bit of each lane
    std::uint64_t m_lastRank; ///< slots-1 in each lane
};

} // namespace threadway::memory
