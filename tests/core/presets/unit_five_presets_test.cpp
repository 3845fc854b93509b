// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about deadlock, beside those of abba and gridlock.
#include "support/preset_metrics.h"

#include "explore/scheduler_game.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway {
namespace {

using test::loadPreset;

/// The places at which the thread eats.
explore::Stretch meal(const scenario::Blueprint& blueprint, ThreadId thread)
{
    const CoroutineId coroutine = blueprint.thread(thread).coroutines.front();
    const auto& statements = blueprint.unitOf(coroutine).statements;
    const auto eats = std::find_if(statements.begin(), statements.end(), [](const program::Statement& statement) {
        return statement.kind == program::StatementKind::Compute;
    });
    REQUIRE(eats != statements.end());
    const auto index = static_cast<std::int32_t>(eats - statements.begin());
    return {thread, coroutine, index, index + 1};
}

bool canEatAtOnce(const scenario::BlueprintPtr& blueprint, std::initializer_list<std::size_t> philosophers)
{
    explore::Goal goal;
    goal.kind = explore::Goal::Kind::Together;
    for (const std::size_t philosopher : philosophers)
        goal.places.push_back(meal(*blueprint, ThreadId(philosopher)));
    const explore::Outlook outlook = explore::SchedulerGame(blueprint, goal).outlook({});
    REQUIRE(outlook != explore::Outlook::Unknown);
    return outlook != explore::Outlook::Impossible;
}

} // namespace

TEST_CASE("five philosophers starve with probability 19/120, in a cycle of 5", "[presets]")
{
    const auto found = test::exploreAll(loadPreset("philosophers").blueprint);
    REQUIRE(found.isComplete);
    CHECK(found.deadlockProbability == "19/120");
    REQUIRE(found.deadlocks.size() == 1);
    CHECK(found.deadlocks.front().threads.size() == 5);
}

TEST_CASE("all philosophers grab their left forks at once when each has a core of its own", "[presets]")
{
    const test::PresetRun preset("philosophers");
    const trace::State state = test::finalState(preset.recorder.trace());
    CHECK(state.end == machine::RunEnd::Deadlock);
    CHECK(test::finalState(test::PresetRun("philosophers", "one-by-one").recorder.trace()).end
          == machine::RunEnd::Finished);
}

TEST_CASE("one left-hander or four seats keep philosophers from starving for ever", "[presets]")
{
    const auto variant = GENERATE(as<std::string>{}, "left-hander", "four-seats");
    CAPTURE(variant);
    const auto found = test::exploreAll(loadPreset("philosophers", variant).blueprint);
    REQUIRE(found.isComplete);
    CHECK(found.deadlockProbability == "0");
    CHECK(found.outcomes.size() == 1);
}

TEST_CASE("of five philosophers two can eat at once, neighbours and three cannot", "[presets]")
{
    const auto blueprint = loadPreset("philosophers").blueprint;
    CHECK(canEatAtOnce(blueprint, {0, 2}));
    CHECK_FALSE(canEatAtOnce(blueprint, {0, 1}));
    CHECK_FALSE(canEatAtOnce(blueprint, {0, 2, 4}));
    CHECK_FALSE(canEatAtOnce(blueprint, {0, 1, 3}));
}

} // namespace threadway
