// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sync_scenario.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

namespace threadway {
namespace {

using test::SyncScenario;

/// Waiters for bays that are freed one by one; counts how often one of them wakes. `notify` is what frees them.
std::string herd(int waiters, const std::string& notify)
{
    std::string text = "threadway: 1\nid: herd\nmachine: {model: free, cores: 1}\nlocks: {M: mutex, C: condition}\n"
                       "processes:\n  p:\n    shared: {bays: 0, wakeups: 0}\n    threads:\n";
    for (int i = 0; i < waiters; ++i)
        text += fmt::format(
            "      w{}: |\n        with lock(M):\n            while bays == 0:\n                wait(C, M)\n"
            "                wakeups = wakeups + 1\n            bays = bays - 1\n",
            i);
    text += fmt::format(
        "      freer: |\n        for i in range({}):\n            compute(1)\n            with lock(M):\n"
        "                bays = bays + 1\n                {}(C)\n",
        waiters, notify);
    return text;
}

std::int64_t wakeups(const std::string& notify)
{
    const auto recorder = test::record(test::loadText(herd(20, notify)), SimTime{1'000'000'000});
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.end == machine::RunEnd::Finished);
    return state.variables[1].data;
}

} // namespace

TEST_CASE("Twenty waiters wake 210 times if all are notified of each bay, 20 times if one is", "[sync][oracle]")
{
    CHECK(wakeups("notify_all") == 210);
    CHECK(wakeups("notify") == 20);
}

TEST_CASE("A notification that comes between check and sleep is lost in one of six orders", "[sync][oracle]")
{
    // compute(0) is the step of a sleeper that need not sleep, so that each order has four steps.
    const SyncScenario unlocked{
        "{C: condition}",
        {{"sleeper", "if x == 0:\n    wait_unlocked(C)\nelse:\n    compute(0)"}, {"waker", "x = 1\nnotify(C)"}}};
    const auto found = unlocked.explored();
    CHECK(found.runs == "6");
    REQUIRE(found.outcomes.size() == 2);
    const bool isFirstStuck = found.outcomes[0].end == explore::End::Stuck;
    CHECK(found.outcomes[isFirstStuck ? 0 : 1].end == explore::End::Stuck);
    CHECK(found.outcomes[isFirstStuck ? 0 : 1].runs == "1");
    CHECK(found.deadlocks.empty());
}

TEST_CASE("With lock and loop no notification is lost in any order", "[sync][oracle]")
{
    const SyncScenario locked{"{C: condition, M: mutex}",
                              {{"sleeper", "with lock(M):\n    while x == 0: wait(C, M)"},
                               {"waker", "with lock(M):\n    x = 1\n    notify(C)"}}};
    const auto found = locked.explored();
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().end == explore::End::Finished);
    CHECK(test::endOf(locked.run()) == machine::RunEnd::Finished);
}

TEST_CASE("A notified thread goes on only once it has the mutex again", "[sync]")
{
    // The waker holds M until 5; the sleeper, woken at 2, has it at 5.
    const SyncScenario scenario{"{C: condition, M: mutex}",
                                {{"sleeper", "lock(M)\nwait(C, M)\nprint(\"awake\")\nunlock(M)"},
                                 {"waker", "compute(2)\nlock(M)\nnotify(C)\ncompute(3)\nprint(\"done\")\nunlock(M)"}}};
    const auto recorder = scenario.run();
    CHECK(test::outputOf(recorder.trace()) == "done awake");
    CHECK(test::endOf(recorder, 0) == 5);
    CHECK(test::countOf(recorder.trace(), machine::EventKind::WaitMoved) == 1);
}

TEST_CASE("What is true when it is notified may be false when it wakes: if is not enough", "[sync]")
{
    const auto faults = [](const std::string& word) {
        const SyncScenario scenario{
            "{C: condition, M: mutex}",
            {{"a", "lock(M)\n" + word + " x == 0: wait(C, M)\nx = x - 1\nassert x >= 0\nunlock(M)"},
             {"b", "lock(M)\n" + word + " x == 0: wait(C, M)\nx = x - 1\nassert x >= 0\nunlock(M)"},
             {"c", "lock(M)\nx = x + 1\nnotify_all(C)\nunlock(M)\nlock(M)\nx = x + 1\nnotify_all(C)\nunlock(M)"}}};
        bool isAnyFaulted = false;
        for (const explore::Outcome& outcome : scenario.explored().outcomes)
            isAnyFaulted = isAnyFaulted || outcome.isFaulted;
        return isAnyFaulted;
    };
    CHECK(faults("if"));
    CHECK_FALSE(faults("while"));
}

TEST_CASE("A wait with a time-out comes back with the mutex held, notified or not", "[sync]")
{
    const SyncScenario late{"{C: condition, M: mutex}",
                            {{"t", "lock(M)\nprint(wait_for(C, M, 3))\nunlock(M)"},
                             {"u", "compute(1)\nwith lock(M): compute(4)\nwith lock(M): notify(C)"}}};
    const auto recorder = late.run();
    CHECK(test::outputOf(recorder.trace()) == "False");
    CHECK(test::endOf(recorder, 0) == 5); // the time is over at 3, the mutex free at 5
    const SyncScenario early{
        "{C: condition, M: mutex}",
        {{"t", "lock(M)\nprint(wait_for(C, M, 30))\nunlock(M)"}, {"u", "compute(1)\nwith lock(M): notify(C)"}}};
    CHECK(early.output() == "True");
    CHECK(early.explored(true).outcomes.size() == 2);
    CHECK(early.explored(true).deadlocks.empty());
}

TEST_CASE("A spurious wake-up comes from the seed in runs and is a branch when exploring", "[sync]")
{
    const SyncScenario scenario{"{C: {kind: condition, spurious: 5ms}, M: mutex}",
                                {{"t", "lock(M)\nwait(C, M)\nx = 1\nunlock(M)"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder) == machine::RunEnd::Finished);
    const SimTime end = test::finalState(recorder.trace()).threads.front().ended;
    CHECK(end.ns > 0);
    CHECK(end.ns <= 5'000'000);
    CHECK(test::finalState(scenario.run().trace()).threads.front().ended == end);
    const SyncScenario calm{"{C: condition, M: mutex}", {{"t", "lock(M)\nwait(C, M)\nx = 1\nunlock(M)"}}};
    CHECK(calm.explored().outcomes.front().end == explore::End::Stuck);
    CHECK(scenario.explored().outcomes.front().end == explore::End::Finished);
}

TEST_CASE("Waiting for a condition without its mutex is a misuse that is told in words", "[sync]")
{
    const SyncScenario without{"{C: condition, M: mutex}", {{"t", "wait(C, M)"}}};
    CHECK(test::misuseOf(without.run()) == sync::waitedWithoutLock);
    const SyncScenario deep{"{C: condition, M: {kind: mutex, type: recursive}}",
                            {{"t", "lock(M)\nlock(M)\nwait(C, M)"}}};
    CHECK(test::misuseOf(deep.run()) == sync::waitedWithDeepLock);
    const SyncScenario wrong{"{C: condition, S: semaphore}", {{"t", "wait(C, S)"}}};
    CHECK_THROWS_WITH(wrong.load(), Catch::Contains("Expected the name of a mutex here"));
}

TEST_CASE("Sleepers that nobody is left to wake are stuck, also if each could have woken the other", "[sync]")
{
    const std::string program = "lock(M)\nwait(C, M)\nnotify(C)\nunlock(M)";
    const SyncScenario scenario{"{C: condition, M: mutex}", {{"a", program}, {"b", program}}};
    CHECK(test::endOf(scenario.run()) == machine::RunEnd::Stuck);
    CHECK(scenario.explored().deadlocks.empty());
}

} // namespace threadway
