// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/id.h"
#include "memory/cache.h"
#include "memory/memory_spec.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace threadway::memory {

/// What an access cost, and who served it.
struct AccessResult {
    SimTime cost;
    std::uint8_t levelHit = 0; ///< 1 to 3, or 0 for memory or another core
};

/// Lines that an owner holds in a cache.
struct OwnerLines {
    std::int32_t owner = -1;
    std::int32_t lines = 0;
};

/// All caches of a machine, kept coherent: a write takes the line out of every other core's caches, a read
/// leaves copies where they are (MESI, Papamarcos and Patel 1984). A value; copies share what did not change.
class CacheHierarchy {
public:
    CacheHierarchy(const MemorySpec& spec, int cores);

    /// How many cores there are from now on. The caches of new ones are empty; those of the ones that go write back
    /// what they had changed.
    void setCores(int cores);

    /// An access of the core to bytes that may straddle lines: it counts once, served by the farthest of them.
    /// Takes time in proportion to the number of lines.
    AccessResult access(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner);

    /// Owners whose number of lines in that cache (level from 1) differs from when it was last asked.
    std::vector<OwnerLines> takeChangedOccupancy(CoreId core, int level);
    /// Lines that the core's cache lost to writes of others since it was last asked.
    std::int64_t takeInvalidations(CoreId core, int level);

    /// The core's cache of the level, from 1.
    [[nodiscard]] const Cache& cache(CoreId core, int level) const;
    [[nodiscard]] std::uint64_t hash() const;
    /// Memory that a copy adds once it changes.
    [[nodiscard]] std::size_t approximateBytes() const;
    /// What is wrong, in words: a line modified in two places, an inner line that the outer level lacks.
    [[nodiscard]] std::vector<std::string> checkInvariants() const;

private:
    struct Level {
        CacheLevelSpec spec;
        std::vector<std::shared_ptr<Cache>> caches; ///< one per core, or one for all
        std::vector<std::int64_t> invalidations;
        std::vector<std::map<std::int32_t, std::int32_t>> toldOccupancy;
    };

    [[nodiscard]] std::size_t cacheIndex(const Level& level, CoreId core) const
    {
        return level.spec.isShared ? 0 : core.index();
    }
    Cache& changeable(Level& level, std::size_t index);
    int accessLine(CoreId core, std::uint64_t number, bool write, std::int32_t owner);
    void fill(CoreId core, std::uint64_t number, std::size_t upTo, LineState state, std::int32_t owner);
    bool evictInside(CoreId core, std::size_t level, std::uint64_t number);
    void writeBack(CoreId core, std::size_t level, std::uint64_t number);
    void invalidateOthers(CoreId core, std::uint64_t number);
    void downgradeOthers(CoreId core, std::uint64_t number);

    std::vector<Level> m_levels;
    SimTime m_memoryCost;
    int m_lineBytes = 64;
    std::size_t m_cores;
};

} // namespace threadway::memory
