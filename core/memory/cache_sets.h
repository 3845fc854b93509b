// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/byte_match.h"
#include "memory/cache.h"

namespace threadway::memory {

// Always inline: these make up the path of a miss, where they are called from a loop over the levels each.

template <bool isCommon>
[[gnu::always_inline]] inline std::size_t Cache::slotIn(const std::uint64_t* set, std::uint64_t number) const
{
    const std::uint64_t tag = tagOf<isCommon>(number);
    for (std::size_t word = 0;; word += 2) {
        const bool isLast = word + 2 >= m_ordered;
        std::uint32_t candidates = matchingBytes(set + word, static_cast<std::uint8_t>(tag));
        if (isLast)
            candidates &= m_lastWays;
        for (; candidates != 0; candidates &= candidates - 1) {
            const std::size_t slot = word * 8 + static_cast<unsigned>(std::countr_zero(candidates));
            if (isUsable(entryAt(set, slot), tag, 1) && hasUpper<isCommon>(set, slot, tag))
                return slot;
        }
        if (isLast)
            return notHere;
    }
}

/// The set, in a block that is this cache's own.
[[gnu::always_inline]] inline Cache::Set Cache::ownSet(std::size_t index)
{
    SharedWords& block = m_blocks[index >> m_blockShift];
    if (!block.isOwn()) [[unlikely]]
        ownBlock(index >> m_blockShift);
    return block.words() + (index & m_blockMask) * m_stride;
}

template <bool isCommon>
[[gnu::always_inline]] inline Cache::Set Cache::setFor(std::uint64_t number)
{
    return ownSet(indexOfSet<isCommon>(number));
}

template <bool isCommon>
[[gnu::always_inline]] inline LineState Cache::find(Set set, std::uint64_t number)
{
    const std::size_t slot = slotIn<isCommon>(set, number);
    if (slot == notHere)
        return LineState::Invalid;
    const LineState state = stateAt(set, slot);
    m_hints[number & m_hintMask] = static_cast<std::uint8_t>(slot);
    m_latest = number << 2U | static_cast<std::uint64_t>(state);
    touch<isCommon>(set, slot);
    return state;
}

/// The slot that goes next; its line counts as used now.
template <bool isCommon>
[[gnu::always_inline]] inline std::size_t Cache::takeSlot(Set set)
{
    if (isCommon || m_hasOrder) {
        const std::size_t slot = m_order.last<isCommon>(set + m_ordered);
        m_order.useLast<isCommon>(set + m_ordered, slot);
        return slot;
    }
    const std::size_t slot = chosenVictim(set);
    if (m_replacement == Replacement::TreePlru)
        pointAway(set[m_ordered], slot);
    return slot;
}

[[gnu::always_inline]] inline std::uint32_t Cache::ownedBy(std::int32_t owner, bool isPrefetched)
{
    const std::size_t place = m_owners.placeOf(owner);
    if (place >= mostCommonOwners) [[unlikely]]
        m_commonUpper = nothingCommon;
    return static_cast<std::uint32_t>(place) * 2 + (isPrefetched ? 1 : 0);
}

/// The line takes the slot.
template <bool isCommon>
[[gnu::always_inline]] inline void Cache::put(Set set, std::size_t slot, std::uint64_t number, std::uint32_t owned,
                                              LineState state)
{
    const std::uint64_t tag = tagOf<isCommon>(number);
    const std::uint32_t before = ownedAt<isCommon>(set, slot);
    const bool wasFree = stateAt(set, slot) == LineState::Invalid;
    if (wasFree || before != owned) {
        m_owners.change(before / 2, wasFree ? 0 : -1);
        m_owners.change(owned / 2, 1);
        setOwnedAt<isCommon>(set, slot, owned);
    }
    store(set + m_entries, slot, static_cast<std::uint32_t>(tag << 2U) | static_cast<std::uint32_t>(state));
    if (!isCommon && m_isWide)
        store(set + m_uppers, slot, static_cast<std::uint32_t>(tag >> tagBits));
    store(set, slotByte(slot), static_cast<std::uint8_t>(tag));
    m_latest = 0;
}

template <bool isCommon>
[[gnu::always_inline]] inline Cache::Evicted Cache::insert(Set set, std::uint64_t number, std::int32_t owner,
                                                           LineState state, bool isPrefetched)
{
    const std::uint32_t owned = ownedBy(owner, isPrefetched);
    if (!isCommon && isTooNarrow(number, owned)) {
        accommodate(number, owned);
        set = setFor<isCommon>(number);
    }
    const std::size_t slot = takeSlot<isCommon>(set);
    const std::uint32_t entry = entryAt(set, slot);
    const Evicted evicted{numberAt<isCommon>(set, slot, entry, indexOfSet<isCommon>(number)),
                          static_cast<LineState>(entry & 3U)};
    put<isCommon>(set, slot, number, owned, state);
    return evicted;
}

template <bool isCommon>
[[gnu::always_inline]] inline LineState Cache::dropLine(std::uint64_t number)
{
    const Place place = placeOf<isCommon>(number);
    return place.slot == notHere ? LineState::Invalid : dropAt(number, place.slot);
}

} // namespace threadway::memory
