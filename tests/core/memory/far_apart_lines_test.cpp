// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines far apart and owners in great number, for which sets need more room than for others.
#include "base/random.h"
#include "core/memory/naive_caches.h"
#include "memory/cache_hierarchy.h"

#include <catch2/catch.hpp>

#include <set>

using namespace threadway;
using namespace threadway::memory;

namespace {

CacheLevelSpec level(int lines, int ways, Replacement replacement, bool isShared = false)
{
    CacheLevelSpec spec;
    spec.sizeBytes = std::int64_t{lines} * 64;
    spec.ways = ways;
    spec.isShared = isShared;
    spec.replacement = replacement;
    return spec;
}

std::set<std::uint64_t> linesOf(const CacheHierarchy& caches, std::size_t core, std::size_t index)
{
    std::set<std::uint64_t> numbers;
    for (const Line& line : caches.cache(CoreId(core), static_cast<int>(index) + 1).lines())
        numbers.insert(line.number);
    return numbers;
}

} // namespace

TEST_CASE("The caches agree with naive ones on lines far apart", "[memory]")
{
    std::uint64_t seed = 70;
    for (const Replacement replacement : {Replacement::Lru, Replacement::TreePlru, Replacement::Random}) {
        const MemorySpec spec{{level(4, 2, replacement), level(16, 4, replacement), level(48, 16, replacement, true)},
                              {20}};
        CacheHierarchy caches(spec, 2);
        tests::NaiveCaches naive(spec, 2);
        base::RandomStream random(++seed, "accesses");
        for (int i = 0; i < 1200; ++i) {
            const std::size_t core = random.below(2);
            // Far lines come late, so that sets that hold lines already have to grow; they differ in upper bits alone.
            const std::uint64_t far = i < 300 ? 0 : random.below(3) << (34 + 10 * random.below(3));
            const std::uint64_t line = random.below(12) + far;
            const bool write = random.below(3) == 0;
            REQUIRE(int{caches.access(CoreId(core), line * 64, 8, write, 0).levelHit}
                    == naive.access(core, line, write));
        }
        CHECK(caches.checkInvariants().empty());
        for (std::size_t index = 0; index < 3; ++index)
            CHECK(linesOf(caches, 1, index) == naive.linesOf(index, 1));
    }
}

TEST_CASE("A cache keeps its lines and owners when the first line far from the others comes", "[memory]")
{
    Cache cache(level(64, 8, Replacement::Lru));
    for (std::uint64_t line = 0; line < 40; ++line)
        cache.insert(line, static_cast<std::int32_t>(line % 3), LineState::Exclusive);
    Cache copy = cache;
    copy.insert(std::uint64_t{1} << 50U, 9, LineState::Modified);
    CHECK(cache.lines().size() == 40);
    for (std::uint64_t line = 0; line < 40; ++line)
        CHECK(copy.peek(line) == cache.peek(line));
    CHECK(copy.peek(std::uint64_t{1} << 50U)->owner == 9);
    CHECK(copy.occupancy() == std::map<std::int32_t, std::int32_t>{{0, 14}, {1, 13}, {2, 13}, {9, 1}});
}

TEST_CASE("Any number of owners may hold lines", "[memory]")
{
    constexpr std::int32_t owners = 33'000;
    Cache cache(level(1 << 16, 8, Replacement::Lru));
    for (std::int32_t owner = 0; owner < owners; ++owner)
        cache.insert(static_cast<std::uint64_t>(owner), owner, LineState::Shared);
    CHECK(cache.occupancy().size() == owners);
    for (const std::int32_t owner : {0, 32'765, 32'766, 32'767, 32'768, owners - 1})
        CHECK(cache.peek(static_cast<std::uint64_t>(owner))->owner == owner);
}
