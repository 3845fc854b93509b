// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sync_scenario.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using test::SyncScenario;

} // namespace

TEST_CASE("Taking both locks at once in either order never deadlocks", "[sync]")
{
    const SyncScenario together{"{A: mutex, B: mutex}",
                                {{"t", "with lock_all(A, B): x = x + 1"}, {"u", "with lock_all(B, A): x = x + 1"}}};
    const auto found = together.explored();
    CHECK(found.deadlocks.empty());
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().shared.front() == program::Value::integer(2));
    const SyncScenario nested{
        "{A: mutex, B: mutex}",
        {{"t", "with lock(A):\n    with lock(B): x = x + 1"}, {"u", "with lock(B):\n    with lock(A): x = x + 1"}}};
    CHECK(nested.explored().deadlocks.size() == 1);
}

TEST_CASE("Who cannot have all locks holds none while waiting and takes all at the instant they are free", "[sync]")
{
    // A is free from 2 to 4, B only from 6 on; v can have A in between because u does not sit on it.
    const SyncScenario scenario{"{A: mutex, B: mutex}",
                                {{"a", "with lock(A): compute(2)"},
                                 {"b", "with lock(B): compute(6)"},
                                 {"u", "compute(1)\nwith lock_all(A, B): compute(1)"},
                                 {"v", "compute(3)\nwith lock(A): compute(1)"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder, 3) == 4);
    CHECK(test::endOf(recorder, 2) == 7);
    CHECK(test::endOf(recorder) == machine::RunEnd::Finished);
}

TEST_CASE("lock_all and unlock_all may stand alone; misuse of one of them is told", "[sync]")
{
    const SyncScenario scenario{"{A: mutex, B: mutex}", {{"t", "lock_all(A, B)\nunlock(A)\nunlock(B)\nx = 1"}}};
    CHECK(test::finalState(scenario.run().trace()).variables.front() == program::Value::integer(1));
    const SyncScenario wrong{"{A: mutex, B: mutex}", {{"t", "lock(B)\nunlock_all(A, B)"}}};
    CHECK(test::misuseOf(wrong.run()) == "{0} is unlocked although nobody holds it");
    const SyncScenario twice{"{A: mutex}", {{"t", "lock_all(A, A)"}}};
    CHECK_THROWS_WITH(twice.load(), Catch::Contains("A is named twice"));
    const SyncScenario other{"{S: semaphore}", {{"t", "lock_all(S)"}}};
    CHECK_THROWS_WITH(other.load(), Catch::Contains("Expected the name of a mutex here"));
}

TEST_CASE("A wait for several locks is part of a deadlock like any other", "[sync]")
{
    const SyncScenario scenario{"{A: mutex, B: mutex, C: mutex}",
                                {{"t", "lock(C)\ncompute(1)\nlock_all(A, B)"}, {"u", "lock(B)\ncompute(2)\nlock(C)"}}};
    CHECK(test::endOf(scenario.run()) == machine::RunEnd::Deadlock);
    REQUIRE(scenario.explored().deadlocks.size() == 1);
}

} // namespace threadway
