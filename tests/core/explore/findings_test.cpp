// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/account.h"
#include "explore/program_mode.h"
#include "machine/untimed.h"
#include "support/explored.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <gmpxx.h>

#include <set>

namespace threadway {
namespace {

using explore::End;
using explore::Exploration;

Exploration exploreText(const std::string& text, explore::Granularity granularity = {})
{
    explore::GraphLimits limits;
    limits.tellsOutputsApart = true;
    limits.findsConflicts = true;
    limits.granularity = granularity;
    return explore::explore(machine::World(test::loadText(text).blueprint), limits);
}

std::set<std::string> outputsIn(explore::ProgramMode mode)
{
    const auto blueprint = explore::blueprintFor(mode, test::loadPreset("merge-order").blueprint);
    REQUIRE(blueprint.isOk());
    explore::GraphLimits limits;
    limits.tellsOutputsApart = true;
    limits.switching = explore::switchingOf(mode);
    std::set<std::string> outputs;
    for (const explore::Outcome& outcome : explore::explore(machine::World(*blueprint), limits).outcomes)
        outputs.insert(trace::outputText(**blueprint, outcome.output));
    return outputs;
}

/// Two threads that turn back as soon as the other one is there, and try again, for ever.
std::string afterYou()
{
    const std::string one = "met = 0\nwhile met == 0:\n    here{0} = 1\n    if here{1} == 0:\n        met = 1\n"
                            "    else:\n        here{0} = 0\nhere{0} = 0";
    return test::programs("{}", "{here0: 0, here1: 0}",
                          {fmt::format(fmt::runtime(one), 0, 1), fmt::format(fmt::runtime(one), 1, 0)});
}

} // namespace

TEST_CASE("1 2 3 and x y z: 20 outputs as threads, 2 as calls, one as coroutines", "[explore][oracle]")
{
    CHECK(outputsIn(explore::ProgramMode::Threads).size() == 20);
    CHECK(outputsIn(explore::ProgramMode::Calls) == std::set<std::string>{"1 2 3 x y z", "x y z 1 2 3"});
    CHECK(outputsIn(explore::ProgramMode::Coroutines) == std::set<std::string>{"1 x y 2 3 z"});
    CHECK(outputsIn(explore::ProgramMode::AsWritten) == std::set<std::string>{"1 x y 2 3 z"});
}

TEST_CASE("by whole statements no update is lost, and there are only the orders of statements", "[explore]")
{
    const std::string text = test::programs("{}", "{x: 0}", {"x = x + 1\nx = x + 1", "x = x + 1"});
    const Exploration found = exploreText(text, explore::Granularity::Statements);
    CHECK(found.runs == "3");
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().shared.front().data == 3);
    CHECK(found.outcomes.front().schedule.size() == 9); // by smallest steps, so that a run can be steered along it
}

TEST_CASE("what a schedule of an outcome claims is what the machine comes to", "[explore]")
{
    const auto blueprint = test::loadText(test::programs("{A: mutex}", "{x: 0, y: 0}",
                                                         {"x = x + 1\nwith lock(A):\n    y = x\nprint(y)",
                                                          "with lock(A):\n    x = x * 2\nx = x + y"}))
                               .blueprint;
    const Exploration found = test::exploreAll(blueprint, true);
    REQUIRE(found.outcomes.size() > 3);
    for (const explore::Outcome& outcome : found.outcomes) {
        machine::World world(blueprint);
        machine::EventBuffer events;
        machine::beginUntimed(world, events);
        for (const ThreadId step : outcome.schedule)
            machine::stepThread(world, step, events);
        std::vector<program::Value> printed;
        for (const machine::Event& event : events) {
            if (event.kind == machine::EventKind::Printed)
                printed.push_back({static_cast<program::Value::Kind>(event.flag), event.wide()});
        }
        CHECK(world.variables == outcome.shared);
        CHECK(printed == outcome.output);
    }
}

TEST_CASE("an assertion that can fail is found, with the place and the point of no return", "[explore]")
{
    const Exploration found
        = exploreText(test::programs("{}", "{x: 0}", {"x = x + 1", "x = x + 1\nn = x\nassert n == 2 or n == 1"}));
    CHECK(found.faults.empty());
    // Read twice, the other thread can come between: not 2 yet, and then not 1 any more.
    CHECK(exploreText(test::programs("{}", "{x: 0}", {"x = x + 1", "x = x + 1\nassert x == 2 or x == 1"})).faults.size()
          == 1);
    const Exploration wrong = exploreText(
        test::programs("{}", "{x: 0, done: 0}", {"x = x + 1\ndone = 1", "x = x + 1\nif done:\n    assert x == 2"}));
    REQUIRE(wrong.faults.size() == 1);
    CHECK(wrong.faults.front().fault.reason == machine::FaultReason::AssertionFailed);
    CHECK(wrong.faults.front().fault.thread == ThreadId(1));
    bool isAnyFaulted = false;
    for (const explore::Outcome& outcome : wrong.outcomes) {
        isAnyFaulted = isAnyFaulted || outcome.isFaulted;
        CHECK(outcome.noReturnAfter.has_value() == outcome.isFaulted);
    }
    CHECK(isAnyFaulted);
}

TEST_CASE("of crossed locks there is no return once the second thread has its first lock", "[explore][oracle]")
{
    const Exploration found = test::exploreAll(test::loadPreset("abba").blueprint);
    REQUIRE(found.deadlocks.size() == 1);
    CHECK(found.deadlocks.front().schedule == std::vector{ThreadId(0), ThreadId(1)});
    CHECK(found.deadlocks.front().noReturnAfter == 2);
    CHECK(found.deadlocks.front().probability == "1/2");
}

TEST_CASE("unguarded updates race, guarded ones do not, differently guarded ones do", "[explore]")
{
    const auto races = [](const char* first, const char* second) {
        return exploreText(test::programs("{A: mutex, B: mutex}", "{x: 0}", {first, second})).races;
    };
    const char* bare = "x = x + 1";
    const char* byA = "with lock(A):\n    x = x + 1";
    const char* byB = "with lock(B):\n    x = x + 1";
    CHECK(races(bare, bare).size() == 3); // read and write, write and read, write and write
    CHECK(races(byA, byA).empty());
    CHECK(races(byA, byB).size() == 3);
    CHECK(races("y = x", "y = x").empty());
}

TEST_CASE("an update handed over by a semaphore is ordered and no race", "[explore]")
{
    const std::string text = "threadway: 1\nid: t\nmachine: {model: free}\nlocks: {full: {kind: semaphore, count: 0}}\n"
                             "processes:\n  p:\n    shared: {x: 0}\n    threads:\n"
                             "      a: \"x = 1\\nrelease(full)\\n\"\n      b: \"acquire(full)\\nprint(x)\\n\"\n";
    CHECK(exploreText(text).races.empty());
}

TEST_CASE("polite threads can go round for ever without getting anywhere: a livelock", "[explore]")
{
    const Exploration found = exploreText(afterYou());
    CHECK(found.isEndless);
    REQUIRE(found.livelocks.size() == 1);
    CHECK(found.livelocks.front().threads == std::vector{ThreadId(0), ThreadId(1)});
    CHECK_FALSE(found.livelocks.front().round.empty());
    // By chance they get out of it: a random scheduler lets them through for certain.
    CHECK(found.endlessProbability == "0");
}

TEST_CASE("philosophers that eat for ever, and a thread that waits for another one, are no livelocks", "[explore]")
{
    const Exploration table = exploreText(test::philosophers(3, true));
    CHECK(table.isEndless);
    CHECK(table.livelocks.empty());
    const Exploration spin
        = exploreText(test::programs("{}", "{go: 0}", {"while go == 0:\n    pass\nprint(go)", "go = 1"}));
    CHECK(spin.isEndless);
    CHECK(spin.livelocks.empty());
    REQUIRE(spin.outcomes.size() == 1);
    CHECK(spin.outcomes.front().probability == "1");
}

TEST_CASE("the chance to catch a flag that is up and down for ever is exact", "[explore][oracle]")
{
    // a puts the flag up and down for ever. b looks once, and if it is up, ends the process. With p, q the chances that
    // it will be seen up from where it is down, up: p = 1/2 * 0 + 1/2 * q, q = 1/2 * 1 + 1/2 * p, so p = 1/3. Else a
    // goes on alone for ever.
    const Exploration found
        = exploreText(test::programs("{}", "{up: 0}", {"while true:\n    up = 1\n    up = 0", "assert up == 0"}));
    REQUIRE_FALSE(found.outcomes.empty());
    mpq_class seen;
    for (const explore::Outcome& outcome : found.outcomes) {
        CHECK(outcome.isFaulted);
        seen += mpq_class(outcome.probability);
    }
    CHECK(seen == mpq_class(1, 3));
    CHECK(found.endlessProbability == "2/3");
}

TEST_CASE("the account of a deadlock says who took what, and who waits for whom", "[explore]")
{
    const auto blueprint = test::loadPreset("abba").blueprint;
    std::vector<std::string> lines;
    for (const explore::Sentence& sentence : explore::accountOf(machine::World(blueprint), {ThreadId(0), ThreadId(1)}))
        lines.push_back(sentence.text());
    CHECK(lines
          == std::vector<std::string>{"transfer-1 has A now.", "transfer-2 has B now.",
                                      "transfer-1 waits for B, which transfer-2 holds.",
                                      "transfer-2 waits for A, which transfer-1 holds.",
                                      "They wait for each other in a ring of 2: this is a deadlock."});
}

} // namespace threadway
