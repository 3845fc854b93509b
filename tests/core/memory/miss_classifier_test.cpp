// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "memory/cache_hierarchy.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <list>
#include <set>

using namespace threadway;
using namespace threadway::memory;

namespace {

constexpr CoreId first(0);
constexpr CoreId second(1);

CacheHierarchy cachesOf(int lines, int ways, int cores)
{
    const CacheLevelSpec level{.sizeBytes = std::int64_t{lines} * 64, .lineBytes = 64, .ways = ways, .hitCost = {1}};
    MemorySpec spec{{level}, {20}};
    spec.classifiesMisses = true;
    return {spec, cores};
}

/// The kind of a miss of the first level, None for a hit.
MissKind read(CacheHierarchy& caches, CoreId core, std::uint64_t address, std::int32_t owner = 0)
{
    return caches.access(core, address, 8, false, owner).kinds[0];
}
MissKind write(CacheHierarchy& caches, CoreId core, std::uint64_t address, std::int32_t owner)
{
    return caches.access(core, address, 8, true, owner).kinds[0];
}

} // namespace

TEST_CASE("The first time is cold, what never fits is capacity, what others of the set displaced is conflict",
          "[memory]")
{
    CacheHierarchy caches = cachesOf(4, 1, 1); // direct-mapped: lines 0 and 4 meet
    CHECK(read(caches, first, 0) == MissKind::Cold);
    CHECK(read(caches, first, 0) == MissKind::None);
    CHECK(read(caches, first, 4 * 64) == MissKind::Cold);
    CHECK(read(caches, first, 0) == MissKind::Conflict);
    for (const std::uint64_t line : {1U, 2U, 3U, 4U})
        read(caches, first, line * 64);
    CHECK(read(caches, first, 0) == MissKind::Capacity); // four others were used since
}

TEST_CASE("A fully associative cache has no conflicts", "[memory]")
{
    CacheHierarchy caches = cachesOf(8, 0, 1);
    base::RandomStream random(1, "lines");
    for (int i = 0; i < 500; ++i)
        CHECK(read(caches, first, random.below(12) * 64) != MissKind::Conflict);
}

TEST_CASE("Cold, capacity and conflict are told as definitions say, whatever the accesses", "[memory]")
{
    CacheHierarchy caches = cachesOf(8, 2, 1);
    std::set<std::uint64_t> seen;
    std::list<std::uint64_t> ideal; // last used first
    base::RandomStream random(3, "lines");
    for (int i = 0; i < 2000; ++i) {
        const std::uint64_t line = random.below(20);
        const AccessResult result = caches.access(first, line * 64, 8, random.below(2) == 0, 0);
        const bool wouldHit = std::find(ideal.begin(), ideal.end(), line) != ideal.end();
        ideal.remove(line);
        ideal.push_front(line);
        if (ideal.size() > 8)
            ideal.pop_back();
        const bool isNew = seen.insert(line).second;
        const MissKind other = wouldHit ? MissKind::Conflict : MissKind::Capacity;
        const MissKind missed = isNew ? MissKind::Cold : other;
        REQUIRE(result.kinds[0] == (result.levelHit == 1 ? MissKind::None : missed));
    }
}

TEST_CASE("Sharing is true if the bytes read were written since, and false if only their neighbours were", "[memory]")
{
    CacheHierarchy caches = cachesOf(8, 0, 2);
    write(caches, first, 0, 0);
    CHECK(write(caches, second, 8, 1) == MissKind::Cold);
    CHECK(read(caches, first, 0, 0) == MissKind::FalseSharing);
    CHECK(write(caches, second, 8, 1) == MissKind::None); // takes the shared copy away
    CHECK(read(caches, first, 8, 0) == MissKind::TrueSharing);
    write(caches, second, 8, 1);
    write(caches, second, 0, 1); // long after the line was lost
    CHECK(read(caches, first, 0, 0) == MissKind::TrueSharing);
}

TEST_CASE("Two threads that write neighbouring variables in turn share falsely", "[memory]")
{
    CacheHierarchy caches = cachesOf(8, 0, 2);
    int falsely = 0;
    int invalidations = 0;
    for (int i = 0; i < 100; ++i) {
        falsely += write(caches, first, 0, 0) == MissKind::FalseSharing ? 1 : 0;
        falsely += write(caches, second, 8, 1) == MissKind::FalseSharing ? 1 : 0;
    }
    for (const CoreId core : {first, second})
        invalidations += static_cast<int>(caches.takeInvalidations(core, 1));
    CHECK(falsely == 198); // the first two are cold
    CHECK(invalidations == 199);
}

TEST_CASE("A thread that moves misses for having moved, though its own writes took the old copies", "[memory]")
{
    CacheHierarchy caches = cachesOf(8, 0, 2);
    for (const std::uint64_t line : {0U, 1U, 2U})
        CHECK(write(caches, first, line * 64, 0) == MissKind::Cold);
    for (const std::uint64_t line : {0U, 1U, 2U})
        CHECK(write(caches, second, line * 64, 0) == MissKind::Migration);
    CHECK(write(caches, second, 3 * 64, 0) == MissKind::Cold);
    for (const std::uint64_t line : {0U, 1U, 2U})
        CHECK(write(caches, first, line * 64, 0) == MissKind::Migration);
}

TEST_CASE("A copy of caches tells misses apart by itself", "[memory]")
{
    CacheHierarchy caches = cachesOf(2, 0, 1);
    read(caches, first, 0);
    CacheHierarchy copy = caches;
    read(copy, first, 64);
    CHECK(copy.hash() != caches.hash());
    CHECK(read(caches, first, 64) == MissKind::Cold);
    CHECK(copy.hash() == caches.hash());
}
