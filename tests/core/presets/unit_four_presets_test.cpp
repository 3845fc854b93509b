// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about races and locks: exact combinatorics of all interleavings.
#include "support/preset_metrics.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace threadway {
namespace {

using test::loadPreset;

explore::Exploration exploreVariant(std::string_view id, const std::string& variant = {},
                                    bool tellsOutputsApart = false)
{
    auto found = test::exploreAll(loadPreset(id, variant).blueprint, tellsOutputsApart);
    REQUIRE(found.isComplete);
    return found;
}

/// In how many schedules the only shared variable ends with that value.
std::string runsEndingWith(const explore::Exploration& found, std::int64_t value)
{
    for (const explore::Outcome& outcome : found.outcomes) {
        if (outcome.shared.front().data == value)
            return outcome.runs;
    }
    return "0";
}

} // namespace

TEST_CASE("two programs of three prints have 2, 6 and 20 outputs with no, one and two pauses in each", "[presets]")
{
    const auto [variant, outputs]
        = GENERATE(table<std::string, std::size_t>({{"no-pauses", 2U}, {"one-pause", 6U}, {"", 20U}}));
    CAPTURE(variant);
    const explore::Exploration found = exploreVariant("twenty-orders", variant, true);
    CHECK(found.runs == std::to_string(outputs));
    CHECK(found.outcomes.size() == outputs);
}

TEST_CASE("with two pauses in each program, 1 x 2 y 3 z is one of the outputs", "[presets]")
{
    const auto run = loadPreset("twenty-orders");
    const explore::Exploration found = test::exploreAll(run.blueprint, true);
    std::set<std::string> outputs;
    for (const explore::Outcome& outcome : found.outcomes)
        outputs.insert(trace::outputText(*run.blueprint, outcome.output));
    CHECK(outputs.count("1 x 2 y 3 z") == 1);
    CHECK(outputs.size() == 20);
}

TEST_CASE("an increment by two posts comes out right in 2 of 20 orders, by three in 6 of 1680", "[presets]")
{
    const explore::Exploration two = exploreVariant("lost-update");
    CHECK(two.runs == "20");
    CHECK(runsEndingWith(two, 2) == "2");
    const explore::Exploration three = exploreVariant("lost-update", "three-posts");
    CHECK(three.runs == "1680");
    CHECK(runsEndingWith(three, 3) == "6");
    const explore::Exploration twice = exploreVariant("lost-update", "twice-each");
    CHECK(twice.runs == "924");
    CHECK(runsEndingWith(twice, 2) == "702");
    CHECK(runsEndingWith(twice, 3) == "216");
    CHECK(runsEndingWith(twice, 4) == "6");
}

TEST_CASE("a hundred increments each can come out as 2", "[presets]")
{
    const auto run = loadPreset("lost-update", "hundred-each");
    const ThreadId one(0);
    const ThreadId two(1);
    // The first post reads 0. The second counts to 99, then the first writes 1, which the second reads. The first
    // counts on to 100, and the second writes 2.
    std::vector<ThreadId> turns{one};
    turns.insert(turns.end(), 3 * 99, two);
    turns.insert(turns.end(), 2, one);
    turns.insert(turns.end(), 1, two);
    turns.insert(turns.end(), 3 * 99, one);
    turns.insert(turns.end(), 2, two);
    history::Recorder recorder(run.blueprint, {{SimTime{}, scenario::Steer{turns}}});
    recorder.advanceToEnd(SimTime{10'000'000'000});
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.end == machine::RunEnd::Finished);
    CHECK(state.variables.front().data == 2);
}

TEST_CASE("four lanes with 3 of 12 ticks under one lock take 21 ticks, with 9 of 12 they take 39", "[presets]")
{
    const auto [variant, ticks] = GENERATE(
        table<std::string, std::int64_t>({{"", 21}, {"nine-locked", 39}, {"no-light", 12}, {"one-core", 48}}));
    CAPTURE(variant);
    CHECK(test::PresetRun("red-light", variant).ticks() == ticks);
}

TEST_CASE("behind one light no order of the lanes miscounts", "[presets]")
{
    const explore::Exploration found = exploreVariant("red-light");
    CHECK(found.outcomes.size() == 1);
    CHECK(runsEndingWith(found, 4) == found.runs);
    CHECK(exploreVariant("red-light", "no-light").outcomes.size() > 1);
}

TEST_CASE("two lights for one count lose it in 200 of 252 orders, one light in none", "[presets]")
{
    const explore::Exploration different = exploreVariant("wrong-light");
    CHECK(different.runs == "252");
    CHECK(runsEndingWith(different, 1) == "200");
    const explore::Exploration same = exploreVariant("wrong-light", "same-light");
    CHECK(runsEndingWith(same, 1) == "0");
    CHECK(runsEndingWith(same, 2) == same.runs);
}

TEST_CASE("whoever raises a flag before looking is alone, unless flags wait in store buffers; a fence mends that",
          "[presets][tso]")
{
    const auto outputs = [](const char* variant) {
        const auto run = loadPreset("two-flags", variant);
        std::map<std::string, std::string> runs;
        for (const explore::Outcome& outcome : exploreVariant("two-flags", variant, true).outcomes)
            runs[trace::outputText(*run.blueprint, outcome.output)] = outcome.runs;
        return runs;
    };
    // Of the 6 orders of two writes and two looks 4 see both flags; in the others a third step, the print, finds 3
    // places.
    CHECK(outputs("at-once") == std::map<std::string, std::string>{{"", "4"}, {"east", "3"}, {"west", "3"}});
    CHECK(outputs("store-buffers").contains("east west"));
    const auto fenced = outputs("fence");
    CHECK(fenced.size() == 3);
    CHECK_FALSE(fenced.contains("east west"));
    CHECK_FALSE(fenced.contains("west east"));
    CHECK(test::outputOf(test::PresetRun("two-flags", "store-buffers").recorder.trace()) == "east west");
    CHECK(test::outputOf(test::PresetRun("two-flags", "fence").recorder.trace()).empty());
}

} // namespace threadway
