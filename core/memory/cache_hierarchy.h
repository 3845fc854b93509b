// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/id.h"
#include "memory/cache.h"
#include "memory/line_map.h"
#include "memory/memory_spec.h"
#include "memory/miss_kind.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace threadway::memory {

class MissClassifier;

/// What an access cost, and who served it.
struct AccessResult {
    SimTime cost;
    std::uint8_t levelHit = 0; ///< 1 for the nearest level, or 0 for memory or another core
    bool missedTlb = false;
    MissKinds kinds{}; ///< if misses are told apart
};

/// Why a cache lost a line without room being needed in it.
enum class LossCause : std::uint8_t {
    Upgrade, ///< another core that had a copy wrote to it
    WriteMiss, ///< another core that had no copy wrote to it
    Inclusion, ///< a level behind had to let it go and must hold what this one holds
};

/// What happened to a cache besides hits and misses.
struct CacheIncidents {
    std::array<std::int64_t, 3> lost{}; ///< lines, by LossCause
    std::int64_t prefetched = 0; ///< lines brought in before they were asked for
    std::int64_t usefullyPrefetched = 0; ///< of these, asked for later
    std::int64_t writtenBack = 0; ///< changed lines that left it

    /// Lines lost to writes of others.
    [[nodiscard]] std::int64_t invalidations() const { return lost[0] + lost[1]; }
    bool operator==(const CacheIncidents&) const = default;
};

/// Which cores have caches in common.
struct CacheSharing {
    std::vector<std::uint8_t> unitOf; ///< by core: the unit whose private caches it uses; empty: each its own
    std::vector<std::uint8_t> socketOf; ///< by core: the socket whose shared caches it uses; empty: all one
};

/// All caches of a machine, kept coherent by the MESI protocol (Papamarcos and Patel 1984): a write takes the
/// line out of all other units' caches, a read leaves copies where they are. A directory knows which units hold a
/// line, so that nobody else has to be asked. A value; copies share what did not change.
class CacheHierarchy {
public:
    /// The seed feeds caches that replace at random.
    CacheHierarchy(const MemorySpec& spec, int cores, std::uint64_t seed = 1, const CacheSharing& sharing = {});

    /// How many cores there are from now on, and which of them have caches in common. A cache stays, with what it
    /// holds, with the core of the lowest number that used it, if that is so for those who use it now; all others write
    /// back what was changed in them and are gone, and what was not there before begins empty. What an inclusive level
    /// behind does not hold leaves the nearer ones, and no socket keeps a copy of what another one may change. Misses
    /// are told apart as if everything began anew.
    void setCores(int cores, const CacheSharing& sharing = {});

    /// The core will access the address soon: asks the host for the memory that will be needed. Whoever knows some
    /// accesses in advance saves much of the time that they would wait for it.
    void approach(CoreId core, std::uint64_t address)
    {
        const std::uint64_t number = address >> m_lineShift;
        // The host's caches hold all levels but the last one, the largest, unless what tells misses apart presses them
        // out; and the nearest one in any case.
        const std::size_t far = std::max<std::size_t>(1, m_levelCount - 1);
        for (std::size_t level = m_classifier ? 1 : far; level < m_levelCount; ++level)
            cacheAt(level, m_paths[core.index()]).prefetch(number);
        if (m_classifier)
            approachClasses(number);
    }
    /// An access of the core to bytes that may straddle lines: it counts once, served by the farthest of them.
    /// Takes time in proportion to the number of lines. The owner is the thread, the space its process.
    AccessResult access(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner,
                        std::int32_t space = 0)
    {
        const std::uint64_t first = address >> m_lineShift;
        const std::uint64_t last = (address + static_cast<std::uint64_t>(bytes > 0 ? bytes - 1 : 0)) >> m_lineShift;
        if (m_isDirect && first == last) {
            // A miss seldom comes alone: after one, what could only tell hits quickly is not asked.
            if (m_isPlain && !m_hasMissed && m_caches[m_paths[core.index()].caches[0]].hit(first, write))
                return {m_nearCost, 1, false, {}};
            return accessOne(core, address, bytes, write, owner);
        }
        return accessSlowly(core, address, bytes, write, owner, space);
    }
    /// As access, but the nearest levels have been passed: the first one that is asked has this index, from 0.
    AccessResult accessBehind(std::size_t level, CoreId core, std::uint64_t address, int bytes, bool write,
                              std::int32_t owner);

    /// Owners whose number of lines in that cache (level from 1) differs from when it was last asked.
    std::vector<OwnerLines> takeChangedOccupancy(CoreId core, int level);
    /// What happened to the core's cache since it was last asked; nothing for a cache that another core of lower
    /// number answers for.
    CacheIncidents takeIncidents(CoreId core, int level);
    /// Lines that the core's cache lost to writes of others since its incidents were last asked for.
    std::int64_t takeInvalidations(CoreId core, int level) { return takeIncidents(core, level).invalidations(); }

    /// The core's cache of the level, from 1.
    [[nodiscard]] const Cache& cache(CoreId core, int level) const;
    /// Whether misses were told apart rightly: memory sufficed to know all lines ever held.
    [[nodiscard]] bool isClassificationComplete() const;
    [[nodiscard]] std::uint64_t hash() const;
    /// Memory that a copy adds once it changes.
    [[nodiscard]] std::size_t approximateBytes() const;
    /// What is wrong, in words: a line that one unit may change and another one holds, an inner line that an
    /// inclusive level lacks, a holder that the directory does not know.
    [[nodiscard]] std::vector<std::string> checkInvariants() const;

private:
    struct Level {
        CacheLevelSpec spec;
        std::size_t first = 0; ///< of its caches in m_caches: one per unit, or one per socket
        std::size_t count = 0;
        std::vector<std::size_t> place; ///< by core: its cache in m_caches
        bool isKeptBehind = false; ///< what leaves it the unit still holds farther on

        /// The core of the lowest number that uses the same cache as this one.
        [[nodiscard]] std::size_t firstUser(std::size_t core) const
        {
            return static_cast<std::size_t>(std::find(place.begin(), place.end(), place[core]) - place.begin());
        }
    };
    /// What a core's accesses go through.
    struct Path {
        std::array<std::uint32_t, mostLevels> caches{}; ///< by level: the place in m_caches
        std::uint32_t unit = 0;
        std::uint32_t socket = 0;
    };
    /// Who holds a line.
    struct Holders {
        std::uint64_t units = 0; ///< in some private cache
        std::uint64_t sockets = 0; ///< in some shared cache
    };
    /// One line of an access on its way through the levels.
    struct Request {
        const Path* path = nullptr; ///< of the core
        std::uint64_t number = 0;
        std::uint64_t bytes = 0; ///< of the line, a bit each (or for equal parts of a line longer than 64)
        bool write = false;
        std::int32_t owner = -1;
    };
    struct Served {
        std::size_t level = 0; ///< the index, or the number of levels for memory
        bool isTransfer = false; ///< another unit or socket had the line
    };

    AccessResult accessSlowly(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner,
                              std::int32_t space);
    AccessResult accessOne(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner);
    AccessResult accessFrom(std::size_t level, Request request, std::uint64_t address, int bytes);
    bool translate(std::size_t core, std::uint64_t address, int bytes, std::int32_t space);
    /// Some functions are made twice; isCommon: all caches passed are such ones for the line.
    template <bool isCommon>
    Served accessLine(std::size_t from, const Request& request, AccessResult& result);
    Served accessUncommonLine(std::size_t from, const Request& request, AccessResult& result);
    bool negotiate(std::size_t from, std::size_t served, LineState state, const Request& request);
    void takeNotes(std::size_t from, std::size_t served, const Request& request);
    void gainOwnership(std::size_t from, std::size_t served, const Request& request);
    void approachClasses(std::uint64_t number);
    void classify(std::size_t from, std::size_t served, const Request& request, AccessResult& result);
    void prefetch(Request request);

    // Coherence.
    [[nodiscard]] Cache& cacheAt(std::size_t level, const Path& path) { return m_caches[path.caches[level]]; }
    bool takeFromOthers(const Request& request, LossCause cause);
    void loseTo(const Request& request, std::size_t cache, std::uint64_t units, LossCause cause);
    bool shareWithOthers(const Request& request);
    void makeShared(std::size_t unit, std::uint64_t number);
    /// By level: the caches' sets for the line.
    using Sets = std::array<Cache::Set, mostLevels>;
    template <bool isCommon>
    void fill(const Request& request, const Sets& sets, std::size_t from, std::size_t upTo, LineState state,
              bool isPrefetch);
    void fillPrefetched(const Request& request, const Sets& sets, std::size_t upTo, LineState state);
    template <bool isCommon>
    void makeRoom(const Request& request, std::size_t level, const Cache::Evicted& evicted);
    void record(const Request& request, std::size_t from, std::size_t upTo);
    template <bool isCommon>
    bool evictInside(std::size_t level, const Request& request, std::uint64_t number);
    bool evictFromUnits(std::size_t level, const Request& request, std::uint64_t number);
    void writeBack(std::size_t level, const Path& path, std::uint64_t number);
    void forget(std::size_t level, const Request& request, std::uint64_t number);
    LineMap<Holders>& directory();
    void writeBackAll(std::size_t cache, std::size_t unit);
    void restoreInclusion();
    void rebuildDirectory();
    void restoreCoherence();
    void takeFromSockets(std::uint64_t sockets, const Line& line);
    /// The classifier, made this object's own; nullptr if misses are not told apart.
    MissClassifier* classifier()
    {
        if (m_classifier.use_count() > 1)
            ownClassifier();
        return m_classifier.get();
    }
    void ownClassifier();
    void auditUnit(std::size_t unit, std::vector<std::string>& faults) const;
    void auditSockets(std::size_t unit, const Line& line, std::vector<std::string>& faults) const;

    MemorySpec m_spec;
    std::uint64_t m_seed;
    std::vector<Cache> m_caches; ///< level after level
    std::vector<CacheIncidents> m_incidents; ///< by cache
    std::vector<Path> m_paths; ///< by core
    SimTime m_nearCost;
    std::vector<Level> m_levels;
    std::size_t m_levelCount = 0;
    std::size_t m_privateLevels = 0; ///< they stand before the shared ones
    std::vector<CoreId> m_firstCore; ///< by unit
    std::vector<std::uint64_t> m_unitsOf; ///< by socket, a bit each
    bool m_hasSockets = false; ///< several ones, so that it matters which of them hold a line
    unsigned m_lineShift = 6;
    std::array<bool, mostLevels> m_isInclusive{}; ///< by level
    bool m_isDirect = false; ///< there are caches, but no translation, and nothing is prefetched
    bool m_isPlain = false; ///< likewise, and a hit of the nearest level concerns nobody else
    bool m_hasMissed = false; ///< the last access missed the nearest level
    bool m_isCoherent = false; ///< there is somebody to be coherent with
    bool m_prefetches = false;
    SimTime m_memoryCost;
    SimTime m_transferCost;
    std::shared_ptr<LineMap<Holders>> m_directory;
    std::shared_ptr<MissClassifier> m_classifier;
    std::optional<TlbSpec> m_tlbSpec;
    std::vector<Cache> m_tlbs; ///< by core; pages are their lines
    std::vector<std::int32_t> m_spaces; ///< by core: the address space it served last
};

} // namespace threadway::memory
