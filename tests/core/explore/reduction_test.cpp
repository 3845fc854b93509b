// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/exploration.h"
#include "formats/promela_export.h"
#include "support/explored.h"
#include "support/random_programs.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <set>
#include <tuple>

namespace threadway {
namespace {

using explore::Exploration;

constexpr std::size_t mostStates = 20'000;

Exploration exploreWith(const scenario::BlueprintPtr& blueprint, bool reduces)
{
    explore::GraphLimits limits;
    limits.states = mostStates;
    limits.tellsOutputsApart = true;
    limits.reduces = reduces;
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

/// Compares both; false if the scenario is too large for it.
bool agrees(const scenario::BlueprintPtr& blueprint)
{
    const Exploration full = exploreWith(blueprint, false);
    if (!full.isComplete)
        return false;
    const Exploration reduced = exploreWith(blueprint, true);
    CHECK(reduced.isComplete);
    CHECK(reduced.states <= full.states);
    CHECK(endsOf(*blueprint, reduced) == endsOf(*blueprint, full));
    CHECK(ringsOf(reduced) == ringsOf(full));
    CHECK(reduced.faults.empty() == full.faults.empty());
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

TEST_CASE("threads that have nothing to do with each other are tried in one order only", "[explore][reduction]")
{
    const auto blueprint
        = test::loadText(test::programs("{}", "{x: 0, y: 0, z: 0}", {"x = x + 1", "y = y + 1", "z = z + 1"})).blueprint;
    CHECK(exploreWith(blueprint, false).states == 64);
    CHECK(exploreWith(blueprint, true).states == 10);
}

TEST_CASE("what Promela cannot say is refused, not exported wrongly", "[formats][promela]")
{
    const auto refusal = [](const std::string& text) {
        const auto model = formats::exportPromela(*test::loadText(text).blueprint);
        return model.isOk() ? std::string_view("exported") : model.diagnostics.front().code;
    };
    const auto ofProgram = [&](const char* program) {
        return refusal(test::programs("{A: mutex}", "{x: 0}", {program, "x = 1"}));
    };
    CHECK(ofProgram("with lock(A):\n    x = x + 1") == "exported");
    CHECK(ofProgram("x = \"text\"") == "promela-kind");
    CHECK(ofProgram("x = 5000000000000000000") == "promela-number");
    CHECK(ofProgram("while True:\n    pass") == "promela-loop");
    CHECK(ofProgram("def f(n):\n    x = n\n    f(n)\nf(1)") == "promela-depth");
    const auto coroutines = formats::exportPromela(*test::loadPreset("merge-order").blueprint);
    REQUIRE_FALSE(coroutines.isOk());
    CHECK(coroutines.diagnostics.front().code == "promela-coroutines");
}

} // namespace threadway
