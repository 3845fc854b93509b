// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about preventing deadlocks, avoiding them, and getting out of them.
#include "support/preset_metrics.h"

#include "trace/banker_view.h"
#include "trace/livelock_watch.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using namespace literals;
using test::loadPreset;
using test::PresetRun;

/// The state of the preset when all have taken what they hold at first and wait for each other.
trace::State opening(const scenario::LoadedRun& run)
{
    const auto recorder = test::record(run, 10_s);
    trace::State state(run.blueprint);
    for (std::size_t i = 0; i < recorder.trace().size() && state.objects[0].count != 3; ++i)
        state.apply(recorder.trace().event(i));
    return state;
}

std::vector<std::vector<ThreadId>> sequences(const std::optional<trace::BankerView>& view)
{
    REQUIRE(view);
    return view->sequences;
}

} // namespace

TEST_CASE("with all four conditions 19 of 120 schedules deadlock, without any one of them none", "[presets]")
{
    const auto [variant, chance] = GENERATE(table<std::string, std::string>(
        {{"", "19/120"}, {"no-exclusion", "0"}, {"no-holding", "0"}, {"preemption", "0"}, {"no-ring", "0"}}));
    CAPTURE(variant);
    const auto found = test::exploreAll(loadPreset("four-switches", variant).blueprint);
    CHECK(found.isComplete);
    CHECK(found.deadlockProbability == chance);
    CHECK(found.deadlocks.empty() == (chance == "0"));
}

TEST_CASE("the switches rewrite what runs, and leave the scenario as it was written", "[presets]")
{
    const auto run = loadPreset("four-switches", "no-holding");
    const auto& unit = run.blueprint->unitOf(run.blueprint->threads.front().coroutines.front());
    CHECK(unit.source == "with lock_all(f1, f2):\n    compute(2)\n");
    CHECK(run.blueprint->scenario.processes.front().threads.front().program
          == "with lock(f1):\n    with lock(f2):\n        compute(2)\n");
    CHECK(loadPreset("four-switches", "no-exclusion").blueprint->objects.front().kind->id == "rwlock");
}

TEST_CASE("all five get their meal when they share, take both forks at once, or in one order", "[presets]")
{
    const auto variant = GENERATE(as<std::string>{}, "no-exclusion", "no-holding", "no-ring");
    CAPTURE(variant);
    const PresetRun preset("four-switches", variant);
    CHECK(test::finalState(preset.recorder.trace()).end == machine::RunEnd::Finished);
}

TEST_CASE("philosophers that give back and retry in step keep each other busy for nothing", "[presets]")
{
    const PresetRun preset("four-switches", "preemption");
    CHECK(test::finalState(preset.recorder.trace()).end != machine::RunEnd::Deadlock);
    const auto livelocks = trace::livelocksIn(preset.recorder.trace());
    REQUIRE(livelocks.size() == 1);
    CHECK(livelocks.front().threads.size() == 5);
}

TEST_CASE("the banker finds 2 safe sequences, none after one more for C, 2 after one more for B", "[presets]")
{
    const auto run = loadPreset("banker");
    const trace::State state = opening(run);
    const ObjectId cash = *run.blueprint->findObject("cash");
    const std::vector<std::vector<ThreadId>> both{{ThreadId(1), ThreadId(0), ThreadId(2)},
                                                  {ThreadId(1), ThreadId(2), ThreadId(0)}};
    const auto view = trace::bankerView(state, cash);
    REQUIRE(view);
    CHECK(view->total == 12);
    CHECK(view->customers
          == std::vector<sync::Customer>{{ThreadId(0), 4, 9}, {ThreadId(1), 3, 6}, {ThreadId(2), 2, 7}});
    CHECK(view->isSafe);
    CHECK(view->sequences == both);
    CHECK(sequences(trace::bankerViewAfter(state, cash, ThreadId(2), 1)).empty());
    CHECK(sequences(trace::bankerViewAfter(state, cash, ThreadId(1), 1)) == both);
    CHECK_FALSE(trace::bankerViewAfter(state, cash, ThreadId(1), 4));
}

TEST_CASE("with the banker everybody is served in the end, without it three customers can deadlock", "[presets]")
{
    const PresetRun served("banker");
    CHECK(test::finalState(served.recorder.trace()).end == machine::RunEnd::Finished);
    // Whoever is made to wait for a safe state waits for any of those who hold units, not for all of them.
    const trace::Trace& trace = served.recorder.trace();
    for (std::size_t i = 0; i < trace.size(); ++i)
        REQUIRE(trace.event(i).kind != machine::EventKind::DeadlockClosed);
    explore::GraphLimits limits;
    limits.reduces = true;
    limits.tellsOutputsApart = false;
    limits.keepsEdges = false;
    const auto banked = explore::explore(machine::World(loadPreset("banker").blueprint), limits);
    REQUIRE(banked.isComplete);
    CHECK(banked.deadlocks.empty());
    CHECK(banked.outcomes.size() == 1);
    const auto free = explore::explore(machine::World(loadPreset("banker", "no-banker").blueprint), limits);
    REQUIRE(free.isComplete);
    CHECK_FALSE(free.deadlocks.empty());
}

TEST_CASE("a machine that detects the gridlock sends one car back, three cross before it", "[presets]")
{
    const PresetRun preset("gridlock", "recovery");
    CHECK(test::finalState(preset.recorder.trace()).end == machine::RunEnd::Finished);
    CHECK(preset.shared("crossed") == 4);
    std::int64_t restarts = 0;
    SimTime lost;
    for (const trace::ThreadStatistics& thread : preset.metrics.statistics.threads) {
        restarts += thread.restarts;
        lost = lost + thread.lost;
    }
    CHECK(restarts == 1);
    CHECK(preset.ticks(lost) == 1); // its first lock
}

} // namespace threadway
