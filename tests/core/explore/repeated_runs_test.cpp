// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/repeated_runs.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using test::loadPreset;

explore::RunTally walks(std::string_view id, const std::string& variant = {})
{
    return explore::walkAtRandom(loadPreset(id, variant).blueprint->scenario, 1, 1000, 10'000);
}

} // namespace

TEST_CASE("Of a thousand random walks about as many deadlock as the exact chance says", "[explore]")
{
    // 1/2 and 11/48 of 1000 are 500 and 229; the standard deviations are 15.8 and 13.3.
    const explore::RunTally keys = walks("abba");
    CHECK(keys.runs == 1000);
    CHECK(keys.deadlocked > 500 - 64);
    CHECK(keys.deadlocked < 500 + 64);
    CHECK(keys.deadlocked + keys.finished == 1000);
    const explore::RunTally crossing = walks("gridlock");
    CHECK(crossing.deadlocked > 229 - 54);
    CHECK(crossing.deadlocked < 229 + 54);
}

TEST_CASE("Walks that cannot deadlock never do, and those that lose a wake-up are stuck", "[explore]")
{
    CHECK(walks("abba", "ordered").deadlocked == 0);
    CHECK_FALSE(walks("abba", "ordered").firstDeadlock);
    const explore::RunTally lost = walks("lost-wakeup");
    CHECK(lost.deadlocked == 0);
    CHECK(lost.stuck > 0);
}

TEST_CASE("The same seeds give the same runs, and the first deadlock is one that the seed gives", "[explore]")
{
    const scenario::Scenario scenario = loadPreset("abba").blueprint->scenario;
    const explore::RunTally all = explore::walkAtRandom(scenario, 1, 50, 10'000);
    REQUIRE(all.firstDeadlock);
    CHECK(explore::walkAtRandom(scenario, *all.firstDeadlock, 1, 10'000).deadlocked == 1);
    CHECK(explore::walkAtRandom(scenario, 1, static_cast<std::int64_t>(*all.firstDeadlock) - 1, 10'000).deadlocked
          == 0);
}

TEST_CASE("Under a real policy one core gets away with it every time, two cores never", "[explore]")
{
    const SimTime until{1'000'000'000};
    const auto alone = explore::runRepeatedly(loadPreset("abba").blueprint->scenario, 1, 10, until);
    CHECK(alone.finished == 10);
    const auto both = explore::runRepeatedly(loadPreset("abba", "two-cores").blueprint->scenario, 1, 10, until);
    CHECK(both.deadlocked == 10);
    const auto sentBack = explore::runRepeatedly(loadPreset("gridlock", "recovery").blueprint->scenario, 1, 3, until);
    CHECK(sentBack.deadlocked == 3);
}

} // namespace threadway
