// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/scheduler_game.h"

#include "support/runs.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using explore::Goal;
using explore::Outlook;
using explore::SchedulerGame;

explore::GraphLimits limits()
{
    return {};
}

/// Two threads that may both be between "check" and "set": nothing keeps them apart.
constexpr std::string_view unguarded = R"(threadway: 1
id: unguarded
machine: {model: free}
processes:
  p:
    shared: {taken: 0, sold: 0}
    threads:
      a: |
        if taken == 0:
            sold = sold + 1
            taken = 1
        assert sold < 2
      b: |
        if taken == 0:
            sold = sold + 1
            taken = 1
        assert sold < 2
)";

} // namespace

TEST_CASE("a player who lets both threads take their first lock has closed the ring", "[explore][game]")
{
    SchedulerGame game(test::loadPreset("abba").blueprint, {Goal::Kind::Deadlock, {}, {}});
    CHECK(game.choices() == std::vector{ThreadId(0), ThreadId(1)});
    CHECK(game.outlook(limits()) == Outlook::Possible);
    CHECK(game.hint(limits()) == std::vector{ThreadId(0), ThreadId(1)});
    REQUIRE(game.step(ThreadId(0)));
    REQUIRE(game.step(ThreadId(1)));
    CHECK(game.isReached());
    CHECK(game.choices().empty());
    CHECK_FALSE(game.step(ThreadId(0)));
}

TEST_CASE("a goal that is lost is lost at the move that lost it, and undo brings it back", "[explore][game]")
{
    SchedulerGame game(test::loadPreset("abba").blueprint, {Goal::Kind::Deadlock, {}, {}});
    game.step(ThreadId(0));
    game.step(ThreadId(0)); // has both locks: from here on nothing can go wrong
    game.step(ThreadId(0));
    CHECK(game.outlook(limits()) == Outlook::Impossible);
    CHECK(game.lostAfter(limits()) == 2);
    while (game.moves().size() > 1)
        REQUIRE(game.undo());
    CHECK(game.outlook(limits()) == Outlook::Possible);
    CHECK_FALSE(game.lostAfter(limits()));
    REQUIRE(game.redo());
    REQUIRE(game.redo());
    CHECK_FALSE(game.redo());
    CHECK(game.lostAfter(limits()) == 2);
    while (game.undo()) {
    }
    CHECK(game.moves().empty());
    CHECK(game.output().empty());
}

TEST_CASE("with one lock order for all no player can bring about a deadlock", "[explore][game]")
{
    const SchedulerGame game(test::loadPreset("abba", "ordered").blueprint, {Goal::Kind::Deadlock, {}, {}});
    CHECK(game.outlook(limits()) == Outlook::Impossible);
    CHECK(game.lostAfter(limits()) == 0);
    explore::GraphLimits few;
    few.states = 3;
    CHECK(game.outlook(few) == Outlook::Unknown);
}

TEST_CASE("the player can make an unguarded sale fail its assertion", "[explore][game]")
{
    SchedulerGame game(test::loadText(unguarded).blueprint, {Goal::Kind::Fault, {}, {}});
    const auto hint = game.hint(limits());
    REQUIRE(hint);
    for (const ThreadId thread : *hint) {
        CHECK_FALSE(game.isReached());
        REQUIRE(game.step(thread));
    }
    CHECK(game.isReached());
    CHECK(game.isFaulted());
}

TEST_CASE("a given output can be asked for, and is recognised also after half of it is printed", "[explore][game]")
{
    const scenario::LoadedRun run = test::loadPreset("merge-order", "threads");
    const auto value = [](std::int64_t v) { return program::Value::integer(v); };
    std::vector<program::Value> letters;
    {
        SchedulerGame game(run.blueprint, {Goal::Kind::Deadlock, {}, {}});
        for (int i = 0; i < 3; ++i)
            game.step(ThreadId(1));
        letters = game.output();
    }
    REQUIRE(letters.size() == 3);
    SchedulerGame game(run.blueprint,
                       {Goal::Kind::Output, {value(1), letters[0], value(2), letters[1], value(3), letters[2]}, {}});
    CHECK(game.hint(limits())->size() == 6);
    game.step(ThreadId(0));
    CHECK(game.outlook(limits()) == Outlook::Possible);
    game.step(ThreadId(0));
    CHECK(game.outlook(limits()) == Outlook::Impossible);
    CHECK(game.lostAfter(limits()) == 2);
}

TEST_CASE("a mutex keeps threads from being inside together, different mutexes do not", "[explore][game]")
{
    const auto outlookOf = [](const scenario::BlueprintPtr& blueprint) {
        return SchedulerGame(blueprint, Goal::bothInside(*blueprint)).outlook(limits());
    };
    const std::string head = "threadway: 1\nid: t\nmachine: {model: free}\nlocks: {A: mutex, B: mutex}\nprocesses:\n"
                             "  p:\n    shared: {x: 0}\n    threads:\n"
                             "      a: \"with lock(A):\\n    x = x + 1\\n\"\n";
    const std::string same = head + "      b: \"with lock(A):\\n    x = x + 1\\n\"\n";
    const std::string different = head + "      b: \"with lock(B):\\n    x = x + 1\\n\"\n";
    CHECK(outlookOf(test::loadText(same).blueprint) == Outlook::Impossible);
    CHECK(outlookOf(test::loadText(different).blueprint) == Outlook::Possible);
}

} // namespace threadway
