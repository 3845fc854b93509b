// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_scenario.h"
#include "support/referee.h"
#include "support/runs.h"

#include "scenario/blueprint_builder.h"
#include "trace/core_split.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace threadway {
namespace {

using namespace literals;

constexpr SimTime longEnough = 1000_s;

scenario::BlueprintPtr blueprintOf(const scenario::Scenario& scenario)
{
    auto blueprint = scenario::makeBlueprint(scenario);
    for (const base::Diagnostic& finding : blueprint.diagnostics)
        UNSCOPED_INFO(base::describe(finding, "random"));
    REQUIRE(blueprint.isOk());
    return *blueprint;
}

void checkSums(const trace::Trace& trace, const test::Referee& referee, const machine::World& world)
{
    const trace::State state = test::finalState(trace);
    const SimTime end = std::max(trace.frontier(), state.time);
    const trace::Statistics statistics = trace::statisticsAt(state, end);
    for (std::size_t i = 0; i < statistics.cores.size(); ++i) {
        CAPTURE(i);
        const trace::CoreStatistics& core = statistics.cores[i];
        CHECK((core.busy + core.switching + core.idle + core.offline).ns == end.ns);
        SimTime sum;
        for (const SimTime part : core.split) {
            CHECK(part.ns >= 0);
            sum += part;
        }
        CHECK(sum.ns == end.ns);
        trace::CoreSplit split = core.split;
        CHECK(trace::spent(split, machine::TimeKind::Idle) == core.idle);
        CHECK(trace::spent(split, machine::TimeKind::Stall) == core.stalled);
    }
    for (std::size_t i = 0; i < statistics.threads.size(); ++i) {
        CAPTURE(i);
        const trace::ThreadStatistics& thread = statistics.threads[i];
        if (!thread.arrival)
            continue;
        // Time that a core spends turning to the thread is the core's: neither running nor waiting.
        const SimTime sum = thread.running + thread.ready + thread.blocked + thread.asleep;
        CHECK((sum + referee.switchingOf(i, end)).ns == (thread.end.value_or(end) - *thread.arrival).ns);
        if (!state.threads[i].core.isValid())
            CHECK(thread.running.ns == world.threads[i].ran.ns); // the engine's own account
    }
}

void checkRandomRun(test::RandomScenarios& random, std::uint64_t commands)
{
    const scenario::BlueprintPtr blueprint = blueprintOf(random.scenario());
    const scenario::Journal journal = random.journal(*blueprint, commands);
    INFO("policy " << blueprint->scenario.machine.policy.name);
    machine::World world(blueprint);
    trace::Trace trace(blueprint);
    test::Referee referee(*blueprint);
    machine::EventBuffer events;
    std::size_t next = 0;
    std::vector<std::string> faults;
    while (faults.empty() && history::drive(world, journal, next, longEnough, events)) {
        faults = world.checkInvariants();
        for (const machine::Event& event : events)
            referee.see(event);
        trace.append(events, world.time);
        events.clear();
    }
    trace.append(events, world.isEnded ? world.time : longEnough);
    for (const machine::Event& event : events)
        referee.see(event);
    faults.insert(faults.end(), referee.faults.begin(), referee.faults.end());
    const std::vector<std::string> none;
    CHECK(faults == none);
    CHECK(world.isEnded);
    if (faults.empty())
        checkSums(trace, referee, world);
}

} // namespace

TEST_CASE("random runs keep every invariant and account for every nanosecond", "[machine][property]")
{
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed, {.hasJobs = true});
        checkRandomRun(random, seed % 2 == 0 ? 0 : 6);
    }
}

TEST_CASE("random runs with system calls, devices and odd cores do so, too", "[machine][property][calls]")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed, {.hasCalls = true, .hasJobs = true});
        checkRandomRun(random, seed % 2 == 0 ? 0 : 6);
    }
}

TEST_CASE("random runs scheduled by hand keep every invariant, too", "[machine][property]")
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed, {.hasJobs = true, .isByHand = true});
        checkRandomRun(random, 60);
    }
}

} // namespace threadway
