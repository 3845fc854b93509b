// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/cache_hierarchy.h"

#include <cstdint>
#include <set>

namespace threadway::tests {

/// A level of so few lines that accesses meet in it.
inline memory::CacheLevelSpec level(int lines, int ways, std::int64_t cost, bool isShared = false)
{
    const std::int64_t bytes = std::int64_t{lines} * 64;
    return {.sizeBytes = bytes, .lineBytes = 64, .ways = ways, .hitCost = {cost}, .isShared = isShared};
}

/// The numbers of the lines that the core's cache of the level, from 1, holds.
inline std::set<std::uint64_t> linesOf(const memory::CacheHierarchy& caches, CoreId core, int levelNumber)
{
    std::set<std::uint64_t> numbers;
    for (const memory::Line& line : caches.cache(core, levelNumber).lines()) {
        if (line.state != memory::LineState::Invalid)
            numbers.insert(line.number);
    }
    return numbers;
}

} // namespace threadway::tests
