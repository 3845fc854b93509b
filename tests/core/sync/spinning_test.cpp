// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sync_scenario.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using test::SyncScenario;

std::int64_t ranOf(const history::Recorder& recorder, std::size_t thread)
{
    return test::finalState(recorder.trace()).threads[thread].ran.ns / 1'000'000;
}

} // namespace

TEST_CASE("Who waits for a spin lock burns its core's time until the very instant it is free", "[sync]")
{
    const SyncScenario scenario{"{S: spinlock}",
                                {{"a", "with lock(S): compute(6)"}, {"b", "compute(1)\nwith lock(S): compute(2)"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder, 1) == 8);
    CHECK(ranOf(recorder, 1) == 8); // 1 computing, 5 spinning, 2 computing
    CHECK(test::finalState(recorder.trace()).threads[1].blocked.ns == 0);
    const SyncScenario sleeping{"{S: mutex}",
                                {{"a", "with lock(S): compute(6)"}, {"b", "compute(1)\nwith lock(S): compute(2)"}}};
    CHECK(ranOf(sleeping.run(), 1) == 3);
}

TEST_CASE("On one core spinning wastes whole slices while the owner waits for the core", "[sync]")
{
    // a holds from 0 and has had 4 of its 6 ticks when b gets the core, spins a slice away, and a goes on at 8.
    const SyncScenario scenario{"{S: spinlock}",
                                {{"a", "with lock(S): compute(6)"}, {"b", "with lock(S): compute(1)"}},
                                "{x: 0}",
                                "{model: free, cores: 1, policy: {name: rr, slice: 4ms}}"};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder, 0) == 10);
    CHECK(test::endOf(recorder, 1) == 11);
    CHECK(ranOf(recorder, 1) == 5);
}

TEST_CASE("Tickets are served in the order of drawing", "[sync]")
{
    const SyncScenario scenario{"{T: ticketlock}",
                                {{"a", "with lock(T): compute(5)"},
                                 {"b", "compute(2)\nwith lock(T): print(\"b\")"},
                                 {"c", "compute(1)\nwith lock(T):\n    print(\"c\")\n    compute(1)"}}};
    const auto recorder = scenario.run();
    CHECK(test::outputOf(recorder.trace()) == "c b");
    CHECK(test::endOf(recorder, 1) == 6);
}

TEST_CASE("Spinning for what is never given back ends the run as deadlock or stuck", "[sync]")
{
    const SyncScenario crossed{"{S: spinlock, T: ticketlock}",
                               {{"a", "lock(S)\ncompute(1)\nlock(T)"}, {"b", "lock(T)\ncompute(1)\nlock(S)"}}};
    const auto recorder = crossed.run();
    CHECK(test::endOf(recorder) == machine::RunEnd::Deadlock);
    CHECK(test::countOf(recorder.trace(), machine::EventKind::DeadlockClosed) == 1);
    REQUIRE(crossed.explored().deadlocks.size() == 1);
    CHECK(crossed.explored().deadlocks.front().threads.size() == 2);
    const SyncScenario forgotten{"{S: spinlock}", {{"a", "lock(S)"}, {"b", "compute(1)\nlock(S)"}}};
    CHECK(test::endOf(forgotten.run()) == machine::RunEnd::Stuck);
}

TEST_CASE("Spin and ticket locks exclude in every order", "[sync]")
{
    for (const std::string& kind : std::vector<std::string>{"spinlock", "ticketlock"}) {
        const SyncScenario scenario{
            "{S: " + kind + "}",
            {{"a", "with lock(S): x = x + 1"}, {"b", "with lock(S): x = x + 1"}, {"c", "with lock(S): x = x + 1"}}};
        const auto found = scenario.explored();
        REQUIRE(found.outcomes.size() == 1);
        CHECK(found.outcomes.front().shared.front() == program::Value::integer(3));
        const SyncScenario wrong{"{S: " + kind + "}", {{"a", "unlock(S)"}}};
        CHECK(test::misuseOf(wrong.run()) == "{0} is unlocked although nobody holds it");
    }
}

} // namespace threadway
