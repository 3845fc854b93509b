// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about coroutines and what they do not give.
#include "explore/program_mode.h"
#include "support/preset_metrics.h"
#include "trace/core_split.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using test::loadPreset;
using test::PresetRun;

/// How many of the orders lose an update, and how many there are.
std::pair<int, std::string> lost(const explore::Exploration& found)
{
    int runs = 0;
    for (const explore::Outcome& outcome : found.outcomes)
        runs += outcome.shared.front().data < 2 ? std::stoi(outcome.runs) : 0;
    return {runs, found.runs};
}

/// Ticks that the first core spent on that.
std::int64_t spentOn(const PresetRun& run, machine::TimeKind kind)
{
    const trace::State state = test::finalState(run.recorder.trace());
    trace::CoreSplit split = state.splitBy(CoreId(0), state.time);
    return run.ticks(trace::spent(split, kind));
}

int eventsOf(const PresetRun& run, machine::EventKind kind)
{
    int count = 0;
    for (std::size_t i = 0; i < run.recorder.trace().size(); ++i)
        count += run.recorder.trace().event(i).kind == kind ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("without a pause a pool of one worker loses no update, a pool of two loses one in 18 of 20 orders",
          "[presets]")
{
    CHECK(lost(test::exploreAll(loadPreset("two-lane-pool", "pool-1").blueprint)) == std::pair(0, std::string("1")));
    CHECK(lost(test::exploreAll(loadPreset("two-lane-pool", "pool-2").blueprint)) == std::pair(18, std::string("20")));
    // The same two coroutines, whichever the executor takes first, on any worker.
    const auto programs
        = explore::blueprintFor(explore::ProgramMode::Threads, loadPreset("two-lane-pool", "pool-1").blueprint);
    explore::GraphLimits limits;
    limits.switching = explore::Switching::Pooled;
    CHECK(lost(explore::explore(machine::World(*programs), limits)) == std::pair(0, std::string("2")));
    limits.poolSize = 2;
    CHECK(lost(explore::explore(machine::World(*programs), limits)) == std::pair(18, std::string("20")));
}

TEST_CASE("four times 30 ticks take 120 as coroutines, 30 as threads, 120 behind a global lock", "[presets]")
{
    const auto [variant, ticks]
        = GENERATE(table<std::string, std::int64_t>({{"coroutines", 120}, {"threads", 30}, {"global-lock", 120}}));
    CAPTURE(variant);
    CHECK(PresetRun("one-lane-four-cores", variant).ticks() == ticks);
}

TEST_CASE("four times 5 ticks and 25 of waiting take 45 behind a global lock, 120 one after the other", "[presets]")
{
    CHECK(PresetRun("one-lane-four-cores", "waits-global-lock").ticks() == 45);
    CHECK(PresetRun("one-lane-four-cores", "waits-await").ticks() == 45);
    CHECK(PresetRun("one-lane-four-cores", "waits-serial").ticks() == 120);
}

TEST_CASE("a thousand tasks get ten thousand turns, as threads at a hundred times the cost", "[presets]")
{
    const PresetRun threads("cheap-switch");
    const PresetRun coroutines("cheap-switch", "coroutines");
    CHECK(eventsOf(threads, machine::EventKind::Dispatched) == 10'000);
    CHECK(eventsOf(coroutines, machine::EventKind::CoroutineResumed) == 10'000);
    // To the very first turn nobody has to be switched away from.
    CHECK(spentOn(threads, machine::TimeKind::ThreadSwitch) == 9'999 * 100);
    CHECK(spentOn(coroutines, machine::TimeKind::CoroutineSwitch) == 9'999);
    CHECK(threads.ticks() == 10'000 + 9'999 * 100);
    CHECK(coroutines.ticks() == 10'000 + 9'999);
}

} // namespace threadway
