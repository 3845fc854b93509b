// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Programs as coroutines of an executor with several workers.
#include "explore/program_mode.h"
#include "support/explored.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace threadway {
namespace {

explore::Exploration exploreOnPool(std::size_t workers, std::string_view locks, const std::vector<std::string>& texts)
{
    explore::GraphLimits limits;
    limits.switching = explore::Switching::Pooled;
    limits.poolSize = workers;
    limits.tellsOutputsApart = true;
    return explore::explore(machine::World(test::loadText(test::programs(locks, "{x: 0}", texts)).blueprint), limits);
}

std::set<std::string> outputsOn(std::size_t workers, const std::vector<std::string>& texts)
{
    const auto blueprint = test::loadText(test::programs("{}", "{x: 0}", texts)).blueprint;
    std::set<std::string> outputs;
    for (const explore::Outcome& outcome : exploreOnPool(workers, "{}", texts).outcomes)
        outputs.insert(trace::outputText(*blueprint, outcome.output));
    return outputs;
}

} // namespace

TEST_CASE("three prints each, with one pause each: 6 outputs on one worker, all 20 on two", "[explore][pool][oracle]")
{
    const std::vector<std::string> paused{"print(1)\nyield\nprint(2)\nprint(3)", "print(4)\nprint(5)\nyield\nprint(6)"};
    CHECK(outputsOn(1, paused).size() == 6);
    CHECK(outputsOn(2, paused).size() == 20);
    CHECK(outputsOn(1, {"print(1)\nprint(2)", "print(3)\nprint(4)"}) == std::set<std::string>{"1 2 3 4", "3 4 1 2"});
}

TEST_CASE("two workers run any two of three, and the third one waits for one of them", "[explore][pool]")
{
    // While two are under way, the third one cannot begin: "1" of all three never comes before a "2".
    const std::vector<std::string> three(3, "print(1)\nprint(2)");
    CHECK(outputsOn(3, three).contains("1 1 1 2 2 2"));
    CHECK_FALSE(outputsOn(2, three).contains("1 1 1 2 2 2"));
    CHECK(outputsOn(2, three).contains("1 1 2 1 2 2"));
    CHECK(outputsOn(1, three) == std::set<std::string>{"1 2 1 2 1 2"});
}

TEST_CASE("a coroutine that blocks keeps its worker, one that awaits gives it back", "[explore][pool]")
{
    // The first one waits for what only the second one will do: on one worker nobody is left to do it.
    const auto canStick = [](std::size_t workers, const std::string& wait) {
        const auto found = exploreOnPool(workers, "{E: event}", {wait, "set(E)"});
        return std::any_of(found.outcomes.begin(), found.outcomes.end(),
                           [](const explore::Outcome& outcome) { return outcome.end != explore::End::Finished; });
    };
    CHECK(canStick(1, "x = 1\nwait(E)"));
    CHECK_FALSE(canStick(2, "x = 1\nwait(E)"));
    CHECK_FALSE(canStick(1, "x = 1\nawait wait(E)"));
}

} // namespace threadway
