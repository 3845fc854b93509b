// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/sim_time.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace threadway::memory {

/// Which line of a full set has to go.
enum class Replacement : std::uint8_t {
    Lru, ///< the one used longest ago
    TreePlru, ///< the one a binary tree of "not this way" bits points at: nearly LRU, for far fewer bits
    Fifo, ///< the one brought in first
    Random, ///< any, by a random stream of the cache
};

/// One level of cache.
struct CacheLevelSpec {
    std::int64_t sizeBytes = 32 * 1024;
    int lineBytes = 64;
    /// Lines in a set; 0 means that any line may stand anywhere (fully associative).
    int ways = 8;
    /// Time of an access that this level serves.
    SimTime hitCost;
    /// One for all cores of a socket instead of one for each core.
    bool isShared = false;
    Replacement replacement = Replacement::Lru;
    /// Whether the nearer levels may hold only what this one holds: what it evicts leaves them too.
    bool isInclusive = true;
    /// 1 for L1 and so on; 0: as it stands in the list.
    int number = 0;

    [[nodiscard]] std::int64_t lines() const { return sizeBytes / lineBytes; }
    bool operator==(const CacheLevelSpec&) const = default;
};

/// The translation look-aside buffer of each core: which pages it can translate at once.
struct TlbSpec {
    int entries = 64;
    /// Entries in a set; 0: any page anywhere.
    int ways = 4;
    std::int64_t pageBytes = 4096;
    /// Time of a walk through the page table, on top of the access.
    SimTime missCost;
    /// Entries carry their address space; else a core forgets them all when it serves another one.
    bool isTagged = true;
    bool operator==(const TlbSpec&) const = default;
};

/// The memory of a machine: up to three levels of cache, nearest first, and what lies behind them. Caches
/// allocate on writes too and write back.
struct MemorySpec {
    std::vector<CacheLevelSpec> levels;
    /// Time of an access that no level serves.
    SimTime memoryCost;
    /// Time of an access that no level serves but the caches of another core do; nothing: as memory.
    std::optional<SimTime> transferCost = std::nullopt;
    /// What an access that no level serves costs on top if its page lies in another NUMA node than the core.
    SimTime remoteCost{};
    /// Whether a miss of the nearest level brings the following line of the same page along, for nothing.
    bool prefetchesNextLine = false;
    /// Whether misses are told apart by cause, which takes time of the simulation.
    bool classifiesMisses = false;
    std::optional<TlbSpec> tlb = std::nullopt;
    bool operator==(const MemorySpec&) const = default;
};

/// 1 for L1 and so on, of the level that stands at the index, from 0.
int levelNumber(const MemorySpec& spec, std::size_t index);

/// The most lines one cache may have.
inline constexpr std::int64_t mostLines = 1 << 20;
/// The most lines one set may have, a fully associative cache included: they are searched one by one.
inline constexpr std::int64_t mostWays = 1024;
/// The most entries of a translation look-aside buffer.
inline constexpr int mostTlbEntries = 1 << 16;
/// The most ways a tree of bits may choose among: its bits are one word.
inline constexpr std::int64_t mostTreeWays = 64;
/// Prefetching does not reach beyond a page of so many bytes, as the next one may be anywhere in real memory.
inline constexpr std::uint64_t prefetchPageBytes = 4096;

/// What is wrong with the spec; positions are unknown here.
base::Diagnostics validate(const MemorySpec& spec);

} // namespace threadway::memory
