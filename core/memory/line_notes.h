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
/// for such a table soon outgrows the caches of the host. Also gives lines short numbers, which say where their notes
/// begin: pages follow each other by first use. Memory is bounded; past the bound, lines of further pages have no
/// notes.
class LineNotes {
public:
    static constexpr unsigned lineBits = 12; ///< of a line's number: its place in its page
    /// What the notes may take: with four caches and lines of 64 bytes enough for 16 GiB in one piece.
    static constexpr std::size_t mostBytes = std::size_t{1} << 28U;

    /// Four notes. Not a std::uint8_t, which might alias all else: compilers would load anew what they know already.
    enum class FourNotes : std::uint8_t {};

    /// The notes of one cache. Holds until the next short number is asked for.
    class Column {
    public:
        Column(FourNotes* first, unsigned shift) : m_first(first), m_shift(shift) {}
        /// The note of the line of that short number.
        [[nodiscard]] unsigned operator[](std::uint32_t line) const { return byteOf(line) >> m_shift & 3U; }
        /// Whether the note has one of these bits.
        [[nodiscard]] bool has(std::uint32_t line, unsigned bits) const { return ((*this)[line] & bits) != 0; }
        void set(std::uint32_t line, unsigned note) const
        {
            put(line, (byteOf(line) & ~(3U << m_shift)) | note << m_shift);
        }
        void add(std::uint32_t line, unsigned bits) const { put(line, byteOf(line) | bits << m_shift); }
        void take(std::uint32_t line, unsigned bits) const { put(line, byteOf(line) & ~(bits << m_shift)); }
        /// Asks the host for the memory of the line's note, which will be needed. Always inline, as other functions
        /// that only do this: they have no effect that GCC 12 sees, so that it drops calls of them.
        [[gnu::always_inline]] void prefetch(std::uint32_t line) const { __builtin_prefetch(m_first + line, 1); }

    private:
        [[nodiscard]] unsigned byteOf(std::uint32_t line) const { return static_cast<unsigned>(m_first[line]); }
        void put(std::uint32_t line, unsigned byte) const { m_first[line] = static_cast<FourNotes>(byte); }

        FourNotes* m_first;
        unsigned m_shift; ///< where in a byte the note begins
    };

    explicit LineNotes(std::size_t caches) : m_stride((static_cast<std::uint32_t>(caches) + 3) / 4) {}

    /// The line's short number, another one for each line that has notes.
    std::uint32_t shortNumber(std::uint64_t number)
    {
        const std::uint64_t page = number >> lineBits;
        Known& known = m_known[page % m_known.size()];
        if (known.page != page) [[unlikely]]
            known = {page, firstOf(page)};
        return known.first + static_cast<std::uint32_t>(number & (linesOfPage - 1)) * m_stride;
    }
    /// Whether the line of that short number has notes.
    [[nodiscard]] bool has(std::uint32_t line) const { return line < m_bytes.size(); }
    [[nodiscard]] Column column(std::size_t cache)
    {
        return {m_bytes.data() + cache / 4, static_cast<unsigned>(cache % 4) * 2};
    }
    /// Asks the host for the memory of the line's notes, which will be needed.
    [[gnu::always_inline]] void prefetch(std::uint32_t line) const { __builtin_prefetch(m_bytes.data() + line, 1); }
    /// Whether all lines that were given short numbers have notes.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] std::size_t bytes() const { return m_firsts.bytes() + m_bytes.size(); }

private:
    static constexpr std::uint64_t linesOfPage = std::uint64_t{1} << lineBits;

    /// A page that was looked up.
    struct Known {
        std::uint64_t page = ~std::uint64_t{0};
        std::uint32_t first = 0; ///< short number of its first line
    };

    std::uint32_t firstOf(std::uint64_t page);

    std::uint32_t m_stride; ///< bytes for a line
    LineMap<std::uint32_t> m_firsts; ///< by page that has notes: short number of its first line
    std::vector<FourNotes> m_bytes; ///< line after line, four caches in each
    std::array<Known, 1024> m_known; ///< by the lower bits of a page: the one asked for last
    bool m_isComplete = true;
};

} // namespace threadway::memory
