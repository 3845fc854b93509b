// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache.h"

#include <catch2/catch.hpp>

#include <initializer_list>

using namespace threadway;
using namespace threadway::memory;

namespace {

CacheLevelSpec geometry(int lines, int ways, int lineBytes = 64)
{
    CacheLevelSpec spec;
    spec.sizeBytes = std::int64_t{lines} * lineBytes;
    spec.lineBytes = lineBytes;
    spec.ways = ways;
    return spec;
}

struct Count {
    int hits = 0;
    int misses = 0;
    bool operator==(const Count&) const = default;
};

Count run(Cache& cache, std::initializer_list<std::uint64_t> lines)
{
    Count count;
    for (const std::uint64_t line : lines) {
        if (cache.find(line) != LineState::Invalid) {
            ++count.hits;
        } else {
            ++count.misses;
            cache.insert(line, 0, LineState::Shared);
        }
    }
    return count;
}

std::uint64_t hashOf(const Cache& cache)
{
    base::Hasher hasher;
    cache.addTo(hasher);
    return hasher.value();
}

} // namespace

TEST_CASE("Three frames with least recently used replacement count as the textbook does", "[memory]")
{
    Cache cache(geometry(3, 0));
    CHECK(run(cache, {0, 1, 2, 0, 1, 3, 0, 3, 1, 2, 1}) == Count{6, 5});
}

TEST_CASE("Belady's string misses 10 times in three frames and 8 times in four", "[memory]")
{
    Cache three(geometry(3, 0));
    CHECK(run(three, {1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5}) == Count{2, 10});
    Cache four(geometry(4, 0));
    CHECK(run(four, {1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5}) == Count{4, 8});
}

TEST_CASE("The same word addresses hit 3 times in 8 sets of one word and 5 times in one set of eight", "[memory]")
{
    const auto word = [](std::uint64_t address) { return address / 4; };
    const auto count = [&](int ways) {
        Cache cache(geometry(8, ways, 4));
        return run(cache, {word(0x200), word(0x204), word(0x21c), word(0x300), word(0x200), word(0x204), word(0x21c),
                           word(0x300), word(0x700), word(0x700)});
    };
    CHECK(count(1) == Count{3, 7});
    CHECK(count(8) == Count{5, 5});
}

TEST_CASE("Sets need not be a power of two in number", "[memory]")
{
    Cache cache(geometry(6, 2)); // three sets: 0 3 6 9 meet in set 0, 1 in set 1
    CHECK(run(cache, {0, 3, 1, 0, 6, 3, 1}) == Count{2, 5});
    CHECK_FALSE(cache.peek(0));
    CHECK(cache.peek(6));
}

TEST_CASE("Inserting into a full set evicts the line used longest ago and says which", "[memory]")
{
    Cache cache(geometry(2, 0));
    CHECK(cache.insert(10, 1, LineState::Modified).state == LineState::Invalid);
    CHECK(cache.insert(11, 2, LineState::Shared).state == LineState::Invalid);
    REQUIRE(cache.find(10) != LineState::Invalid);
    const Line evicted = cache.insert(12, 2, LineState::Shared);
    CHECK(evicted.number == 11);
    CHECK(evicted.owner == 2);
    CHECK(evicted.state == LineState::Shared);
}

TEST_CASE("Looking at a line or changing its state does not count as using it", "[memory]")
{
    Cache cache(geometry(2, 0));
    cache.insert(10, 0, LineState::Shared);
    cache.insert(11, 0, LineState::Shared);
    CHECK(cache.peek(10)->state == LineState::Shared);
    cache.setState(10, LineState::Modified);
    const Line evicted = cache.insert(12, 0, LineState::Shared);
    CHECK(evicted.number == 10);
    CHECK(evicted.state == LineState::Modified);
}

TEST_CASE("A dropped line leaves room", "[memory]")
{
    Cache cache(geometry(2, 0));
    cache.insert(0, 0, LineState::Shared);
    cache.insert(1, 0, LineState::Shared);
    CHECK(cache.drop(7) == LineState::Invalid);
    CHECK(cache.drop(0) == LineState::Shared);
    CHECK(cache.drop(0) == LineState::Invalid);
    CHECK(cache.find(0) == LineState::Invalid);
    CHECK(cache.insert(2, 0, LineState::Shared).state == LineState::Invalid);
    CHECK(cache.peek(1));
}

TEST_CASE("A cache knows how many lines each owner holds", "[memory]")
{
    using Occupancy = std::map<std::int32_t, std::int32_t>;
    Cache cache(geometry(3, 0));
    cache.insert(0, 7, LineState::Shared);
    cache.insert(1, 7, LineState::Shared);
    cache.insert(2, 8, LineState::Shared);
    CHECK(cache.occupancy() == Occupancy{{7, 2}, {8, 1}});
    cache.insert(3, 8, LineState::Shared);
    CHECK(cache.occupancy() == Occupancy{{7, 1}, {8, 2}});
    cache.drop(1);
    CHECK(cache.occupancy() == Occupancy{{8, 2}});
    cache.insert(4, 100'000, LineState::Shared);
    cache.drop(4);
    CHECK(cache.occupancy() == Occupancy{{8, 2}});
}

TEST_CASE("Caches that will evict differently have different hashes", "[memory]")
{
    Cache a(geometry(2, 0));
    Cache b(geometry(2, 0));
    CHECK(hashOf(a) == hashOf(b));
    run(a, {0, 1});
    run(b, {1, 0});
    CHECK(hashOf(a) != hashOf(b));
    Cache c = a;
    CHECK(hashOf(c) == hashOf(a));
    c.setState(0, LineState::Modified);
    CHECK(hashOf(c) != hashOf(a));
}
