// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/line_map.h"

#include <cstdint>

namespace threadway::memory {

/// A set of lines that only grows: which lines a cache has ever held. Memory is bounded; past the bound, lines
/// far from all others are forgotten at once.
class SeenLines {
public:
    /// Groups of 64 neighbouring lines that are remembered at most: with lines of 64 bytes, 16 GiB in one piece.
    static constexpr std::size_t mostGroups = std::size_t{1} << 22U;

    /// Adds the line; returns whether it was there.
    bool add(std::uint64_t number)
    {
        const std::uint64_t group = number >> 6U;
        const std::uint64_t bit = std::uint64_t{1} << (number & 63U);
        if (m_groups.size() >= mostGroups && m_groups.find(group) == nullptr) {
            m_isComplete = false;
            return false;
        }
        std::uint64_t& bits = m_groups[group];
        const bool wasThere = (bits & bit) != 0;
        bits |= bit;
        return wasThere;
    }
    /// Whether nothing was forgotten.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] std::size_t bytes() const { return m_groups.bytes(); }

private:
    LineMap<std::uint64_t> m_groups;
    bool m_isComplete = true;
};

} // namespace threadway::memory
