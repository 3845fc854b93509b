// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/use_order.h"

namespace threadway::memory {
namespace {

constexpr std::size_t mostListed = 16;
constexpr std::size_t mostByteSlots = 64;

} // namespace

UseOrder::UseOrder(std::size_t slots)
    : m_isList(slots <= mostListed),
      m_slots(slots),
      m_bits(slots <= mostByteSlots ? 8 : 16),
      m_shift(slots <= mostByteSlots ? 3 : 2),
      m_lane(slots <= mostByteSlots ? 0xff : 0xffff),
      m_ones(slots <= mostByteSlots ? 0x0101010101010101ULL : 0x0001000100010001ULL),
      m_highs(m_ones << (m_bits - 1)),
      m_lastRank(m_ones * (slots - 1))
{
    if (m_isList) {
        m_lastShift = static_cast<unsigned>(slots - 1) * 4;
        m_places = ~std::uint64_t{0} >> (60 - m_lastShift);
        return;
    }
    const std::size_t lanes = std::size_t{1} << m_shift;
    m_words = (slots + lanes - 1) / lanes;
    const std::size_t inLast = slots - (m_words - 1) * lanes;
    m_onesOfLast = inLast == lanes ? m_ones : m_ones & ((std::uint64_t{1} << (inLast * m_bits)) - 1);
}

void UseOrder::reset(std::uint64_t* order) const
{
    if (m_isList) {
        *order = 0;
        for (std::size_t slot = 0; slot < m_slots; ++slot)
            *order = *order << 4U | slot;
        return;
    }
    // Lanes that stand for no slot hold the largest rank that can be compared, and keep it.
    for (std::size_t i = 0; i < m_words; ++i)
        order[i] = m_highs - m_ones;
    for (std::size_t slot = 0; slot < m_slots; ++slot) {
        std::uint64_t& word = order[slot >> m_shift];
        word = (word & ~(m_lane << bitOf(slot))) | std::uint64_t{m_slots - 1 - slot} << bitOf(slot);
    }
}

void UseOrder::release(std::uint64_t* order, std::size_t slot) const
{
    if (m_isList) {
        const std::uint64_t before = (std::uint64_t{1} << bitOfPlace(*order, slot)) - 1;
        *order = (*order & before) | (*order >> 4U & ~before) | std::uint64_t{slot} << m_lastShift;
        return;
    }
    const std::uint64_t rank = rankOf(order, slot);
    for (std::size_t other = 0; other < m_slots; ++other) {
        if (rankOf(order, other) > rank)
            order[other >> m_shift] -= std::uint64_t{1} << bitOf(other);
    }
    std::uint64_t& word = order[slot >> m_shift];
    word = (word & ~(m_lane << bitOf(slot))) | std::uint64_t{m_slots - 1} << bitOf(slot);
}

void UseOrder::useRanked(std::uint64_t* order, std::size_t slot) const
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

std::size_t UseOrder::lastRanked(const std::uint64_t* order) const
{
    for (std::size_t i = 0;; ++i) {
        // The lowest lane found is right: only above a lane that is equal can others be found wrongly.
        const std::uint64_t difference = order[i] ^ m_lastRank;
        const std::uint64_t found = (difference - m_ones) & ~difference & m_highs;
        if (found != 0)
            return (i << m_shift) + static_cast<unsigned>(std::countr_zero(found)) / m_bits;
    }
}

void UseOrder::useLastRanked(std::uint64_t* order, std::size_t slot) const
{
    for (std::size_t i = 0; i + 1 < m_words; ++i)
        order[i] += m_ones;
    order[m_words - 1] += m_onesOfLast;
    order[slot >> m_shift] &= ~(m_lane << bitOf(slot));
}

} // namespace threadway::memory
