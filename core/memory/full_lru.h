// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/line_map.h"
#include "memory/line_notes.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::memory {

/// Which lines a fully associative cache with least-recently-used replacement would hold, so that each use takes
/// constant time whatever the capacity, and little of the host's memory, which bounds its speed. Lines are called by
/// the short numbers that LineNotes gives them, and are noted there.
///
/// A ring lists uses, the oldest one first. The line that comes to its beginning has to go, unless it was used again:
/// how often the ring has it is counted for such lines only. Once the ring is full, each line keeps its last use.
class FullLru {
public:
    explicit FullLru(std::int64_t capacity);

    /// What was so when a line was used.
    struct Past {
        bool wasUsed = false; ///< at some time before
        bool wasThere = false;
    };

    /// Uses the line, which is there afterwards.
    [[gnu::always_inline]] Past use(std::uint32_t line, LineNotes::Column notes)
    {
        if (m_end - m_begin > m_ringMask) [[unlikely]]
            closeGaps(notes);
        const unsigned note = notes[line];
        if ((note & Listed) != 0)
            return {true, useAgain(line, notes)};
        notes.add(line, ListedOnce);
        push(line, notes);
        return {note != NeverUsed, false};
    }
    /// Notes only that the line was used.
    static Past noteUse(std::uint32_t line, LineNotes::Column notes)
    {
        const bool wasUsed = notes.has(line, NotListed);
        notes.add(line, NotListed);
        return {wasUsed, false};
    }
    /// Takes the line out if it is there.
    void remove(std::uint32_t line, LineNotes::Column notes);
    [[nodiscard]] std::size_t bytes() const { return m_ring.size() * sizeof(std::uint32_t) + m_repeated.bytes(); }

private:
    /// What is noted of a line.
    enum Note : unsigned {
        NeverUsed,
        NotListed, ///< nor there
        Repeated, ///< see its Uses
        ListedOnce, ///< and there
        Listed = 2, ///< the bit that these two have
    };
    struct Uses {
        std::uint32_t listed = 0; ///< so often the ring has the line
        bool isThere = false;
    };
    /// So many uses before one comes to the beginning, its note is asked for from the host's memory.
    static constexpr std::uint64_t ahead = 8;
    /// So many uses lie in one line of the host's caches.
    static constexpr std::uint64_t usesOfHostLine = 16;

    /// Lists a use of the line, which is there from now on and was not before.
    [[gnu::always_inline]] void push(std::uint32_t line, LineNotes::Column notes)
    {
        const std::uint64_t place = m_end++ & m_ringMask;
        m_ring[place] = line;
        if (place % usesOfHostLine == 0) // what is prefetched by itself gets lost among accesses at random
            prefetchUses();
        if (m_room != 0)
            --m_room;
        else
            dropOldest(notes);
    }
    /// Asks the host for what will soon be read and written of the ring.
    [[gnu::always_inline]] void prefetchUses() const
    {
        __builtin_prefetch(&m_ring[(m_begin + 4 * usesOfHostLine) & m_ringMask]);
        __builtin_prefetch(&m_ring[(m_end + 4 * usesOfHostLine) & m_ringMask], 1);
    }
    [[gnu::always_inline]] void dropOldest(LineNotes::Column notes)
    {
        notes.prefetch(m_ring[(m_begin + ahead) & m_ringMask]);
        const std::uint32_t line = m_ring[m_begin & m_ringMask];
        if (notes[line] == ListedOnce) [[likely]] {
            notes.take(line, Listed); // NotListed
            ++m_begin;
            return;
        }
        while (!takeOldestUse(notes)) {
        }
    }
    bool useAgain(std::uint32_t line, LineNotes::Column notes);
    bool takeOldestUse(LineNotes::Column notes);
    void closeGaps(LineNotes::Column notes);

    std::size_t m_room; ///< so many lines more can be there
    std::vector<std::uint32_t> m_ring; ///< a power of two in length
    std::size_t m_ringMask;
    std::uint64_t m_begin = 0; ///< where the oldest use is
    std::uint64_t m_end = 0; ///< where the next use goes
    LineMap<Uses> m_repeated;
};

} // namespace threadway::memory
