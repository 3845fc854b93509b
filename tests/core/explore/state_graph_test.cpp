// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/state_graph.h"

#include "explore/exploration.h"
#include "machine/untimed.h"
#include "support/explored.h"
#include "support/random_programs.h"
#include "support/random_scenario.h"
#include "support/runs.h"

#include "scenario/blueprint_builder.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

namespace threadway {
namespace {

/// The states of a World's programs, found by copying Worlds and comparing hashes: slow, but nothing like the explorer.
std::size_t statesByCopying(const scenario::BlueprintPtr& blueprint, std::size_t most)
{
    machine::EventBuffer events;
    machine::World start(blueprint);
    machine::beginUntimed(start, events);
    std::set<std::pair<std::uint64_t, std::uint64_t>> known{{start.programHash(1), start.programHash(2)}};
    std::vector<machine::World> open{start};
    while (!open.empty() && known.size() <= most) {
        const machine::World world = std::move(open.back());
        open.pop_back();
        for (const ThreadId turn : machine::allTurns(world)) {
            if (!machine::isEnabled(world, turn))
                continue;
            machine::World next = world;
            machine::stepThread(next, turn, events);
            if (known.emplace(next.programHash(1), next.programHash(2)).second)
                open.push_back(std::move(next));
        }
    }
    return known.size();
}

scenario::BlueprintPtr randomPrograms(std::uint64_t seed, bool hasFaults)
{
    test::RandomScenarios random(seed, {.processes = 2,
                                        .threads = 2,
                                        .statements = 2,
                                        .hasCoroutines = seed % 3 == 0,
                                        .hasMemory = false,
                                        .hasFaults = hasFaults});
    auto blueprint = scenario::makeBlueprint(random.scenario());
    REQUIRE(blueprint.isOk());
    return *blueprint;
}

} // namespace

TEST_CASE("as many states are found as by copying whole Worlds", "[explore][property]")
{
    constexpr std::size_t most = 3000;
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const scenario::BlueprintPtr blueprint = randomPrograms(seed, false);
        explore::GraphLimits limits;
        limits.states = most;
        const explore::StateGraph graph = explore::buildGraph(machine::World(blueprint), limits);
        if (!graph.isComplete())
            continue;
        CHECK(graph.states() == statesByCopying(blueprint, most));
        ++compared;
    }
    CHECK(compared > 20);
}

TEST_CASE("which pages a fork still shares makes no difference to a state", "[explore]")
{
    std::string text = test::programs("{}", "{x: 1}", {"x = 1\nyield", "fork()"});
    text.insert(text.find("    shared:"), "    forks: 1\n");
    const auto graph = explore::buildGraph(machine::World(test::loadText(text).blueprint), {});
    CHECK(graph.states() == 6); // three places of a, two of b; the child ends at once
}

TEST_CASE("every remembered step is what the machine does", "[explore][property]")
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        explore::GraphLimits limits;
        limits.states = 2000;
        limits.tellsOutputsApart = seed % 2 == 0;
        limits.checksSteps = true;
        CHECK_NOTHROW(explore::buildGraph(machine::World(randomPrograms(seed, true)), limits));
    }
}

TEST_CASE("so it is where processes fork", "[explore][property]")
{
    constexpr std::size_t most = 1000;
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const auto blueprint = test::loadText(test::RandomPrograms(seed, seed % 3 == 0).family()).blueprint;
        explore::GraphLimits limits;
        limits.states = most;
        limits.checksSteps = true;
        const explore::Exploration found = explore::explore(machine::World(blueprint), limits);
        if (!found.isComplete || !found.faults.empty()) // who has faulted stands where he stood only in the copies
            continue;
        CHECK(found.states == statesByCopying(blueprint, most));
        ++compared;
    }
    CHECK(compared > 15);
}

TEST_CASE("two workers number the states as one does", "[explore]")
{
    const auto blueprint = test::loadText(test::philosophers(7, true)).blueprint;
    const auto graphOf = [&](unsigned workers) {
        explore::GraphLimits limits;
        limits.workers = workers;
        return explore::buildGraph(machine::World(blueprint), limits);
    };
    const explore::StateGraph one = graphOf(1);
    const explore::StateGraph two = graphOf(2);
    REQUIRE(one.states() == two.states());
    REQUIRE(one.edges() == two.edges());
    bool isSame = true;
    for (std::uint32_t i = 0; i < one.states(); ++i)
        isSame = isSame && one.parent(i) == two.parent(i) && one.end(i) == two.end(i);
    for (std::uint32_t i = 0; i < one.edges(); ++i)
        isSame = isSame && one.edge(i).target == two.edge(i).target && one.edge(i).by == two.edge(i).by;
    CHECK(isSame);
}

TEST_CASE("a search tells how far it is, and ends at its bounds and when it is cancelled", "[explore]")
{
    const auto blueprint = test::loadText(test::philosophers(6, true)).blueprint;
    explore::Progress progress;
    explore::GraphLimits limits;
    limits.progress = &progress;
    const auto search = [&] { return explore::buildGraph(machine::World(blueprint), limits); };
    const explore::StateGraph whole = search();
    CHECK(whole.isComplete());
    CHECK(progress.states == whole.states());
    CHECK(progress.transitions == whole.transitions());
    CHECK(progress.frontier == 0);
    limits.bytes = 1;
    CHECK(search().bound() == explore::Bound::Memory);
    limits.bytes = 0;
    limits.states = 100;
    const explore::StateGraph few = search();
    CHECK(few.bound() == explore::Bound::States);
    CHECK(few.states() >= 100);
    CHECK(few.states() < 130);
    const std::atomic<bool> cancel{true};
    limits.cancel = &cancel;
    CHECK(search().bound() == explore::Bound::Cancelled);
}

TEST_CASE("a state takes less memory than SPIN's", "[explore]")
{
    // SPIN 6.5 stores 38 bytes of state and 20 of overhead for each of the 154450 states of ten philosophers.
    const auto blueprint = test::loadText(test::philosophers(10, true)).blueprint;
    explore::GraphLimits limits;
    limits.keepsEdges = false;
    const explore::StateGraph graph = explore::buildGraph(machine::World(blueprint), limits);
    CHECK(graph.states() == 154'450);
    CHECK(graph.transitions() == 1'116'130);
    CHECK(graph.bytes() / graph.states() < 58);
}

namespace {

/// Nine coroutines of one thread that sleep, so that there are about as many local states as states.
explore::StateGraph sleepers(unsigned workers, std::size_t states, std::size_t bytes)
{
    explore::GraphLimits limits;
    limits.keepsEdges = false;
    limits.workers = workers;
    limits.states = states;
    limits.bytes = bytes;
    return explore::buildGraph(machine::World(test::loadPreset("breakdown").blueprint), limits);
}

} // namespace

TEST_CASE("what many coroutines of one thread come to counts as memory of a search", "[explore]")
{
    constexpr std::size_t most = std::size_t{4} << 20U;
    const explore::StateGraph graph = sleepers(1, 1'000'000, most);
    CHECK(graph.bound() == explore::Bound::Memory);
    CHECK(graph.bytes() < most * 3 / 2);
    CHECK(graph.bytes() / graph.states() > 150);
    CHECK(graph.bytes() / graph.states() < 1000);
    CHECK(sleepers(2, 1'000'000, most).states() == graph.states());
}

TEST_CASE("a search that forgets steps which were tried finds the same", "[explore]")
{
    const auto isSame = [](const explore::StateGraph& one, const explore::StateGraph& other) {
        return one.states() == other.states() && one.transitions() == other.transitions();
    };
    CHECK(isSame(sleepers(1, 40'000, 0), sleepers(3, 40'000, 0)));
}

} // namespace threadway
