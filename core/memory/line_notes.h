// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/line_map.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::memory {

/// A number from 0 to 3 for each line and each of some caches, 0 at first, in pages of neighbouring lines: of two bits,
/// for such a table soon outgrows the caches of the host. Also gives lines short numbers: the page's place in the order
/// of first uses, then the line's in the page. Memory is bounded; past the bound, lines of further pages have no notes.
class LineNotes {
public:
    static constexpr unsigned lineBits = 12; ///< of a short number: the line's place in its page
    /// What the notes may take: with four caches and lines of 64 bytes enough for 16 GiB in one piece.
    static constexpr std::size_t mostBytes = std::size_t{1} << 28U;
    /// Pages that have short numbers; further ones share those of the last one.
    static constexpr std::size_t mostNumbered = (std::size_t{1} << (32U - lineBits)) - 1;

    /// The notes of one cache. Holds until the next short number is asked for.
    class Column {
    public:
        Column(std::uint8_t* first, std::size_t stride, unsigned shift)
            : m_first(first), m_stride(stride), m_shift(shift)
        {
        }
        /// The note of the line of that short number.
        [[nodiscard]] unsigned operator[](std::uint32_t line) const { return m_first[line * m_stride] >> m_shift & 3U; }
        void set(std::uint32_t line, unsigned note) const
        {
            std::uint8_t& byte = m_first[line * m_stride];
            byte = static_cast<std::uint8_t>((byte & ~(3U << m_shift)) | note << m_shift);
        }
        /// Asks the host for the memory of the line's note, which will be needed.
        void prefetch(std::uint32_t line) const { __builtin_prefetch(m_first + line * m_stride, 1); }

    private:
        std::uint8_t* m_first;
        std::size_t m_stride;
        unsigned m_shift; ///< where in a byte the note begins
    };

    explicit LineNotes(std::size_t caches) : m_stride((caches + 3) / 4) {}

    /// The line's short number, below 2^32-1.
    std::uint32_t shortNumber(std::uint64_t number)
    {
        const std::uint64_t page = number >> lineBits;
        Known& known = m_known[page % m_known.size()];
        if (known.page != page) [[unlikely]]
            known = {page, placeOf(page)};
        return known.place << lineBits | static_cast<std::uint32_t>(number & (linesOfPage - 1));
    }
    /// Whether the line of that short number has notes.
    [[nodiscard]] bool has(std::uint32_t line) const { return line < m_lines; }
    [[nodiscard]] Column column(std::size_t cache)
    {
        return {m_bytes.data() + cache / 4, m_stride, static_cast<unsigned>(cache % 4) * 2};
    }
    /// Asks the host for the memory of the line's notes, which will be needed.
    void prefetch(std::uint32_t line) const { __builtin_prefetch(m_bytes.data() + line * m_stride, 1); }
    /// Whether all lines that were given short numbers have notes.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] std::size_t bytes() const { return m_places.bytes() + m_bytes.size(); }

private:
    static constexpr std::uint64_t linesOfPage = std::uint64_t{1} << lineBits;

    /// A page whose place was looked up.
    struct Known {
        std::uint64_t page = ~std::uint64_t{0};
        std::uint32_t place = 0;
    };

    std::uint32_t placeOf(std::uint64_t page);

    std::size_t m_stride; ///< bytes for a line
    LineMap<std::uint32_t> m_places; ///< by page, from 1
    std::vector<std::uint8_t> m_bytes; ///< line after line, four caches in each
    std::size_t m_lines = 0; ///< that have notes
    std::array<Known, 1024> m_known; ///< by the lower bits of a page: the one asked for last
    bool m_isComplete = true;
};

} // namespace threadway::memory
