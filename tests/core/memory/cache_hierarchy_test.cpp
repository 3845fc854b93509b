// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "core/memory/small_caches.h"
#include "memory/cache_hierarchy.h"

#include <catch2/catch.hpp>

#include <array>
#include <set>

using namespace threadway;
using namespace threadway::memory;
using tests::level;
using tests::linesOf;

namespace {

/// The tiny machine of the lessons: 8 and 32 lines, any line anywhere; costs 1, 4, 20.
MemorySpec lessons()
{
    return {{level(8, 0, 1), level(32, 0, 4)}, {20}};
}

struct Laps {
    std::array<int, 3> served{}; ///< by level, 0 for memory
    std::int64_t cost = 0;
};

Laps drive(CacheHierarchy& caches, int laps, int lines)
{
    Laps count;
    for (int lap = 0; lap < laps; ++lap) {
        for (int line = 0; line < lines; ++line) {
            const AccessResult result = caches.access(CoreId(0), static_cast<std::uint64_t>(line) * 64, 8, false, 0);
            ++count.served[result.levelHit];
            count.cost += result.cost.ns;
        }
    }
    return count;
}

const CoreId first(0);
const CoreId second(1);

} // namespace

TEST_CASE("Ten laps over what fits hit after the first; one line more and none does", "[memory]")
{
    CacheHierarchy eight(lessons(), 1);
    const Laps fits = drive(eight, 10, 8);
    CHECK(fits.served == std::array{8, 72, 0}); // 90.0 %
    CHECK(fits.cost == 8 * 20 + 72 * 1);
    CacheHierarchy nine(lessons(), 1);
    CHECK(drive(nine, 10, 9).served == std::array{9, 0, 81});
    CacheHierarchy many(lessons(), 1);
    CHECK(drive(many, 10, 32).served == std::array{32, 0, 288});
    CacheHierarchy tooMany(lessons(), 1);
    CHECK(drive(tooMany, 10, 33).served == std::array{330, 0, 0});
}

TEST_CASE("Two cores that write to one line in turn miss every time; on lines of their own only once", "[memory]")
{
    for (const bool isPadded : {false, true}) {
        CacheHierarchy caches(lessons(), 2);
        int misses = 0;
        std::int64_t cost = 0;
        for (int i = 0; i < 100; ++i) {
            for (const CoreId core : {first, second}) {
                const std::uint64_t address = core == first ? 0 : (isPadded ? 64 : 8);
                const auto result = caches.access(core, address, 8, true, core.value);
                misses += result.levelHit == 0 ? 1 : 0;
                cost += result.cost.ns;
            }
        }
        const auto lost = caches.takeInvalidations(first, 1) + caches.takeInvalidations(second, 1);
        CHECK(misses == (isPadded ? 2 : 200));
        CHECK(lost == (isPadded ? 0 : 199));
        CHECK(cost == (isPadded ? 238 : 4000)); // 16.8 times fewer ticks
    }
}

TEST_CASE("Reading leaves copies where they are, writing takes them away", "[memory]")
{
    CacheHierarchy caches(lessons(), 2);
    caches.access(first, 0, 8, false, 0);
    caches.access(second, 0, 8, false, 1);
    CHECK(caches.access(first, 0, 8, false, 0).levelHit == 1);
    CHECK(caches.access(second, 0, 8, false, 1).levelHit == 1);
    CHECK(caches.access(first, 0, 8, true, 0).levelHit == 1);
    CHECK(!caches.cache(second, 1).peek(0));
    CHECK(!caches.cache(second, 2).peek(0));
    CHECK(caches.cache(first, 1).peek(0)->state == LineState::Modified);
    CHECK(caches.access(second, 0, 8, false, 1).levelHit == 0);
    CHECK(caches.cache(first, 1).peek(0)->state == LineState::Shared);
    CHECK(caches.access(first, 0, 8, false, 0).levelHit == 1);
}

TEST_CASE("Whoever holds a modified line holds the only copy", "[memory]")
{
    CacheHierarchy caches({{level(4, 2, 1), level(8, 2, 4), level(12, 3, 9, true)}, {20}}, 3);
    base::RandomStream random(8, "accesses");
    for (int i = 0; i < 3000; ++i) {
        const std::uint64_t line = random.below(18);
        caches.access(CoreId(random.below(3)), line * 64, 8, random.below(3) == 0, 0);
        int cores = 0;
        bool isModified = false;
        for (std::size_t core = 0; core < 3; ++core) {
            const LineState near = caches.cache(CoreId(core), 1).stateOf(line);
            const LineState far = caches.cache(CoreId(core), 2).stateOf(line);
            cores += near != LineState::Invalid || far != LineState::Invalid ? 1 : 0;
            isModified = isModified || near == LineState::Modified || far == LineState::Modified;
        }
        REQUIRE((!isModified || cores == 1));
    }
}

TEST_CASE("What was changed stays marked as changed in the next cache that holds it", "[memory]")
{
    const auto stateBehind = [](const CacheHierarchy& caches) { return caches.cache(first, 2).peek(0)->state; };
    SECTION("after another core read it")
    {
        CacheHierarchy caches({{level(2, 0, 1), level(8, 0, 4, true)}, {20}}, 2);
        caches.access(first, 0, 8, true, 0);
        caches.access(second, 0, 8, false, 1);
        CHECK(stateBehind(caches) == LineState::Modified);
    }
    SECTION("after it left the inner cache")
    {
        CacheHierarchy caches({{level(1, 0, 1), level(8, 0, 4)}, {20}}, 1);
        caches.access(first, 0, 8, false, 0);
        caches.access(first, 0, 8, true, 0);
        CHECK(stateBehind(caches) == LineState::Exclusive);
        caches.access(first, 64, 8, false, 0);
        CHECK(stateBehind(caches) == LineState::Modified);
    }
    SECTION("after the cache between had to let it go, unaware of the change")
    {
        CacheHierarchy caches({{level(2, 0, 1), level(2, 0, 4), level(8, 0, 9)}, {20}}, 1);
        caches.access(first, 0, 8, false, 0);
        caches.access(first, 0, 8, true, 0);
        caches.access(first, 64, 8, false, 0);
        caches.access(first, 128, 8, false, 0);
        CHECK(!caches.cache(first, 2).peek(0));
        CHECK(!caches.cache(first, 1).peek(0));
        CHECK(caches.cache(first, 3).peek(0)->state == LineState::Modified);
    }
}

TEST_CASE("An access across lines touches them all and counts as the farthest", "[memory]")
{
    CacheHierarchy caches(lessons(), 1);
    caches.access(first, 0, 8, false, 0);
    const AccessResult straddling = caches.access(first, 60, 8, false, 0);
    CHECK(straddling.levelHit == 0);
    CHECK(straddling.cost == SimTime{20});
    CHECK(caches.access(first, 60, 8, false, 0).levelHit == 1);
    CHECK(caches.access(first, 64, 0, false, 0).levelHit == 1);
    caches.access(first, 130, 200, false, 0);
    CHECK(linesOf(caches, first, 1) == std::set<std::uint64_t>{0, 1, 2, 3, 4, 5});
    caches.access(first, ~std::uint64_t{0}, 8, false, 0); // beyond the end of the address space
    CHECK(caches.checkInvariants().empty());
}

TEST_CASE("Lines lost are told by cause", "[memory]")
{
    CacheHierarchy caches({{level(2, 0, 1), level(4, 0, 4), level(4, 0, 9, true)}, {20}}, 2);
    const auto lost = [&](CoreId core) { return caches.takeIncidents(core, 1).lost; };
    caches.access(first, 0, 8, false, 0);
    caches.access(second, 0, 8, false, 1);
    caches.access(second, 0, 8, true, 1); // it had a copy
    CHECK(lost(first) == std::array<std::int64_t, 3>{1, 0, 0});
    caches.access(first, 0, 8, true, 0); // it had none
    CHECK(lost(second) == std::array<std::int64_t, 3>{0, 1, 0});
    for (const std::uint64_t line : {1U, 2U, 3U, 4U})
        caches.access(second, line * 64, 8, false, 1); // the shared level has to let line 0 go
    CHECK(lost(first) == std::array<std::int64_t, 3>{0, 0, 1});
}

TEST_CASE("A reader alone may write without asking, and nobody else then holds the line", "[memory]")
{
    CacheHierarchy caches(lessons(), 2);
    caches.access(first, 0, 8, false, 0);
    CHECK(caches.cache(first, 1).stateOf(0) == LineState::Exclusive);
    caches.access(second, 0, 8, false, 1);
    CHECK(caches.cache(first, 1).stateOf(0) == LineState::Shared);
    CHECK(caches.cache(second, 1).stateOf(0) == LineState::Shared);
    CHECK(caches.takeInvalidations(first, 1) + caches.takeInvalidations(second, 1) == 0);
}

TEST_CASE("What another core's caches serve may cost less than memory", "[memory]")
{
    MemorySpec spec = lessons();
    spec.transferCost = SimTime{7};
    CacheHierarchy caches(spec, 2);
    CHECK(caches.access(first, 0, 8, true, 0).cost == SimTime{20});
    CHECK(caches.access(second, 0, 8, true, 1).cost == SimTime{7});
    CHECK(caches.access(second, 0, 8, true, 1).cost == SimTime{1});
    CHECK(caches.access(second, 64, 8, true, 1).cost == SimTime{20});
}

TEST_CASE("Sockets do not share their last level", "[memory]")
{
    const CacheSharing sharing{{}, {0, 0, 1, 1}};
    CacheHierarchy caches({{level(2, 0, 1), level(8, 0, 9, true)}, {20}}, 4, 1, sharing);
    const CoreId third(2);
    caches.access(first, 0, 8, false, 0);
    CHECK(caches.access(second, 0, 8, false, 1).levelHit == 2);
    CHECK(caches.access(third, 0, 8, false, 2).levelHit == 0);
    caches.access(third, 0, 8, true, 2);
    CHECK(caches.cache(first, 2).stateOf(0) == LineState::Invalid);
    CHECK(caches.takeIncidents(first, 2).invalidations() == 1);
    CHECK(caches.access(first, 0, 8, false, 0).levelHit == 0);
    CHECK(caches.checkInvariants().empty());
}

TEST_CASE("Siblings share one core's caches", "[memory]")
{
    CacheHierarchy caches(lessons(), 2, 1, {{0, 0}, {}});
    caches.access(first, 0, 8, true, 0);
    CHECK(caches.access(second, 0, 8, true, 1).levelHit == 1);
    CHECK(caches.access(first, 0, 8, false, 0).levelHit == 1);
}

TEST_CASE("The next line of the page is prefetched on a miss", "[memory]")
{
    MemorySpec spec = lessons();
    spec.prefetchesNextLine = true;
    CacheHierarchy caches(spec, 2);
    CHECK(caches.access(first, 0, 8, false, 0).levelHit == 0);
    CHECK(caches.access(first, 64, 8, false, 0).levelHit == 1);
    CHECK(caches.access(first, 4096 - 64, 8, false, 0).levelHit == 0);
    CHECK(caches.access(first, 4096, 8, false, 0).levelHit == 0); // another page
    const CacheIncidents told = caches.takeIncidents(first, 1);
    CHECK(told.prefetched == 2);
    CHECK(told.usefullyPrefetched == 1);
    caches.access(second, 8192 + 64, 8, true, 1);
    caches.access(first, 8192, 8, false, 0); // takes nothing from another core
    CHECK(caches.cache(second, 1).stateOf(129) == LineState::Modified);
}

TEST_CASE("The translation of a page is looked up once", "[memory]")
{
    MemorySpec spec = lessons();
    for (const bool isTagged : {true, false}) {
        spec.tlb = TlbSpec{2, 0, 4096, {5}, isTagged};
        CacheHierarchy caches(spec, 1);
        const auto isMiss = [&](std::uint64_t page, std::int32_t space) {
            return caches.access(first, page * 4096, 8, false, 0, space).missedTlb;
        };
        CHECK(caches.access(first, 0, 8, false, 0, 1).cost == SimTime{25});
        CHECK_FALSE(isMiss(0, 1));
        CHECK(isMiss(1, 1));
        CHECK_FALSE(isMiss(0, 1));
        CHECK(isMiss(2, 1)); // page 1 goes
        CHECK(isMiss(1, 1));
        CHECK(isMiss(7, 2)); // another address space
        CHECK(isMiss(1, 1) == !isTagged);
    }
}

TEST_CASE("Without caches every access costs what memory costs", "[memory]")
{
    CacheHierarchy caches({{}, {20}}, 2);
    for (int i = 0; i < 2; ++i) {
        const AccessResult result = caches.access(second, 0, 8, true, 0);
        CHECK(result.levelHit == 0);
        CHECK(result.cost == SimTime{20});
    }
}

TEST_CASE("A copy of the caches goes its own way", "[memory]")
{
    CacheHierarchy caches(lessons(), 2);
    caches.access(first, 0, 8, true, 0);
    const std::uint64_t before = caches.hash();
    CacheHierarchy copy = caches;
    CHECK(copy.hash() == before);
    copy.access(second, 0, 8, true, 1);
    CHECK(copy.hash() != before);
    CHECK(caches.hash() == before);
    CHECK(caches.access(first, 0, 8, false, 0).levelHit == 1);
}

TEST_CASE("Changes of who holds how many lines are told once", "[memory]")
{
    CacheHierarchy caches(lessons(), 2);
    const auto told = [&caches](CoreId core) {
        std::map<std::int32_t, std::int32_t> lines;
        for (const OwnerLines& change : caches.takeChangedOccupancy(core, 1))
            lines[change.owner] = change.lines;
        return lines;
    };
    using Told = std::map<std::int32_t, std::int32_t>;
    CHECK(told(first).empty());
    caches.access(first, 0, 8, false, 5);
    caches.access(first, 64, 8, false, 6);
    CHECK(told(first) == Told{{5, 1}, {6, 1}});
    CHECK(told(first).empty());
    CHECK(told(second).empty());
    caches.access(second, 0, 8, true, 6);
    CHECK(told(first) == Told{{5, 0}});
    CHECK(told(second) == Told{{6, 1}});
}
