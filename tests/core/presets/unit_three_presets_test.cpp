// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about cores, affinity and caches: 8 and 32 lines, least recently used, 1, 4 and 20 ticks.
#include "support/preset_metrics.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using test::PresetRun;

struct LapsCase {
    const char* variant;
    std::int64_t accesses;
    std::int64_t firstHits;
    std::int64_t secondHits;
};

struct ShelfCase {
    const char* variant;
    std::int64_t hits;
    std::int64_t ticks;
};

/// Accesses that each thread began, where an access takes a tick.
std::vector<std::int64_t> accesses(const PresetRun& preset)
{
    const std::int64_t tick = preset.run.blueprint->scenario.machine.tick.ns;
    std::vector<std::int64_t> counts;
    for (const trace::ThreadStatistics& thread : preset.metrics.statistics.threads)
        counts.push_back((thread.running.ns + tick - 1) / tick);
    return counts;
}

} // namespace

TEST_CASE("ten laps hit 90 percent over 8 lines, and one line more loses it all", "[presets]")
{
    const auto expected
        = GENERATE(LapsCase{"", 80, 72, 0}, LapsCase{"lines-4", 40, 36, 0}, LapsCase{"lines-9", 90, 0, 81},
                   LapsCase{"lines-32", 320, 0, 288}, LapsCase{"lines-33", 330, 0, 0});
    CAPTURE(expected.variant);
    const PresetRun preset("warm-laps", expected.variant);
    CHECK(preset.hits(1) == expected.firstHits);
    CHECK(preset.hits(1) + preset.misses(1) == expected.accesses);
    CHECK(preset.hits(2) == expected.secondHits);
}

TEST_CASE("two lanes on one core stay warm if they share their data or fit together", "[presets]")
{
    const auto expected = GENERATE(ShelfCase{"", 792, 952}, ShelfCase{"separate", 400, 2256},
                                   ShelfCase{"two-roads", 400, 2256}, ShelfCase{"two-small-roads", 792, 952});
    CAPTURE(expected.variant);
    const PresetRun preset("same-road-shelf", expected.variant);
    CHECK(preset.hits(1) == expected.hits);
    CHECK(preset.hits(1) + preset.misses(1) == 800);
    CHECK(preset.ticks() == expected.ticks);
}

TEST_CASE("one queue gives three lanes on two cores the same, 80 percent warm, by moving 117 times", "[presets]")
{
    const PresetRun preset("affinity-or-balance");
    CHECK(accesses(preset) == std::vector<std::int64_t>{1600, 1600, 1600});
    CHECK(preset.hits(1) == 3840);
    CHECK(preset.hits(1) + preset.misses(1) == 4800);
    CHECK(preset.metrics.whole.migrations == 117);
    CHECK(preset.metrics.whole.fairness.value() > 0.999999);
}

TEST_CASE("pinning one and two lanes keeps caches warm and gives one lane twice as much", "[presets]")
{
    const PresetRun preset("affinity-or-balance", "pinned");
    CHECK(accesses(preset) == std::vector<std::int64_t>{2400, 1200, 1200});
    CHECK(preset.hits(1) == 4312); // 89.8 %: 8 cold misses on core 0, 8 in each slice on core 1
    CHECK(preset.hits(1) + preset.misses(1) == 4800);
    CHECK(preset.metrics.whole.migrations == 0);
    CHECK(preset.metrics.whole.fairness.value() == Approx(8.0 / 9).margin(1e-6));
}

TEST_CASE("four jobs of 40 ticks take twice as long if all are bound to one of two cores", "[presets]")
{
    CHECK(PresetRun("affinity-or-balance", "four-jobs").ticks() == 80);
    CHECK(PresetRun("affinity-or-balance", "four-jobs-one-core").ticks() == 160);
}

TEST_CASE("two lanes that write neighbouring variables miss 200 times, padded twice", "[presets]")
{
    const PresetRun close("false-sharing", "neighbours");
    CHECK(close.misses(1) == 200);
    CHECK(close.metrics.statistics.caches[0].invalidations == 199);
    CHECK(close.ticks() == 2000);
    const PresetRun padded("false-sharing", "padded");
    CHECK(padded.misses(1) == 2);
    CHECK(padded.metrics.statistics.caches[0].invalidations == 0);
    CHECK(padded.ticks() == 119); // 16.8 times fewer
}

} // namespace threadway
