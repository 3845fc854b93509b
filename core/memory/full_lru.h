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
    [[gnu::always_inline]] Past use(std::uint32_t line, const LineNotes::Column& notes)
    {
        if (m_end - m_begin == m_ring.size()) [[unlikely]]
            closeGaps(notes);
        const unsigned note = notes[line];
        if (note >= ListedOnce)
            return {true, useAgain(line, note, notes)};
        notes.set(line, ListedOnce);
        m_ring[m_end++ & m_ringMask] = line;
        if (++m_size > m_capacity)
            dropOldest(notes);
        return {note != NeverUsed, false};
    }
    /// Notes only that the line was used.
    static Past noteUse(std::uint32_t line, const LineNotes::Column& notes)
    {
        const bool wasUsed = notes[line] != NeverUsed;
        notes.set(line, NotListed);
        return {wasUsed, false};
    }
    /// Takes the line out if it is there.
    void remove(std::uint32_t line, const LineNotes::Column& notes);
    [[nodiscard]] std::size_t bytes() const { return m_ring.size() * sizeof(std::uint32_t) + m_repeated.bytes(); }

private:
    /// What is noted of a line.
    enum Note : unsigned {
        NeverUsed,
        NotListed, ///< nor there
        ListedOnce, ///< and there
        Repeated, ///< see its Uses
    };
    struct Uses {
        std::uint32_t listed = 0; ///< so often the ring has the line
        bool isThere = false;
    };
    /// So many uses before one comes to the beginning, its note is asked for from the host's memory.
    static constexpr std::uint64_t ahead = 8;

    [[gnu::always_inline]] void dropOldest(const LineNotes::Column& notes)
    {
        notes.prefetch(m_ring[(m_begin + ahead) & m_ringMask]);
        --m_size;
        const std::uint32_t line = m_ring[m_begin & m_ringMask];
        if (notes[line] == ListedOnce) {
            notes.set(line, NotListed);
            ++m_begin;
            return;
        }
        while (!takeOldestUse(notes)) {
        }
    }
    bool useAgain(std::uint32_t line, unsigned note, const LineNotes::Column& notes);
    bool takeOldestUse(const LineNotes::Column& notes);
    void closeGaps(const LineNotes::Column& notes);

    std::size_t m_capacity;
    std::size_t m_size = 0;
    std::vector<std::uint32_t> m_ring; ///< a power of two in length
    std::size_t m_ringMask;
    std::uint64_t m_begin = 0; ///< where the oldest use is
    std::uint64_t m_end = 0; ///< where the next use goes
    LineMap<Uses> m_repeated;
};

} // namespace threadway::memory
