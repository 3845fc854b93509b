// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about time on a core, worked out by hand from the rules of a FIFO ready queue.
#include "support/preset_metrics.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using base::Fraction;
using test::PresetRun;

struct SliceCase {
    const char* variant;
    Fraction overhead;
    std::int64_t fourthRuns;
};

/// The most threads that ran at one instant, read from the events alone.
int mostAtOnce(const trace::Trace& trace)
{
    int running = 0;
    int most = 0;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const machine::EventKind kind = trace.event(i).kind;
        running += kind == machine::EventKind::Dispatched ? 1 : kind == machine::EventKind::Left ? -1 : 0;
        most = std::max(most, running);
    }
    return most;
}

} // namespace

TEST_CASE("four lanes of 12 ticks take 48, 24, 16, 12 and 12 ticks on 1, 2, 3, 4 and 8 cores", "[presets]")
{
    const auto [variant, ticks, moving] = GENERATE(table<std::string, std::int64_t, int>(
        {{"", 48, 1}, {"cores-2", 24, 2}, {"cores-3", 16, 3}, {"cores-4", 12, 4}, {"cores-8", 12, 4}}));
    CAPTURE(variant);
    const PresetRun preset("one-core-many-lanes", variant);
    CHECK(preset.ticks() == ticks);
    CHECK(preset.metrics.whole.finished == 4);
    CHECK(mostAtOnce(preset.recorder.trace()) == moving);
}

TEST_CASE("a slice of 1, 10 and 100 ticks costs 49.9, 8.9 and 0.7 percent of the time", "[presets]")
{
    const auto expected = GENERATE(SliceCase{"slice-1", {399, 799}, 6}, SliceCase{"slice-10", {39, 439}, 33},
                                   SliceCase{"slice-100", {3, 403}, 303});
    CAPTURE(expected.variant);
    const PresetRun preset("slice-size", expected.variant);
    CHECK(preset.metrics.overhead == expected.overhead);
    CHECK(preset.ticks(preset.thread("lane-4").response.value()) == expected.fourthRuns);
}

TEST_CASE("a truck of 60 before three cars of 5: mean turnaround 67.5, 26.25 and 30 ticks", "[presets]")
{
    // Turnarounds: 60 65 70 75; 5 10 15 75; and in turns of 5 the cars end at 10, 15 and 20, the truck at 75.
    const auto [variant, sum]
        = GENERATE(table<std::string, std::int64_t>({{"first-come", 270}, {"shortest-first", 105}, {"turns", 120}}));
    CAPTURE(variant);
    const PresetRun preset("truck-first", variant);
    std::int64_t turnarounds = 0;
    for (const auto* name : {"truck", "car-1", "car-2", "car-3"})
        turnarounds += preset.ticks(preset.thread(name).turnaround.value());
    CHECK(turnarounds == sum);
}

TEST_CASE("a lane five priorities below never runs in 400 ticks, with ageing it runs at tick 50", "[presets]")
{
    const PresetRun starved("never-my-turn", "no-ageing");
    CHECK(starved.ticks() == 400);
    CHECK_FALSE(starved.thread("low").response.has_value());
    const PresetRun aged("never-my-turn", "ageing");
    CHECK(aged.ticks(aged.thread("low").response.value()) == 50);
}

} // namespace threadway
