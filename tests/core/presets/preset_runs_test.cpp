// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "explore/deadlock_plan.h"
#include "trace/wait_for.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway {
namespace {

using namespace literals;
using test::loadPreset;

constexpr SimTime longEnough = 10_s;

trace::Statistics statisticsAtEnd(const trace::Trace& trace)
{
    const trace::State state = test::finalState(trace);
    return trace::statisticsAt(state, state.isEnded ? state.time : trace.frontier());
}

std::int64_t numberNamed(const trace::Trace& trace, std::string_view name)
{
    const auto& variables = trace.blueprint()->variables;
    const auto found = std::find_if(variables.begin(), variables.end(),
                                    [name](const auto& variable) { return variable.name == name; });
    REQUIRE(found != variables.end());
    return test::finalState(trace).variables[static_cast<std::size_t>(found - variables.begin())].data;
}

struct WanderCase {
    const char* variant;
    std::int64_t hits;
    std::int64_t ticks;
    std::int64_t migrations;
};

/// How many threads of the run came to the end of their program.
std::size_t finishedThreads(const trace::Statistics& statistics)
{
    return static_cast<std::size_t>(std::count_if(statistics.threads.begin(), statistics.threads.end(),
                                                  [](const auto& thread) { return thread.state == "finished"; }));
}

} // namespace

TEST_CASE("merge-order prints what the pauses say", "[presets]")
{
    CHECK(test::outputOf(test::record(loadPreset("merge-order"), longEnough).trace()) == "1 x y 2 3 z");
    CHECK(test::outputOf(test::record(loadPreset("merge-order", "no-pauses"), longEnough).trace()) == "1 2 3 x y z");
}

TEST_CASE("merge-order as two threads has 20 schedules with 20 outputs", "[presets]")
{
    const auto found = test::exploreAll(loadPreset("merge-order", "threads").blueprint, true);
    CHECK(found.isComplete);
    CHECK(found.runs == "20");
    CHECK(found.outcomes.size() == 20);
    CHECK(found.deadlocks.empty());
}

TEST_CASE("merge-order as coroutines has one schedule", "[presets]")
{
    const auto found = test::exploreAll(loadPreset("merge-order").blueprint, true);
    CHECK(found.runs == "1");
    CHECK(found.outcomes.size() == 1);
}

TEST_CASE("pin-or-wander reproduces the reference model's hits and ticks", "[presets]")
{
    const auto expected = GENERATE(WanderCase{"pinned", 392, 552, 0}, WanderCase{"wandering", 360, 1160, 4},
                                   WanderCase{"wandering-reads", 384, 704, 4}, WanderCase{"slice-20", 240, 3440, 19});
    CAPTURE(expected.variant);
    const auto recorder = test::record(loadPreset("pin-or-wander", expected.variant), longEnough);
    const trace::Statistics statistics = statisticsAtEnd(recorder.trace());
    CHECK(statistics.caches[0].hits == expected.hits);
    CHECK(statistics.caches[0].hits + statistics.caches[0].misses == 400);
    CHECK(statistics.time == SimTime{1'000'000} * expected.ticks);
    CHECK(statistics.threads[0].migrations == expected.migrations);
}

TEST_CASE("pin-or-wander starts pinned", "[presets]")
{
    CHECK(loadPreset("pin-or-wander").file.variant == "pinned");
}

TEST_CASE("abba deadlocks in exactly the known share of schedules", "[presets]")
{
    const auto [variant, chance] = GENERATE(table<std::string, std::string>(
        {{"", "1/2"}, {"between-1", "3/4"}, {"between-2", "7/8"}, {"between-4", "31/32"}, {"ordered", "0"}}));
    CAPTURE(variant);
    const auto found = test::exploreAll(loadPreset("abba", variant).blueprint);
    CHECK(found.isComplete);
    CHECK(found.deadlockProbability == chance);
    REQUIRE(found.deadlocks.size() == (chance == "0" ? 0U : 1U));
    if (!found.deadlocks.empty())
        CHECK(found.deadlocks.front().threads.size() == 2);
}

TEST_CASE("abba with slices of 4 steps gets away with it", "[presets]")
{
    const auto recorder = test::record(loadPreset("abba"), longEnough);
    CHECK(test::finalState(recorder.trace()).end == machine::RunEnd::Finished);
    CHECK(numberNamed(recorder.trace(), "balance") == 0);
}

TEST_CASE("abba steered into a deadlock closes a cycle of two threads and two locks", "[presets]")
{
    const scenario::LoadedRun run = loadPreset("abba");
    const auto turns = explore::scheduleIntoDeadlock(machine::World(run.blueprint), {});
    REQUIRE(turns);
    history::Recorder recorder(run.blueprint, {{SimTime{}, scenario::Steer{*turns}}});
    recorder.advanceToEnd(longEnough);
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.end == machine::RunEnd::Deadlock);
    const auto rings = trace::waitRings(state);
    REQUIRE(rings.size() == 1);
    CHECK(rings.front().threads == std::vector{ThreadId(0), ThreadId(1)});
    // Each waits for the lock that the other one took first.
    CHECK(rings.front().objects == std::vector{*run.blueprint->findObject("B"), *run.blueprint->findObject("A")});
}

TEST_CASE("gridlock stops with a cycle of four and nobody across", "[presets]")
{
    const auto recorder = test::record(loadPreset("gridlock"), longEnough);
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.end == machine::RunEnd::Deadlock);
    REQUIRE(trace::waitRings(state).size() == 1);
    CHECK(trace::waitRings(state).front().threads.size() == 4);
    CHECK(numberNamed(recorder.trace(), "crossed") == 0);
}

TEST_CASE("gridlock deadlocks in 11 of 48 schedules, and never with a limit of three", "[presets]")
{
    const auto base = test::exploreAll(loadPreset("gridlock").blueprint);
    CHECK(base.deadlockProbability == "11/48");
    REQUIRE(base.deadlocks.size() == 1);
    CHECK(base.deadlocks.front().threads.size() == 4);
    const auto limited = test::exploreAll(loadPreset("gridlock", "limit-3").blueprint);
    CHECK(limited.isComplete);
    CHECK(limited.deadlockProbability == "0");
    CHECK(limited.deadlocks.empty());
}

TEST_CASE("towing one car out of the gridlock lets the other three cross", "[presets]")
{
    const scenario::LoadedRun run = loadPreset("gridlock");
    history::Recorder recorder(run.blueprint, {{10_ms, scenario::Tow{ThreadId(1), false}}});
    recorder.advanceToEnd(longEnough);
    const trace::Statistics statistics = statisticsAtEnd(recorder.trace());
    CHECK(test::finalState(recorder.trace()).end == machine::RunEnd::Finished);
    CHECK(statistics.threads[1].state == "towed");
    CHECK(finishedThreads(statistics) == 3);
    // Plain counting without a lock of its own could lose a count, but one car at a time leaves the crossing here.
    CHECK(numberNamed(recorder.trace(), "crossed") == 3);
}

TEST_CASE("towing one car back to its start lets all four cross", "[presets]")
{
    const scenario::LoadedRun run = loadPreset("gridlock");
    history::Recorder recorder(run.blueprint, {{10_ms, scenario::Tow{ThreadId(1), true}}});
    recorder.advanceToEnd(longEnough);
    const trace::Statistics statistics = statisticsAtEnd(recorder.trace());
    CHECK(statistics.threads[1].restarts == 1);
    CHECK(finishedThreads(statistics) == 4);
    CHECK(numberNamed(recorder.trace(), "crossed") == 4);
}

TEST_CASE("one fault takes its process along and nobody else", "[presets]")
{
    const auto shared = statisticsAtEnd(test::record(loadPreset("whose-pothole"), longEnough).trace());
    CHECK(shared.threads.size() == 6);
    CHECK(finishedThreads(shared) == 3);
    const auto apart = statisticsAtEnd(test::record(loadPreset("whose-pothole", "six-by-one"), longEnough).trace());
    CHECK(apart.threads.size() == 6);
    CHECK(finishedThreads(apart) == 5);
}

TEST_CASE("two-way-six has two of what processes own and six of what threads own", "[presets]")
{
    const auto recorder = test::record(loadPreset("two-way-six"), 100_ms);
    const auto& owned = statisticsAtEnd(recorder.trace()).inventory;
    CHECK(owned.addressSpaces == 2);
    CHECK(owned.fileTables == 2);
    CHECK(owned.handlerTables == 2);
    CHECK(owned.stacks == 6);
    CHECK(owned.registerSets == 6);
    CHECK(owned.signalMasks == 6);
}

TEST_CASE("two-way-six goes on for ever and keeps four cores busy", "[presets]")
{
    const auto recorder = test::record(loadPreset("two-way-six"), 2_s);
    CHECK_FALSE(recorder.trace().isComplete());
    CHECK(recorder.trace().frontier() == 2_s);
    CHECK(test::countOf(recorder.trace(), machine::EventKind::DeadlockClosed) == 0);
    const trace::Statistics statistics = statisticsAtEnd(recorder.trace());
    for (const trace::CoreStatistics& core : statistics.cores)
        CHECK(core.busy > 1500_ms);
    for (const trace::ThreadStatistics& thread : statistics.threads)
        CHECK(thread.running > 300_ms);
}

} // namespace threadway
