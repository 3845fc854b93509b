// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/full_lru.h"

namespace threadway::memory {
namespace {

constexpr std::size_t fewest = 16;

} // namespace

FullLru::FullLru(std::int64_t capacity)
    : m_room(static_cast<std::size_t>(capacity)), m_ring(fewest), m_ringMask(fewest - 1)
{
}

/// Uses a line that the ring has already; returns whether it was there.
bool FullLru::useAgain(std::uint32_t line, LineNotes::Column notes)
{
    if (notes[line] == ListedOnce) {
        if (m_ring[(m_end - 1) & m_ringMask] == line)
            return true;
        m_repeated[line] = {1, true};
        notes.set(line, Repeated);
    }
    Uses& uses = *m_repeated.find(line);
    const bool wasThere = uses.isThere;
    if (wasThere && m_ring[(m_end - 1) & m_ringMask] == line)
        return true;
    ++uses.listed;
    uses.isThere = true;
    if (wasThere)
        m_ring[m_end++ & m_ringMask] = line;
    else
        push(line, notes);
    return wasThere;
}

void FullLru::remove(std::uint32_t line, LineNotes::Column notes)
{
    if (notes[line] == ListedOnce) {
        m_repeated[line] = {1, false};
        notes.set(line, Repeated);
        ++m_room;
    } else if (notes[line] == Repeated) {
        Uses& uses = *m_repeated.find(line);
        m_room += uses.isThere ? 1 : 0;
        uses.isThere = false;
    }
}

/// Takes the use at the beginning out of the ring. Returns whether its line, which was there, has to go for it.
bool FullLru::takeOldestUse(LineNotes::Column notes)
{
    const std::uint32_t line = m_ring[m_begin++ & m_ringMask];
    bool wasThere = true;
    if (notes[line] == Repeated) {
        Uses& uses = *m_repeated.find(line);
        if (--uses.listed != 0)
            return false;
        wasThere = uses.isThere;
        m_repeated.erase(line);
    }
    notes.set(line, NotListed);
    return wasThere;
}

/// Leaves each line that is there only its last use. If these fill more than half of the ring, it grows, so that there
/// is room for as many uses more as there are lines.
void FullLru::closeGaps(LineNotes::Column notes)
{
    std::vector<std::uint32_t> lines; // by last use
    lines.reserve(m_end - m_begin);
    while (m_begin != m_end) {
        const std::uint32_t line = m_ring[m_begin & m_ringMask];
        if (takeOldestUse(notes))
            lines.push_back(line);
    }
    if (lines.size() * 2 > m_ring.size())
        m_ring.resize(m_ring.size() * 2);
    m_ringMask = m_ring.size() - 1;
    m_begin = 0;
    m_end = 0;
    for (const std::uint32_t line : lines) {
        notes.set(line, ListedOnce);
        m_ring[m_end++] = line;
    }
}

} // namespace threadway::memory
