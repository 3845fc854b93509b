// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a timed run comes to, exploring must have found.
#include "scenario/blueprint_builder.h"
#include "support/random_scenario.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway {
namespace {

using namespace literals;

constexpr SimTime longEnough = 1000_s;
constexpr std::size_t policiesEach = 5;

scenario::BlueprintPtr blueprintOf(const scenario::Scenario& scenario)
{
    auto blueprint = scenario::makeBlueprint(scenario);
    for (const base::Diagnostic& finding : blueprint.diagnostics)
        UNSCOPED_INFO(base::describe(finding, "random"));
    REQUIRE(blueprint.isOk());
    return *blueprint;
}

void checkRun(const explore::Exploration& found, const scenario::BlueprintPtr& blueprint)
{
    history::Recorder recorder(blueprint);
    recorder.advanceToEnd(longEnough);
    const trace::State state = test::finalState(recorder.trace());
    REQUIRE(state.isEnded);
    const auto printed = trace::printedValues(recorder.trace(), recorder.trace().size());
    const bool isKnown = std::any_of(found.outcomes.begin(), found.outcomes.end(), [&](const auto& outcome) {
        const bool isDeadlock = outcome.end == explore::End::Deadlock;
        return outcome.output == printed && outcome.shared == state.variables
               && isDeadlock == (state.end == machine::RunEnd::Deadlock);
    });
    CHECK(isKnown);
}

/// Policies that schedule by themselves.
std::vector<const sched::PolicyInfo*> policies()
{
    std::vector<const sched::PolicyInfo*> found;
    for (const sched::PolicyInfo* policy : sched::policies()) {
        if (!policy->asks)
            found.push_back(policy);
    }
    return found;
}

/// Explores the scenario, and runs it as it is and under several policies and seeds, beginning with another policy for
/// each `turn`; every run's end has to be among those found. 0 if there is too much to explore, else 1.
int areAmongExplored(test::RandomScenarios random, std::size_t turn, bool hasStoreBuffers)
{
    scenario::Scenario scenario = random.scenario();
    if (hasStoreBuffers) {
        scenario.machine.stores.model = scenario::MemoryModel::Tso;
        scenario.machine.stores.bufferEntries = 2;
    }
    const scenario::BlueprintPtr blueprint = blueprintOf(scenario);
    explore::GraphLimits limits;
    limits.states = 4000;
    limits.tellsOutputsApart = true;
    const explore::Exploration found = explore::explore(machine::World(blueprint), limits);
    if (!found.isComplete)
        return 0;
    checkRun(found, blueprint);
    const auto all = policies();
    for (std::size_t i = 0; i < policiesEach; ++i) {
        scenario.machine.policy = {std::string(all[(turn * policiesEach + i) % all.size()]->id), {}};
        for (const std::uint64_t seed : {scenario.seed + 1, scenario.seed + 2}) {
            CAPTURE(scenario.machine.policy.name, seed);
            scenario::Scenario other = scenario;
            other.seed = seed;
            checkRun(found, blueprintOf(other));
        }
    }
    return 1;
}

} // namespace

TEST_CASE("what timed runs come to under any policy and seed is among what exploring finds",
          "[machine][explore][property]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        const test::RandomLimits limits{
            .processes = 1, .threads = 3, .statements = 2, .hasCoroutines = seed % 3 == 0, .hasMemory = false};
        compared += areAmongExplored(test::RandomScenarios(seed, limits), seed, false);
    }
    CHECK(compared > 50);
}

TEST_CASE("so it is where stores wait in buffers", "[machine][explore][property][tso]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        const test::RandomLimits limits{.processes = 1,
                                        .threads = 2,
                                        .statements = 2,
                                        .hasCoroutines = seed % 3 == 0,
                                        .hasExecutors = false,
                                        .hasMemory = false};
        compared += areAmongExplored(test::RandomScenarios(seed, limits), seed, true);
    }
    CHECK(compared > 50);
}

TEST_CASE("so it is with system calls", "[machine][explore][property][calls]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        const test::RandomLimits limits{.processes = 1,
                                        .threads = 2,
                                        .statements = 2,
                                        .hasCoroutines = seed % 3 == 0,
                                        .hasMemory = false,
                                        .hasCalls = true};
        compared += areAmongExplored(test::RandomScenarios(seed, limits), seed, false);
    }
    CHECK(compared > 30);
}

} // namespace threadway
