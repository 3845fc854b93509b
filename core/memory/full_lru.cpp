// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/full_lru.h"

#include <bit>

namespace threadway::memory {
namespace {

constexpr std::size_t fewest = 16;
/// So many lines before one has to go, its slot is asked for from the host's memory.
constexpr std::uint64_t ahead = 4;

} // namespace

FullLru::FullLru(std::int64_t capacity)
    : m_capacity(static_cast<std::size_t>(capacity)),
      m_slots(fewest),
      m_slotMask(fewest - 1),
      m_shift(32 - static_cast<unsigned>(std::countr_zero(fewest))),
      m_ring(fewest, nothing),
      m_ringMask(fewest - 1)
{
}

bool FullLru::use(std::uint32_t line)
{
    if (m_size != 0 && ringAt(m_end - 1) == line)
        return true;
    if (m_end - m_begin == m_ring.size())
        makeRoomInRing();
    if ((m_size + 1) * 2 > m_slots.size())
        makeRoomInTable();
    Slot& slot = m_slots[slotOf(line)];
    if (slot.line == line) {
        m_ring[slot.place] = nothing;
        putLast(slot);
        return true;
    }
    slot.line = line;
    putLast(slot);
    if (++m_size > m_capacity)
        dropOldest();
    return false;
}

void FullLru::remove(std::uint32_t line)
{
    const std::size_t i = slotOf(line);
    if (m_slots[i].line != line)
        return;
    m_ring[m_slots[i].place] = nothing;
    clearSlot(i);
    --m_size;
}

void FullLru::putLast(Slot& slot)
{
    slot.place = static_cast<std::uint32_t>(m_end & m_ringMask);
    m_ring[slot.place] = slot.line;
    ++m_end;
}

void FullLru::dropOldest()
{
    while (ringAt(m_begin) == nothing)
        ++m_begin;
    clearSlot(slotOf(ringAt(m_begin)));
    ++m_begin;
    --m_size;
    __builtin_prefetch(&m_slots[homeOf(ringAt(m_begin + ahead))], 1);
}

/// Frees the slot. Followers move back, so that no gap is left before any of them.
void FullLru::clearSlot(std::size_t gap)
{
    for (std::size_t i = (gap + 1) & m_slotMask; m_slots[i].line != nothing; i = (i + 1) & m_slotMask) {
        const std::size_t home = homeOf(m_slots[i].line);
        if (((i - home) & m_slotMask) < ((i - gap) & m_slotMask))
            continue;
        m_slots[gap] = m_slots[i];
        gap = i;
    }
    m_slots[gap].line = nothing;
}

void FullLru::makeRoomInTable()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    m_slotMask = m_slots.size() - 1;
    --m_shift;
    for (const Slot& slot : old) {
        if (slot.line != nothing)
            m_slots[slotOf(slot.line)] = slot;
    }
}

/// Closes the gaps; if that is little, the ring grows. Either makes room for half as many uses as there are lines.
void FullLru::makeRoomInRing()
{
    std::vector<std::uint32_t> lines;
    lines.reserve(m_size);
    for (std::uint64_t time = m_begin; time != m_end; ++time) {
        if (ringAt(time) != nothing)
            lines.push_back(ringAt(time));
    }
    m_ring.assign(m_size * 2 > m_ring.size() ? m_ring.size() * 2 : m_ring.size(), nothing);
    m_ringMask = m_ring.size() - 1;
    m_begin = 0;
    m_end = 0;
    for (const std::uint32_t line : lines)
        putLast(m_slots[slotOf(line)]);
}

} // namespace threadway::memory
