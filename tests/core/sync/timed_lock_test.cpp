// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sync_scenario.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using test::SyncScenario;

} // namespace

TEST_CASE("A recursive mutex is free after as many unlocks as locks", "[sync]")
{
    const SyncScenario scenario{"{A: {kind: mutex, type: recursive}}",
                                {{"t", "with lock(A):\n    with lock(A):\n        compute(2)\n    compute(3)"},
                                 {"u", "compute(1)\nlock(A)\nprint(\"u\")\nunlock(A)"}}};
    const auto recorder = scenario.run();
    CHECK(test::outputOf(recorder.trace()) == "u");
    CHECK(test::endOf(recorder, 1) == 5);
    CHECK(scenario.explored().deadlocks.empty());
}

TEST_CASE("Locking a normal mutex twice waits for oneself for ever, an error-checking one says so", "[sync]")
{
    const SyncScenario normal{"{A: mutex}", {{"t", "lock(A)\nlock(A)"}}};
    const auto recorder = normal.run();
    CHECK(test::endOf(recorder) == machine::RunEnd::Deadlock);
    const auto found = normal.explored();
    REQUIRE(found.deadlocks.size() == 1);
    CHECK(found.deadlocks.front().threads.size() == 1);
    const SyncScenario checking{"{A: {kind: mutex, type: error-checking}}", {{"t", "lock(A)\nlock(A)"}}};
    CHECK(test::misuseOf(checking.run()) == "{0} is locked again by the thread that already holds it");
}

TEST_CASE("try_lock never waits and tells whether it got the mutex", "[sync]")
{
    const SyncScenario scenario{"{A: mutex}",
                                {{"t", "with lock(A):\n    compute(4)"},
                                 {"u", "compute(1)\nprint(try_lock(A))\ncompute(4)\nprint(try_lock(A))\nunlock(A)"}}};
    CHECK(scenario.output() == "False True");
}

TEST_CASE("lock_for gives up when its time is over and no later", "[sync]")
{
    const SyncScenario scenario{"{A: mutex}",
                                {{"t", "with lock(A):\n    compute(10)"},
                                 {"u", "compute(1)\nprint(lock_for(A, 3ms))\ncompute(2)\nprint(lock_for(A, 9))"}}};
    const auto recorder = scenario.run();
    CHECK(test::outputOf(recorder.trace()) == "False True");
    CHECK(test::endOf(recorder, 1) == 10);
    CHECK(test::endOf(recorder) == machine::RunEnd::Finished);
}

TEST_CASE("A time-out that has passed by is no danger to the next wait", "[sync]")
{
    // The first wait of u would last until 6 and is granted at 2; the second begins at 3 and lasts until 8.
    const SyncScenario scenario{
        "{A: mutex, B: mutex}",
        {{"t", "with lock(A):\n    compute(2)"},
         {"v", "with lock(B):\n    compute(8)"},
         {"u", "compute(1)\nprint(lock_for(A, 5))\ncompute(1)\nprint(lock_for(B, 10))\nprint(\"end\")"}}};
    const auto recorder = scenario.run();
    CHECK(test::outputOf(recorder.trace()) == "True True end");
    CHECK(test::endOf(recorder, 2) == 8);
}

TEST_CASE("Waiting with a time-out is no deadlock, in runs nor when exploring", "[sync]")
{
    const SyncScenario crossed{"{A: mutex, B: mutex}",
                               {{"t", "lock(A)\ncompute(1)\nx = lock_for(B, 5)\nif x: unlock(B)\nunlock(A)"},
                                {"u", "lock(B)\ncompute(1)\nlock(A)\nunlock(A)\nunlock(B)"}},
                               "{x: 0}"};
    const auto recorder = crossed.run();
    CHECK(test::countOf(recorder.trace(), machine::EventKind::DeadlockClosed) == 0);
    CHECK(test::endOf(recorder) == machine::RunEnd::Finished);
    const auto found = crossed.explored();
    CHECK(found.deadlocks.empty());
    CHECK(found.outcomes.size() == 2); // t gets B or gives up
}

TEST_CASE("A negative time-out ends the process", "[sync]")
{
    const SyncScenario scenario{"{A: mutex}", {{"t", "d = 0 - 5\nx = lock_for(A, d)"}}};
    CHECK(test::finalState(scenario.run().trace()).processes.front().fault == machine::FaultReason::WrongType);
}

TEST_CASE("acquire_for and try_acquire count only what they got", "[sync]")
{
    const SyncScenario scenario{
        "{S: {kind: semaphore, count: 1}}",
        {{"t", "acquire(S)\ncompute(5)\nrelease(S)"},
         {"u", "compute(1)\nprint(try_acquire(S), acquire_for(S, 2), acquire_for(S, 4))\nrelease(S)"}}};
    const auto recorder = scenario.run();
    CHECK(test::outputOf(recorder.trace()) == "False False True");
    CHECK(test::finalState(recorder.trace()).objects.front().count == 1);
}

} // namespace threadway
