// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Coroutines that sleep while others of their thread go on: they wake at any moment, which is a turn of its own.
#include "base/random.h"
#include "explore/account.h"
#include "explore/scheduler_game.h"
#include "scenario/journal_text.h"
#include "scenario/turn.h"
#include "support/explored.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace threadway {
namespace {

using namespace literals;

/// A thread with these coroutines, called A, B, ...
std::string lane(const std::vector<std::string>& programs)
{
    std::string text = "threadway: 1\nid: lane\nmachine: {model: free}\nprocesses:\n  p:\n    shared: {x: 0}\n"
                       "    threads:\n      lane:\n        coroutines:\n";
    for (std::size_t i = 0; i < programs.size(); ++i) {
        text += fmt::format("          {}: |\n", static_cast<char>('A' + i)) + test::indented(programs[i], 12);
    }
    return text;
}

std::set<std::string> outputsOf(const std::vector<std::string>& programs)
{
    const auto blueprint = test::loadText(lane(programs)).blueprint;
    std::set<std::string> outputs;
    for (const explore::Outcome& outcome : test::exploreAll(blueprint, true).outcomes)
        outputs.insert(trace::outputText(*blueprint, outcome.output));
    return outputs;
}

/// A few statements, some of which let others go on.
std::string randomProgram(base::RandomStream& random)
{
    static const std::vector<std::string> statements{"x = x + 1",  "x = x * 2",  "compute(2ms)", "yield",
                                                     "sleep(1ms)", "sleep(3ms)", "print(x)"};
    std::string text;
    for (std::uint64_t left = 1 + random.below(3); left > 0; --left)
        text += (text.empty() ? "" : "\n") + statements[random.below(statements.size())];
    return text;
}

std::string randomLane(std::uint64_t seed, std::string_view stream)
{
    base::RandomStream random(seed, stream);
    std::vector<std::string> programs;
    for (std::uint64_t left = 2 + random.below(2); left > 0; --left)
        programs.push_back(randomProgram(random));
    return lane(programs);
}

} // namespace

TEST_CASE("a coroutine that sleeps may wake before or after the others' next steps", "[explore][sleeper]")
{
    CHECK(outputsOf({"sleep(5ms)\nprint(1)", "print(2)\nyield\nprint(3)"}) == std::set<std::string>{"2 1 3", "2 3 1"});
    CHECK(outputsOf({"sleep(5ms)\nprint(1)", "print(2)\nprint(3)"}) == std::set<std::string>{"2 3 1"});
    CHECK(outputsOf({"sleep(1ms)\nprint(1)", "sleep(2ms)\nprint(2)", "sleep(3ms)\nprint(3)"}).size() == 6);
}

TEST_CASE("when a thread wakes that has nobody else to go on with is no turn", "[explore][sleeper]")
{
    const auto found = test::exploreAll(test::loadText(lane({"sleep(5ms)\nprint(1)"})).blueprint, true);
    CHECK(found.runs == "1");
    CHECK(found.outcomes.front().schedule == std::vector(2, ThreadId(0)));
}

TEST_CASE("the turn at which a coroutine wakes is written lane/A^", "[explore][sleeper]")
{
    const auto run = test::loadText(lane({"sleep(9ms)\nx = 1", "x = 2"})
                                    + "journal:\n  - {at: 0, steer: \"lane*2 lane/A^ lane\"}\n");
    const auto& turns = std::get<scenario::Steer>(run.journal.front().command).turns;
    CHECK(turns[2] == scenario::wakeTurn(*run.blueprint, CoroutineId(0)));
    CHECK(scenario::scheduleText(*run.blueprint, turns) == "lane*2 lane/A^ lane");
    CHECK(test::finalState(test::record(run, 1_s).trace()).time < 9_ms); // it did not sleep to its end
    const auto wrong = scenario::loadRun(lane({"pass", "pass"}) + "journal:\n  - {at: 0, steer: \"lane/Z^\"}\n");
    REQUIRE_FALSE(wrong.isOk());
    CHECK(base::describe(wrong.diagnostics.front(), "f").find("the thread \"lane\" has no coroutine \"Z\"")
          != std::string::npos);
}

TEST_CASE("an account says who wakes", "[explore][sleeper]")
{
    const auto blueprint = test::loadText(lane({"sleep(5ms)\nprint(1)", "print(2)"})).blueprint;
    const auto found = test::exploreAll(blueprint, true);
    const auto account = explore::accountOf(machine::World(blueprint), found.outcomes.front().schedule);
    CHECK(std::any_of(account.begin(), account.end(),
                      [](const explore::Sentence& sentence) { return sentence.text() == "The coroutine A wakes."; }));
}

TEST_CASE("you are the clock, too: the player lets a sleeper wake", "[explore][sleeper]")
{
    const auto blueprint = test::loadText(lane({"sleep(5ms)\nprint(1)", "print(2)"})).blueprint;
    explore::Goal goal;
    goal.kind = explore::Goal::Kind::Output;
    goal.output = {program::Value::integer(2), program::Value::integer(1)};
    explore::SchedulerGame game(blueprint, goal);
    const ThreadId wakes = scenario::wakeTurn(*blueprint, CoroutineId(0));
    CHECK(game.choices() == std::vector{ThreadId(0)});
    REQUIRE(game.step(ThreadId(0)));
    CHECK(game.choices() == std::vector{ThreadId(0), wakes});
    REQUIRE(game.step(wakes));
    CHECK(game.outlook({}) == explore::Outlook::Possible);
}

TEST_CASE("a run steered along the schedule of an outcome comes to it, whoever sleeps", "[explore][sleeper][property]")
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const std::string text = randomLane(seed, "test");
        auto run = test::loadText(text);
        INFO(text);
        for (const explore::Outcome& outcome : test::exploreAll(run.blueprint, true).outcomes) {
            run.journal = {{SimTime{}, scenario::Steer{outcome.schedule}}};
            const auto recorder = test::record(run, 10_s);
            CHECK(recorder.worldAt(recorder.trace().frontier()).variables == outcome.shared);
            CHECK(trace::printedValues(recorder.trace(), recorder.trace().size()) == outcome.output);
        }
    }
}

TEST_CASE("what timed runs with sleepers come to is among what exploring finds", "[explore][sleeper][property]")
{
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        const std::string text = randomLane(seed, "timed");
        const auto run = test::loadText(text);
        INFO(text);
        const auto recorder = test::record(run, 10_s);
        const trace::State state = test::finalState(recorder.trace());
        const auto printed = trace::printedValues(recorder.trace(), recorder.trace().size());
        const auto found = test::exploreAll(run.blueprint, true);
        CHECK(std::any_of(found.outcomes.begin(), found.outcomes.end(), [&](const explore::Outcome& outcome) {
            return outcome.output == printed && outcome.shared == state.variables;
        }));
    }
}

} // namespace threadway
