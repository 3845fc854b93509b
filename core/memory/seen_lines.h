// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/line_map.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::memory {

/// Which lines each of some caches has ever held: sets that only grow, as bits in pages of neighbouring lines. Also
/// gives lines short numbers: the page's place in the order of first uses, then the line's in the page. Memory is
/// bounded; past the bound, lines of further pages are forgotten at once.
class SeenLines {
public:
    static constexpr unsigned lineBits = 9; ///< of a short number: the line's place in its page
    /// Pages of which is remembered which lines were held: with lines of 64 bytes, 16 GiB in one piece.
    static constexpr std::size_t mostPages = std::size_t{1} << 19U;
    /// Pages that have short numbers; further ones share those of the last one.
    static constexpr std::size_t mostNumbered = (std::size_t{1} << (32U - lineBits)) - 1;

    explicit SeenLines(std::size_t caches) : m_caches(caches) {}

    /// The line's short number, below 2^32-1.
    std::uint32_t shortNumber(std::uint64_t number)
    {
        const std::uint64_t page = number >> lineBits;
        if (page != m_lastPage)
            turnTo(page);
        return m_lastPlace << lineBits | static_cast<std::uint32_t>(number & (linesOfPage - 1));
    }
    /// The cache holds the line of that short number; returns whether it did before.
    bool add(std::size_t cache, std::uint32_t line)
    {
        if (line >> lineBits >= mostPages) {
            m_isComplete = false;
            return false;
        }
        std::uint64_t& bits = m_bits[(line >> 6U) * m_caches + cache];
        const std::uint64_t bit = std::uint64_t{1} << (line & 63U);
        const bool wasThere = (bits & bit) != 0;
        bits |= bit;
        return wasThere;
    }
    /// Whether nothing was forgotten.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] std::size_t bytes() const { return m_places.bytes() + m_bits.size() * sizeof(std::uint64_t); }

private:
    static constexpr std::uint64_t linesOfPage = std::uint64_t{1} << lineBits;

    void turnTo(std::uint64_t page);

    std::size_t m_caches;
    LineMap<std::uint32_t> m_places; ///< by page, from 1
    std::vector<std::uint64_t> m_bits; ///< 64 lines after the other, a word for each cache
    std::uint64_t m_lastPage = ~std::uint64_t{0};
    std::uint32_t m_lastPlace = 0;
    bool m_isComplete = true;
};

} // namespace threadway::memory
