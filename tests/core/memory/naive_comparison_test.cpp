// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "core/memory/naive_caches.h"
#include "core/memory/small_caches.h"
#include "memory/cache_hierarchy.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::memory;
using tests::level;
using tests::linesOf;

namespace {

/// Compares the caches with the naive ones over random accesses to a few lines, so that all kinds of meetings
/// happen often.
void compareWithNaive(const MemorySpec& spec, int cores, std::uint64_t lines, std::uint64_t seed,
                      const CacheSharing& sharing = {})
{
    CacheHierarchy caches(spec, cores, 1, sharing);
    tests::NaiveCaches naive(spec, static_cast<std::size_t>(cores), sharing);
    base::RandomStream random(seed, "accesses");
    for (int i = 0; i < 1500; ++i) {
        const CoreId core(random.below(static_cast<std::uint64_t>(cores)));
        const std::uint64_t line = random.below(lines);
        const bool write = random.below(3) == 0;
        const auto result = caches.access(core, line * 64 + random.below(57), 8, write, core.value);
        REQUIRE(int{result.levelHit} == naive.access(core.index(), line, write));
        REQUIRE(caches.checkInvariants().empty());
    }
    for (std::size_t i = 0; i < spec.levels.size(); ++i) {
        for (std::size_t core = 0; core < static_cast<std::size_t>(cores); ++core) {
            const int number = static_cast<int>(i) + 1;
            CHECK(linesOf(caches, CoreId(core), number) == naive.linesOf(i, core));
            CHECK(caches.takeInvalidations(CoreId(core), number) == naive.invalidations(i, core));
            CHECK(caches.takeInvalidations(CoreId(core), number) == 0);
        }
    }
}

} // namespace

TEST_CASE("The caches agree with naive ones", "[memory]")
{
    compareWithNaive({{level(4, 0, 1)}, {20}}, 1, 7, 1);
    compareWithNaive({{level(4, 1, 1)}, {20}}, 3, 9, 2);
    compareWithNaive({{level(4, 2, 1), level(12, 4, 4)}, {20}}, 2, 20, 3);
    compareWithNaive({{level(4, 2, 1), level(8, 2, 4), level(12, 3, 9, true)}, {20}}, 3, 18, 4);
    compareWithNaive({{level(2, 0, 1), level(16, 4, 4, true)}, {20}}, 4, 24, 5);
    compareWithNaive({{level(8, 0, 1), level(4, 0, 4)}, {20}}, 2, 10, 6); // the outer one is smaller
    compareWithNaive({{level(4, 2, 1, true), level(8, 2, 4, true)}, {20}}, 2, 14, 7);
}

TEST_CASE("Caches of siblings and of sockets agree with naive ones", "[memory]")
{
    std::uint64_t seed = 60;
    const CacheSharing siblings{{0, 0, 1, 1}, {}};
    const CacheSharing sockets{{}, {0, 0, 1, 1}};
    const CacheSharing both{{0, 0, 1, 1, 2, 2}, {0, 0, 0, 0, 1, 1}};
    for (const bool isInclusive : {true, false}) {
        for (const Replacement replacement : {Replacement::Lru, Replacement::Random}) {
            const auto like = [&](CacheLevelSpec spec) {
                spec.replacement = replacement;
                spec.isInclusive = isInclusive;
                return spec;
            };
            const MemorySpec two{{like(level(4, 2, 1)), like(level(12, 3, 9, true))}, {20}};
            const MemorySpec three{{like(level(4, 2, 1)), like(level(8, 2, 4)), like(level(16, 4, 9, true))}, {20}};
            compareWithNaive({{like(level(4, 2, 1)), like(level(12, 4, 4))}, {20}}, 4, 20, ++seed, siblings);
            compareWithNaive(two, 4, 20, ++seed, sockets);
            compareWithNaive(two, 6, 20, ++seed, both);
            compareWithNaive(three, 6, 24, ++seed, both);
            compareWithNaive({{like(level(12, 3, 9, true))}, {20}}, 4, 20, ++seed, sockets);
        }
    }
}

TEST_CASE("The caches agree with naive ones under every replacement, inclusive or not", "[memory]")
{
    std::uint64_t seed = 20;
    for (const Replacement replacement :
         {Replacement::Lru, Replacement::TreePlru, Replacement::Fifo, Replacement::Random}) {
        for (const bool isInclusive : {true, false}) {
            const auto like = [&](CacheLevelSpec spec) {
                spec.replacement = replacement;
                spec.isInclusive = isInclusive;
                return spec;
            };
            compareWithNaive({{like(level(4, 4, 1))}, {20}}, 1, 9, ++seed);
            compareWithNaive({{like(level(4, 2, 1)), like(level(12, 4, 4))}, {20}}, 2, 20, ++seed);
            compareWithNaive({{like(level(4, 2, 1)), like(level(8, 2, 4)), like(level(24, 8, 9, true))}, {20}}, 3, 36,
                             ++seed);
            compareWithNaive({{like(level(32, 16, 1)), like(level(64, 0, 4, true))}, {20}}, 2, 90, ++seed);
        }
    }
    // Sets of more ways than a word of the order of use has bytes for.
    compareWithNaive({{level(70, 0, 1), level(200, 100, 4)}, {20}}, 2, 260, ++seed);
}
