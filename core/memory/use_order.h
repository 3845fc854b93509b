// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace threadway::memory {

/// The order of use of a set's slots. This is the arithmetic; the words are the set's.
///
/// Up to 16 slots stand in one word as a list of their numbers, four bits each, the one used last at the bottom: what
/// goes next is read off the top. More slots have ranks in lanes of words: 0 was used last, slots-1 goes next. A lane
/// has 8 bits, or 16 in sets of more than 64. All lanes of a word are compared and counted up at once (Lamport,
/// Multiple byte processing with full-word instructions, 1975).
class UseOrder {
public:
    explicit UseOrder(std::size_t slots);

    [[nodiscard]] std::size_t words() const { return m_words; }
    /// All slots free: they go in turn, the first one first.
    void reset(std::uint64_t* order) const;

    /// Whether a word lists the slots.
    [[nodiscard]] bool isList() const { return m_isList; }

    /// The slot was used now. If it is known that a word lists the slots, functions need not ask.
    template <bool isKnownList = false>
    void use(std::uint64_t* order, std::size_t slot) const
    {
        if (isKnownList || m_isList)
            *order = movedToFront(*order, slot);
        else
            useRanked(order, slot);
    }
    /// The slot that goes next.
    template <bool isKnownList = false>
    [[nodiscard]] std::size_t last(const std::uint64_t* order) const
    {
        return isKnownList || m_isList ? *order >> m_lastShift : lastRanked(order);
    }
    /// As use, for the slot that goes next.
    template <bool isKnownList = false>
    void useLast(std::uint64_t* order, std::size_t slot) const
    {
        if (isKnownList || m_isList)
            *order = (*order << 4U & m_places) | slot;
        else
            useLastRanked(order, slot);
    }
    /// The slot is free and goes next.
    void release(std::uint64_t* order, std::size_t slot) const;

private:
    static constexpr std::uint64_t everyPlace = 0x1111111111111111ULL;

    /// Where the slot stands in the list: the number of the lowest of its four bits.
    [[nodiscard]] static unsigned bitOfPlace(std::uint64_t list, std::size_t slot)
    {
        // Four bits that are equal become 0, found by what subtracting 1 borrows. The lowest one found is right: only
        // above one that is 0 can others be found wrongly. Places beyond the last slot lie above all others.
        const std::uint64_t difference = list ^ slot * everyPlace;
        const std::uint64_t found = (difference - everyPlace) & ~difference & everyPlace << 3U;
        return static_cast<unsigned>(std::countr_zero(found)) - 3;
    }
    [[nodiscard]] static std::uint64_t movedToFront(std::uint64_t list, std::size_t slot)
    {
        const std::uint64_t upToIt = (std::uint64_t{16} << bitOfPlace(list, slot)) - 1; // all, if it is the 16th
        return (list & ~upToIt) | ((list << 4U | slot) & upToIt);
    }

    void useRanked(std::uint64_t* order, std::size_t slot) const;
    [[nodiscard]] std::size_t lastRanked(const std::uint64_t* order) const;
    void useLastRanked(std::uint64_t* order, std::size_t slot) const;
    [[nodiscard]] unsigned bitOf(std::size_t slot) const
    {
        return static_cast<unsigned>(slot & ((std::size_t{1} << m_shift) - 1)) * m_bits;
    }
    [[nodiscard]] std::uint64_t rankOf(const std::uint64_t* order, std::size_t slot) const
    {
        return order[slot >> m_shift] >> bitOf(slot) & m_lane;
    }

    bool m_isList;
    unsigned m_lastShift = 0; ///< where the last place of the list begins
    std::uint64_t m_places = 0; ///< all bits of the list's places
    std::size_t m_slots;
    std::size_t m_words = 1;
    unsigned m_bits; ///< of a lane
    unsigned m_shift; ///< a word has two to this power lanes
    std::uint64_t m_lane; ///< the lowest lane, all bits
    std::uint64_t m_ones; ///< 1 in each lane
    std::uint64_t m_onesOfLast = 0; ///< likewise, but only in lanes of the last word that stand for slots
    std::uint64_t m_highs; ///< the highest bit of each lane
    std::uint64_t m_lastRank; ///< slots-1 in each lane
};

} // namespace threadway::memory
