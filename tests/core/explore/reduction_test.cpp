// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/exploration.h"
#include "explore/state_graph.h"
#include "machine/deadlock.h"
#include "machine/simulator.h"
#include "machine/untimed.h"
#include "support/explored.h"
#include "support/random_programs.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace threadway {
namespace {

using explore::Exploration;

constexpr std::size_t mostStates = 20'000;

Exploration exploreWith(const scenario::BlueprintPtr& blueprint, bool reduces, bool mergesAlike = false)
{
    explore::GraphLimits limits;
    limits.states = mostStates;
    limits.tellsOutputsApart = true;
    limits.reduces = reduces;
    limits.mergesAlike = mergesAlike;
    return explore::explore(machine::World(blueprint), limits);
}

/// Everything that a verdict says of an end.
std::set<std::string> endsOf(const scenario::Blueprint& blueprint, const Exploration& found)
{
    std::set<std::string> ends;
    for (const explore::Outcome& outcome : found.outcomes) {
        std::string text = std::to_string(static_cast<int>(outcome.end)) + (outcome.isFaulted ? "!" : "") + " "
                           + trace::outputText(blueprint, outcome.output) + ";";
        for (const program::Value& value : outcome.shared)
            text += " " + trace::valueText(blueprint, value);
        ends.insert(std::move(text));
    }
    return ends;
}

std::set<std::vector<ThreadId>> ringsOf(const Exploration& found)
{
    std::set<std::vector<ThreadId>> rings;
    for (const explore::Deadlock& deadlock : found.deadlocks)
        rings.insert(deadlock.threads);
    return rings;
}

/// The rings with one name for all threads that run the same program.
std::set<std::vector<UnitId>> kindsOfRings(const scenario::Blueprint& blueprint, const Exploration& found)
{
    std::set<std::vector<UnitId>> rings;
    for (const explore::Deadlock& deadlock : found.deadlocks) {
        std::vector<UnitId> ring;
        for (const ThreadId thread : deadlock.threads)
            ring.push_back(blueprint.coroutine(blueprint.thread(thread).coroutines.front()).unit);
        std::vector<UnitId> least = ring;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            std::rotate(ring.begin(), ring.begin() + 1, ring.end());
            least = std::min(least, ring);
        }
        rings.insert(least);
    }
    return rings;
}

/// Whether the way that a deadlock tells leads to its ring.
bool leadsThere(const scenario::BlueprintPtr& blueprint, const explore::Deadlock& deadlock)
{
    machine::World world(blueprint);
    machine::EventBuffer events;
    machine::beginUntimed(world, events);
    for (const ThreadId step : deadlock.schedule) {
        if (!machine::isEnabled(world, step))
            return false;
        machine::stepThread(world, step, events);
    }
    machine::blockWaiting(world);
    std::vector<ThreadId> ring = machine::deadlockOf(world, deadlock.threads.front());
    return ring == deadlock.threads;
}

/// With more, each single state is so large that exploring it is no test of milliseconds.
constexpr std::size_t mostCoroutines = 100;

/// Compares both; false if the scenario is too large for it.
bool agrees(const scenario::BlueprintPtr& blueprint)
{
    if (blueprint->coroutines.size() > mostCoroutines)
        return false;
    const Exploration full = exploreWith(blueprint, false);
    if (!full.isComplete)
        return false;
    const Exploration reduced = exploreWith(blueprint, true);
    CHECK(reduced.isComplete);
    CHECK(reduced.states <= full.states);
    CHECK(endsOf(*blueprint, reduced) == endsOf(*blueprint, full));
    CHECK(ringsOf(reduced) == ringsOf(full));
    CHECK(reduced.faults.empty() == full.faults.empty());
    const Exploration merged = exploreWith(blueprint, true, true);
    CHECK(merged.isComplete);
    CHECK(merged.states <= reduced.states);
    CHECK(endsOf(*blueprint, merged) == endsOf(*blueprint, full));
    CHECK(kindsOfRings(*blueprint, merged) == kindsOfRings(*blueprint, full));
    CHECK(merged.faults.size() == full.faults.size());
    for (const explore::Deadlock& deadlock : merged.deadlocks)
        CHECK(leadsThere(blueprint, deadlock));
    return true;
}

} // namespace

TEST_CASE("leaving out orders changes no verdict on any preset and variant", "[explore][reduction]")
{
    int compared = 0;
    for (const base::EmbeddedFile& preset : scenario::presetFiles()) {
        const auto run = scenario::loadRun(preset.text);
        REQUIRE(run.isOk());
        std::vector<std::string> variants{""};
        for (const scenario::VariantInfo& variant : run->file.variants)
            variants.push_back(variant.name);
        for (const std::string& variant : variants) {
            CAPTURE(std::string(preset.name), variant);
            compared += agrees(test::loadText(preset.text, variant).blueprint) ? 1 : 0;
        }
    }
    CHECK(compared > 10);
}

TEST_CASE("leaving out orders changes no verdict on random programs", "[explore][reduction][property]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const std::string text = test::RandomPrograms(seed, seed % 3 == 0).scenario();
        compared += agrees(test::loadText(text).blueprint) ? 1 : 0;
    }
    CHECK(compared > 200);
}

TEST_CASE("leaving out orders changes no verdict on processes that fork", "[explore][reduction][property]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        compared += agrees(test::loadText(test::RandomPrograms(seed, seed % 3 == 0).family()).blueprint) ? 1 : 0;
    }
    CHECK(compared > 60);
}

TEST_CASE("taking equal threads for each other changes no verdict on random programs", "[explore][reduction][property]")
{
    int compared = 0;
    int smaller = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        std::string text = test::RandomPrograms(seed, seed % 5 == 0).crowd(2 + static_cast<int>(seed % 2));
        if (seed % 4 == 0)
            text.replace(text.find("model: free"), 11, "model: free, memory-model: tso, store-buffer: {entries: 2}");
        const auto blueprint = test::loadText(text).blueprint;
        if (!agrees(blueprint))
            continue;
        ++compared;
        smaller += exploreWith(blueprint, true, true).states < exploreWith(blueprint, true).states ? 1 : 0;
    }
    CHECK(compared > 100);
    CHECK(smaller > 80);
}

TEST_CASE("of threads that are alike only how many stand where counts", "[explore][reduction]")
{
    // Five threads of three steps: each order of places is one state, C(3 + 5, 5) of the 4^5.
    const std::string text = test::programs("{}", "{x: 0}", std::vector<std::string>(5, "x = 1\nx = 1\nx = 1"));
    explore::GraphLimits limits;
    limits.keepsEdges = false;
    const auto blueprint = test::loadText(text).blueprint;
    const std::size_t all = explore::buildGraph(machine::World(blueprint), limits).states();
    limits.mergesAlike = true;
    const std::size_t merged = explore::buildGraph(machine::World(blueprint), limits).states();
    // x is 0 where nobody has begun, and 1 otherwise.
    CHECK(all == 1024);
    CHECK(merged == 56);
    limits.workers = 2;
    CHECK(explore::buildGraph(machine::World(blueprint), limits).states() == 56);
}

TEST_CASE("threads that programs can tell apart are not taken for each other", "[explore][reduction]")
{
    const auto states = [](const std::string& last, bool mergesAlike) {
        explore::GraphLimits limits;
        limits.keepsEdges = false;
        limits.mergesAlike = mergesAlike;
        const std::string text = test::programs("{}", "{x: 0}", {"x = 1\nx = 1", "x = 1\nx = 1", last});
        return explore::buildGraph(machine::World(test::loadText(text).blueprint), limits).states();
    };
    CHECK(states("x = 2", true) < states("x = 2", false));
    CHECK(states("join(a)", true) == states("join(a)", false));
}

TEST_CASE("threads that have nothing to do with each other are tried in one order only", "[explore][reduction]")
{
    const auto blueprint
        = test::loadText(test::programs("{}", "{x: 0, y: 0, z: 0}", {"x = x + 1", "y = y + 1", "z = z + 1"})).blueprint;
    CHECK(exploreWith(blueprint, false).states == 64);
    CHECK(exploreWith(blueprint, true).states == 10);
}

} // namespace threadway
