// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/account.h"
#include "explore/scheduler_game.h"
#include "scenario/journal_text.h"
#include "scenario/turn.h"
#include "support/explored.h"
#include "support/runs.h"
#include "support/tso_machine.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway {
namespace {

using explore::Exploration;
using test::TsoMachine;

/// A test from the literature, as programs of the little language and of the abstract machine. What was read goes to
/// shared variables of its own.
struct Litmus {
    std::string name;
    std::vector<std::string> texts;
    std::vector<TsoMachine::Program> programs;
    std::vector<std::string> variables;
    TsoMachine::Memory surprise; ///< final values that no interleaving explains
    bool isSeen = false; ///< whether x86-TSO shows it
};

TsoMachine::Instruction store(std::size_t variable, int value)
{
    return {TsoMachine::Op::Store, variable, value};
}
TsoMachine::Instruction load(std::size_t variable)
{
    return {TsoMachine::Op::Load, variable, 0};
}
TsoMachine::Instruction keep(std::size_t variable)
{
    return {TsoMachine::Op::StoreLoaded, variable, 0};
}
TsoMachine::Instruction fence()
{
    return {TsoMachine::Op::Fence, 0, 0};
}

/// Verdicts as Owens, Sarkar and Sewell (2009) and the manual that they quote give them.
std::vector<Litmus> litmusTests()
{
    const std::vector<std::string> two{"x", "y", "r1", "r2"};
    return {
        {"SB",
         {"x = 1\nr1 = y", "y = 1\nr2 = x"},
         {{store(0, 1), load(1), keep(2)}, {store(1, 1), load(0), keep(3)}},
         two,
         {1, 1, 0, 0},
         true},
        {"SB with fences",
         {"x = 1\nfence()\nr1 = y", "y = 1\nfence()\nr2 = x"},
         {{store(0, 1), fence(), load(1), keep(2)}, {store(1, 1), fence(), load(0), keep(3)}},
         two,
         {1, 1, 0, 0},
         false},
        {"SB with one fence",
         {"x = 1\nfence()\nr1 = y", "y = 1\nr2 = x"},
         {{store(0, 1), fence(), load(1), keep(2)}, {store(1, 1), load(0), keep(3)}},
         two,
         {1, 1, 0, 0},
         true},
        {"MP",
         {"x = 1\ny = 1", "r1 = y\nr2 = x"},
         {{store(0, 1), store(1, 1)}, {load(1), keep(2), load(0), keep(3)}},
         two,
         {1, 1, 1, 0},
         false},
        {"LB",
         {"r1 = x\ny = 1", "r2 = y\nx = 1"},
         {{load(0), keep(2), store(1, 1)}, {load(1), keep(3), store(0, 1)}},
         two,
         {1, 1, 1, 1},
         false},
        {"2+2W",
         {"x = 1\ny = 2", "y = 1\nx = 2"},
         {{store(0, 1), store(1, 2)}, {store(1, 1), store(0, 2)}},
         {"x", "y"},
         {1, 1},
         false},
        {"n6",
         {"x = 1\nr1 = x\nr2 = y", "y = 2\nx = 2"},
         {{store(0, 1), load(0), keep(2), load(1), keep(3)}, {store(1, 2), store(0, 2)}},
         two,
         {1, 2, 1, 0},
         true},
    };
}

std::string scenarioText(const Litmus& test, bool isTso)
{
    std::string shared;
    for (const std::string& variable : test.variables)
        shared += (shared.empty() ? "{" : ", ") + variable + ": 0";
    std::string text = test::programs("{}", shared + "}", test.texts);
    if (isTso)
        text.replace(text.find("model: free"), 11, "model: free, memory-model: tso");
    return text;
}

std::map<TsoMachine::Memory, std::string> runsOf(const Exploration& found)
{
    std::map<TsoMachine::Memory, std::string> runs;
    for (const explore::Outcome& outcome : found.outcomes) {
        TsoMachine::Memory memory;
        for (const program::Value& value : outcome.shared)
            memory.push_back(static_cast<int>(value.data));
        runs[memory] = outcome.runs;
    }
    return runs;
}

std::string withTso(std::string text)
{
    return text.replace(text.find("model: free"), 11, "model: free, memory-model: tso");
}

/// Peterson's algorithm, with something between announcing and looking; `inside` is counted in one step.
std::string peterson(const std::string& between)
{
    const auto side = [&](int self, int other) {
        return fmt::format("flag{0} = 1\nturn = {1}\n{2}while flag{1} == 1 and turn == {1}:\n    pass\n"
                           "n = fetch_add(inside, 1)\nassert n == 0\nfetch_add(inside, -1)\nflag{0} = 0",
                           self, other, between);
    };
    return test::programs("{}", "{flag0: 0, flag1: 0, turn: 0, inside: 0}", {side(0, 1), side(1, 0)});
}

} // namespace

TEST_CASE("litmus tests: outcomes, runs and states are those of an abstract machine", "[explore][oracle][tso]")
{
    const auto tests = litmusTests();
    const auto& test = tests[GENERATE(range(std::size_t{0}, std::size_t{7}))];
    const bool isTso = GENERATE(false, true);
    CAPTURE(test.name, isTso);
    const TsoMachine machine(test.programs, test.variables.size(), isTso);
    const Exploration found = test::exploreAll(test::loadText(scenarioText(test, isTso)).blueprint);
    std::map<TsoMachine::Memory, std::string> expected;
    for (const auto& [memory, runs] : machine.outcomes())
        expected[memory] = std::to_string(runs);
    CHECK(runsOf(found) == expected);
    CHECK(found.states == machine.states());
    CHECK((expected.count(test.surprise) == 1) == (isTso && test.isSeen));
}

TEST_CASE("Peterson's algorithm fails with store buffers unless a fence stands in it", "[explore][tso]")
{
    CHECK(test::exploreAll(test::loadText(peterson("")).blueprint).faults.empty());
    CHECK(test::exploreAll(test::loadText(withTso(peterson("fence()\n"))).blueprint).faults.empty());
    const auto broken = test::loadText(withTso(peterson(""))).blueprint;
    const Exploration found = test::exploreAll(broken);
    REQUIRE_FALSE(found.faults.empty());
    const auto account = explore::accountOf(machine::World(broken), found.faults.front().schedule);
    CHECK(std::any_of(account.begin(), account.end(), [](const explore::Sentence& sentence) {
        return sentence.text() == "a puts 1 for flag0 into its store buffer.";
    }));
}

TEST_CASE("a run steered along the schedule of an outcome comes to it, buffers included", "[explore][tso]")
{
    const Litmus test = litmusTests()[GENERATE(0U, 2U, 6U)];
    auto run = test::loadText(scenarioText(test, true));
    for (const explore::Outcome& outcome : test::exploreAll(run.blueprint).outcomes) {
        run.journal = {{SimTime{}, scenario::Steer{outcome.schedule}}};
        const auto recorder = test::record(run, SimTime{1'000'000'000});
        CHECK(recorder.worldAt(recorder.trace().frontier()).variables == outcome.shared);
    }
}

TEST_CASE("a turn of a store buffer is written A~", "[explore][tso]")
{
    auto run = test::loadText(scenarioText(litmusTests().front(), true)
                              + "journal:\n  - {at: 0, steer: \"a*2 b*2 a~ b~\"}\n");
    const auto& turns = std::get<scenario::Steer>(run.journal.front().command).turns;
    REQUIRE(turns.size() == 6);
    CHECK(turns[4] == scenario::bufferTurn(*run.blueprint, ThreadId(0)));
    CHECK(scenario::scheduleText(*run.blueprint, turns) == "a*2 b*2 a~ b~");
    const auto recorder = test::record(run, SimTime{1'000'000'000});
    CHECK(recorder.worldAt(recorder.trace().frontier()).variables
          == std::vector{program::Value::integer(1), program::Value::integer(1), program::Value::integer(0),
                         program::Value::integer(0)});
}

TEST_CASE("in a timed run a store reaches memory after its time, and a fence waits for that", "[machine][tso]")
{
    const auto endOf = [](const std::string& program) {
        const std::string text = withTso(test::programs("{}", "{x: 0}", {program}));
        return test::finalState(test::record(test::loadText(text), SimTime{1'000'000'000}).trace()).time.ns;
    };
    CHECK(endOf("x = 1") == 100); // the end of a program waits, too
    CHECK(endOf("x = 1\ncompute(70ns)\nx = 2\nfence()\ncompute(10ns)") == 180);
    CHECK(endOf("fence()\ncompute(10ns)") == 10);
    // Both look before the other's store has arrived; one after the other cannot come to that.
    const auto finals = [](bool isTso) {
        const auto run = test::loadText(scenarioText(litmusTests().front(), isTso));
        const auto recorder = test::record(run, SimTime{1'000'000'000});
        const auto values = recorder.worldAt(recorder.trace().frontier()).variables;
        return std::pair(values[2].data, values[3].data);
    };
    CHECK(finals(true) == std::pair<std::int64_t, std::int64_t>{0, 0});
    CHECK(finals(false) == std::pair<std::int64_t, std::int64_t>{0, 1});
}

TEST_CASE("a full store buffer lets the next store wait", "[explore][machine][tso]")
{
    std::string text = withTso(test::programs("{}", "{x: 0}", {"x = 1\nx = 2\nx = 3"}));
    const std::size_t unbounded = test::exploreAll(test::loadText(text).blueprint).states;
    text.replace(text.find("memory-model: tso"), 17, "memory-model: tso, store-buffer: {entries: 1}");
    // Each store has to arrive before the next one, so there is one run of 7 steps: 3 stores, 3 drains and the end.
    const Exploration found = test::exploreAll(test::loadText(text).blueprint);
    CHECK(found.runs == "1");
    CHECK(found.states == 8);
    CHECK(unbounded == 11); // stores made and stores arrived, at most as many, and the end
    const auto recorder = test::record(test::loadText(text), SimTime{1'000'000'000});
    CHECK(test::finalState(recorder.trace()).time.ns == 300);
}

TEST_CASE("you are the hardware, too: the player lets stores arrive", "[explore][tso]")
{
    const auto run = test::loadText(scenarioText(litmusTests().front(), true));
    explore::SchedulerGame game(run.blueprint, {});
    CHECK(game.choices() == std::vector{ThreadId(0), ThreadId(1)});
    REQUIRE(game.step(ThreadId(0)));
    const ThreadId buffer = scenario::bufferTurn(*run.blueprint, ThreadId(0));
    CHECK(game.choices() == std::vector{ThreadId(0), ThreadId(1), buffer});
    CHECK(game.world().variables.front().data == 0);
    REQUIRE(game.step(buffer));
    CHECK(game.world().variables.front().data == 1);
    CHECK_FALSE(game.step(buffer));
}

} // namespace threadway
