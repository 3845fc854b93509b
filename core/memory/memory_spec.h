// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/sim_time.h"

#include <cstdint>
#include <vector>

namespace threadway::memory {

/// One level of cache.
struct CacheLevelSpec {
    std::int64_t sizeBytes = 32 * 1024;
    int lineBytes = 64;
    /// Lines in a set; 0 means that any line may stand anywhere (fully associative).
    int ways = 8;
    /// Time of an access that this level serves.
    SimTime hitCost;
    /// One for all cores instead of one for each.
    bool isShared = false;

    [[nodiscard]] std::int64_t lines() const { return sizeBytes / lineBytes; }
    bool operator==(const CacheLevelSpec&) const = default;
};

/// The memory of a machine: up to three levels of cache, nearest first, and what lies behind them. Caches
/// allocate on writes too, write back, evict the least recently used line, and an outer level holds whatever
/// the inner ones hold (inclusive).
struct MemorySpec {
    std::vector<CacheLevelSpec> levels;
    /// Time of an access that no level serves, also when another core's cache has the line.
    SimTime memoryCost;
    bool operator==(const MemorySpec&) const = default;
};

/// The most lines one cache may have.
inline constexpr std::int64_t mostLines = 1 << 20;
/// The most lines one set may have, a fully associative cache included: they are searched one by one.
inline constexpr std::int64_t mostWays = 1024;

/// What is wrong with the spec; positions are unknown here.
base::Diagnostics validate(const MemorySpec& spec);

} // namespace threadway::memory
