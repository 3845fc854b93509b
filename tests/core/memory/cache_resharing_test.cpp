// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What caches hold when other cores come to share them.
#include "base/random.h"
#include "memory/cache_hierarchy.h"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

namespace threadway::memory {
namespace {

const CacheSharing alone; ///< each core its own unit, all in one socket
const CacheSharing siblings{{0, 0, 1, 1}, {0, 0, 0, 0}};
const CacheSharing sockets{{0, 1, 2, 3}, {0, 0, 1, 1}};

CacheLevelSpec level(std::int64_t lines, bool isShared, bool isInclusive)
{
    return {
        .sizeBytes = lines * 64, .ways = 0, .hitCost = SimTime{1}, .isShared = isShared, .isInclusive = isInclusive};
}

/// Eight lines for each core, 64 for each socket.
CacheHierarchy caches(const CacheSharing& sharing, bool isInclusive)
{
    return {
        {.levels = {level(8, false, true), level(64, true, isInclusive)}, .memoryCost = SimTime{100}}, 4, 1, sharing};
}

/// The core accesses a line; which level served it.
int use(CacheHierarchy& caches, int core, std::uint64_t line, bool write = false)
{
    return caches.access(CoreId(core), line * 64, 8, write, core).levelHit;
}

std::optional<LineState> stateOf(const CacheHierarchy& caches, int core, int level, std::uint64_t line)
{
    const auto found = caches.cache(CoreId(core), level).peek(line);
    return found ? std::optional(found->state) : std::nullopt;
}

/// Four cores, each in any unit and socket such that a unit lies in one socket, numbered without gaps.
CacheSharing randomSharing(base::RandomStream& random, int cores)
{
    CacheSharing sharing;
    std::uint8_t unit = 0;
    std::uint8_t socket = 0;
    for (int core = 0; core < cores; ++core) {
        const bool beginsUnit = core > 0 && random.below(2) == 0;
        unit = static_cast<std::uint8_t>(unit + (beginsUnit ? 1 : 0));
        socket = static_cast<std::uint8_t>(socket + (beginsUnit && random.below(2) == 0 ? 1 : 0));
        sharing.unitOf.push_back(unit);
        sharing.socketOf.push_back(socket);
    }
    return sharing;
}

MemorySpec randomMemory(base::RandomStream& random)
{
    MemorySpec spec;
    spec.memoryCost = SimTime{100};
    const auto isInclusive = [&random] { return random.below(2) == 0; };
    if (random.below(5) != 0)
        spec.levels.push_back(level(2 + static_cast<std::int64_t>(random.below(6)), false, true));
    if (random.below(2) == 0)
        spec.levels.push_back(level(6 + static_cast<std::int64_t>(random.below(8)), false, isInclusive()));
    if (spec.levels.empty() || random.below(4) != 0)
        spec.levels.push_back(level(8 + static_cast<std::int64_t>(random.below(30)), true, isInclusive()));
    for (CacheLevelSpec& each : spec.levels)
        each.replacement = static_cast<Replacement>(random.below(4));
    for (CacheLevelSpec& each : spec.levels) {
        if (each.replacement == Replacement::TreePlru)
            each.ways = 1;
    }
    spec.prefetchesNextLine = random.below(4) == 0;
    return spec;
}

} // namespace

TEST_CASE("siblings use the cache of the first of them, and the other one's is written back", "[memory][topology]")
{
    CacheHierarchy four = caches(alone, true);
    use(four, 0, 1);
    use(four, 1, 2, true);
    use(four, 2, 3, true);
    four.setCores(4, siblings);
    CHECK(use(four, 0, 1) == 1);
    CHECK(use(four, 1, 1) == 1); // its sibling's
    CHECK(stateOf(four, 3, 1, 3) == LineState::Modified);
    CHECK(stateOf(four, 1, 1, 2) == std::nullopt);
    CHECK(stateOf(four, 0, 2, 2) == LineState::Modified); // the socket has what core 1 had changed
    CHECK(use(four, 1, 2) == 2);
    CHECK(four.checkInvariants().empty());
}

TEST_CASE("of siblings that part, the first keeps the cache and the other one begins anew", "[memory][topology]")
{
    CacheHierarchy four = caches(siblings, true);
    use(four, 1, 1, true);
    four.setCores(4, alone);
    CHECK(stateOf(four, 0, 1, 1) == LineState::Modified);
    CHECK(use(four, 1, 1) == 2);
    CHECK(stateOf(four, 0, 1, 1) == LineState::Shared);
    CHECK(four.checkInvariants().empty());
}

TEST_CASE("a socket that parts begins with an empty shared cache, and what that includes is gone", "[memory][topology]")
{
    CacheHierarchy four = caches(alone, true);
    use(four, 1, 1, true);
    use(four, 2, 2, true);
    use(four, 3, 3);
    four.setCores(4, sockets);
    CHECK(four.checkInvariants().empty());
    CHECK(stateOf(four, 1, 1, 1) == LineState::Modified); // it has stayed in its socket
    CHECK(stateOf(four, 2, 1, 2) == std::nullopt);
    CHECK(four.takeIncidents(CoreId(2), 1).writtenBack == 1);
    CHECK(four.takeIncidents(CoreId(3), 1).lost[static_cast<std::size_t>(LossCause::Inclusion)] == 1);
    CHECK(use(four, 3, 3) == 0);
}

TEST_CASE("no socket keeps a copy of what a core of another one has changed", "[memory][topology]")
{
    CacheHierarchy four = caches(alone, false);
    use(four, 0, 1);
    use(four, 2, 1, true); // the shared cache has the line as core 0 read it
    REQUIRE(stateOf(four, 0, 2, 1).has_value());
    four.setCores(4, sockets);
    CHECK(stateOf(four, 2, 1, 1) == LineState::Modified);
    CHECK(stateOf(four, 0, 2, 1) == std::nullopt);
    CHECK(four.checkInvariants().empty());
    CHECK(use(four, 2, 1) == 1);
    CHECK(use(four, 0, 1) == 0);
}

TEST_CASE("sockets that join have the shared cache of the first one", "[memory][topology]")
{
    CacheHierarchy four = caches(sockets, true);
    use(four, 1, 1);
    use(four, 2, 2, true);
    four.setCores(4, alone);
    CHECK(use(four, 0, 1) == 2);
    CHECK(stateOf(four, 2, 1, 2) == std::nullopt); // the cache that is left does not hold it
    CHECK(use(four, 3, 2) == 0);
    CHECK(four.checkInvariants().empty());
}

TEST_CASE("caches that were never used share as if they had always done so", "[memory][topology][property]")
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        base::RandomStream random(seed, "sharing");
        const MemorySpec spec = randomMemory(random);
        const CacheSharing sharing = randomSharing(random, 6);
        CacheHierarchy changed(spec, 3, seed, alone);
        CacheHierarchy built(spec, 6, seed, sharing);
        changed.setCores(6, sharing);
        for (int i = 0; i < 300; ++i) {
            const auto core = static_cast<int>(random.below(6));
            const std::uint64_t line = random.below(40);
            const bool write = random.below(3) == 0;
            REQUIRE(use(changed, core, line, write) == use(built, core, line, write));
        }
        CHECK(changed.hash() == built.hash());
    }
}

TEST_CASE("caches stay coherent and inclusive whatever cores come to share them", "[memory][topology][property]")
{
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        CAPTURE(seed);
        base::RandomStream random(seed, "resharing");
        int cores = 4;
        CacheHierarchy caches(randomMemory(random), cores, seed, randomSharing(random, cores));
        for (int i = 0; i < 400; ++i) {
            if (random.below(40) == 0) {
                cores = static_cast<int>(1 + random.below(8));
                caches.setCores(cores, randomSharing(random, cores));
            }
            const auto core = static_cast<int>(random.below(static_cast<std::uint64_t>(cores)));
            use(caches, core, random.below(40), random.below(3) == 0);
            const std::vector<std::string> none;
            REQUIRE(caches.checkInvariants() == none);
        }
    }
}

} // namespace threadway::memory
