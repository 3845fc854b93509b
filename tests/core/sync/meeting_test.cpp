// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Barrier, latch, event and once: objects at which threads wait for something to have happened.
#include "support/sync_scenario.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway {
namespace {

using test::SyncScenario;

SyncScenario rounds(const std::string& a, const std::string& b, const std::string& c)
{
    const auto program
        = [](const std::string& ticks) { return "for i in range(5):\n    compute(" + ticks + ")\n    wait(B)"; };
    return {"{B: {kind: barrier, parties: 3}}", {{"a", program(a)}, {"b", program(b)}, {"c", program(c)}}};
}

std::int64_t busy(const trace::State& state)
{
    std::int64_t sum = 0;
    for (const trace::ThreadNow& thread : state.threads)
        sum += thread.ran.ns / 1'000'000;
    return sum;
}

} // namespace

TEST_CASE("Five rounds of 4, 8 and 12 ticks take 60 at a barrier, two thirds of them busy; balanced 40",
          "[sync][oracle]")
{
    const auto uneven = rounds("4", "8", "12").run();
    CHECK(test::endOf(uneven, 0) == 60);
    CHECK(test::endOf(uneven, 2) == 60);
    CHECK(busy(test::finalState(uneven.trace())) == 120); // of 3 x 60
    const auto even = rounds("8", "8", "8").run();
    CHECK(test::endOf(even, 1) == 40);
    CHECK(busy(test::finalState(even.trace())) == 120); // of 3 x 40
}

TEST_CASE("Exactly one party of each round is told that it came last", "[sync]")
{
    const SyncScenario scenario{"{B: {kind: barrier, parties: 3}}",
                                {{"a", "for i in range(2):\n    if wait(B): x = x + 1"},
                                 {"b", "for i in range(2):\n    if wait(B): x = x + 1"},
                                 {"c", "for i in range(2):\n    if wait(B): x = x + 1"}}};
    const auto found = scenario.explored();
    REQUIRE(found.outcomes.size() == 1); // who counts arrives for the next round only after having counted
    CHECK(found.outcomes.front().shared.front() == program::Value::integer(2));
    CHECK(found.deadlocks.empty());
}

TEST_CASE("A barrier that waits for one who has left is stuck, not deadlocked", "[sync]")
{
    const SyncScenario scenario{"{B: {kind: barrier, parties: 3}}", {{"a", "wait(B)"}, {"b", "wait(B)"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder) == machine::RunEnd::Stuck);
    CHECK(scenario.explored().deadlocks.empty());
}

TEST_CASE("Who holds what the last party of a barrier needs closes a ring with it", "[sync]")
{
    const SyncScenario scenario{
        "{B: barrier, A: mutex}",
        {{"a", "lock(A)\nwait(B)\nunlock(A)"}, {"b", "compute(1)\nlock(A)\nwait(B)\nunlock(A)"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder) == machine::RunEnd::Deadlock);
    CHECK(test::countOf(recorder.trace(), machine::EventKind::DeadlockClosed) == 1);
    REQUIRE(scenario.explored().deadlocks.size() == 1);
    CHECK(scenario.explored().deadlocks.front().threads.size() == 2);
}

TEST_CASE("A latch opens at zero and stays open", "[sync]")
{
    const SyncScenario scenario{
        "{L: {kind: latch, count: 2}}",
        {{"w", "print(try_wait(L))\nwait(L)\nprint(try_wait(L))\nwait(L)\nprint(wait_for(L, 1))"},
         {"a", "compute(2)\ncount_down(L)"},
         {"b", "compute(5)\ncount_down(L)"}}};
    const auto recorder = scenario.run();
    CHECK(test::outputOf(recorder.trace()) == "False True True");
    CHECK(test::endOf(recorder, 0) == 5);
    const SyncScenario below{"{L: latch}", {{"t", "count_down(L)\ncount_down(L)"}}};
    CHECK(test::misuseOf(below.run()) == "{0} is counted down although it is at zero already");
}

TEST_CASE("A manual event lets everybody through until it is reset, an automatic one lets one through", "[sync]")
{
    const auto passed = [](const std::string& kind) {
        const SyncScenario scenario{"{E: " + kind + "}",
                                    {{"a", "wait(E)\nx = x + 1"},
                                     {"b", "compute(1)\nwait(E)\nx = x + 1"},
                                     {"s", "compute(3)\nset(E)\ncompute(3)\nprint(is_set(E))"}}};
        return scenario.output();
    };
    CHECK(passed("event") == "True");
    CHECK(passed("{kind: event, reset: auto}") == "False");
    const SyncScenario one{"{E: {kind: event, reset: auto, set: true}}",
                           {{"a", "wait(E)\nprint(\"a\")"}, {"b", "compute(1)\nprint(wait_for(E, 4))"}}};
    CHECK(one.output() == "a False");
    const SyncScenario reset{"{E: {kind: event, set: true}}", {{"a", "reset(E)\nwait(E)"}}};
    CHECK(test::endOf(reset.run()) == machine::RunEnd::Stuck);
}

TEST_CASE("Once is done once, and nobody goes on before it is done, in every order", "[sync]")
{
    const std::string program = "if first(O):\n    x = x + 1\n    done(O)\nassert x == 1";
    const SyncScenario scenario{"{O: once}", {{"a", program}, {"b", program}, {"c", program}}};
    const auto found = scenario.explored();
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().end == explore::End::Finished);
    CHECK_FALSE(found.outcomes.front().isFaulted);
    const SyncScenario wrong{"{O: once}", {{"t", "done(O)"}}};
    CHECK(test::misuseOf(wrong.run()) == "{0} is said to be done by a thread that is not at work on it");
}

} // namespace threadway
