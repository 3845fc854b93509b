// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/recovery.h"
#include "scenario/scenario_writer.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <array>

namespace threadway {
namespace {

using namespace literals;
using machine::chooseVictim;
using machine::VictimFacts;
using scenario::VictimChoice;

/// Two threads that take two locks crosswise after 5 and 7 ms of work, of which the second comes 1 ms later.
scenario::LoadedRun crossing(const std::string& recovery)
{
    return test::loadText(
        "threadway: 1\nmachine: {model: free, cores: 2}\ndeadlock: {recovery: " + recovery
        + "}\nlocks: {A: mutex, B: mutex}\nprocesses: {p: {shared: {n: 0}, threads: {\n"
          "one: {priority: 5, program: \"compute(5ms)\\nlock(A)\\ncompute(2ms)\\nlock(B)\\nn = n + 1\\n"
          "unlock(B)\\nunlock(A)\\n\"},\n"
          "two: {arrives: 1ms, program: \"compute(4ms)\\nlock(B)\\ncompute(3ms)\\nlock(A)\\nn = n + 1\\n"
          "unlock(A)\\nunlock(B)\\n\"}}}}\n");
}

struct Told {
    trace::State state;
    std::vector<SimTime> restarted;
};

Told play(const scenario::LoadedRun& run)
{
    const auto recorder = test::record(run, 1_s);
    Told told{test::finalState(recorder.trace()), {}};
    for (std::size_t i = 0; i < recorder.trace().size(); ++i) {
        if (recorder.trace().event(i).kind == machine::EventKind::ThreadRestarted)
            told.restarted.push_back(recorder.trace().event(i).time);
    }
    return told;
}

} // namespace

TEST_CASE("The victim is chosen by work, locks, priority or age", "[machine]")
{
    const std::array<VictimFacts, 3> facts{
        {{ThreadId(0), 5_ms, 2, 1, 0_ms}, {ThreadId(1), 4_ms, 3, 2, 1_ms}, {ThreadId(2), 6_ms, 1, 0, 2_ms}}};
    CHECK(chooseVictim(facts, VictimChoice::LeastWork) == ThreadId(1));
    CHECK(chooseVictim(facts, VictimChoice::FewestLocks) == ThreadId(2));
    CHECK(chooseVictim(facts, VictimChoice::LowestPriority) == ThreadId(2));
    CHECK(chooseVictim(facts, VictimChoice::Youngest) == ThreadId(2));
    const std::array<VictimFacts, 2> equal{{{ThreadId(3), 5_ms, 2, 1, 0_ms}, {ThreadId(4), 5_ms, 2, 1, 0_ms}}};
    CHECK(chooseVictim(equal, VictimChoice::Youngest) == ThreadId(3));
}

TEST_CASE("A deadlock is found at the next multiple of the interval", "[machine]")
{
    // The ring closes at 8 ms, when two asks for A.
    CHECK(play(crossing("{detect-every: 5ms, then: restart}")).restarted == std::vector{10_ms});
    CHECK(play(crossing("{detect-every: 8ms, then: restart}")).restarted == std::vector{16_ms});
}

TEST_CASE("A victim that begins again loses all its work, one that is rolled back what it did with locks", "[machine]")
{
    const Told again = play(crossing("{detect-every: 10ms, victim: youngest, then: restart}"));
    CHECK(again.state.end == machine::RunEnd::Finished);
    CHECK(again.state.threads[1].restarts == 1);
    CHECK(again.state.threads[1].lost == 7_ms);
    CHECK(again.state.threads[0].lost == 0_ms);
    CHECK(again.state.variables.front().data == 2);
    const Told back = play(crossing("{detect-every: 10ms, victim: youngest, then: roll-back}"));
    CHECK(back.state.end == machine::RunEnd::Finished);
    CHECK(back.state.threads[1].lost == 3_ms);
    CHECK(back.state.threads[1].ran == 10_ms);
    CHECK(back.state.time == 13_ms); // 3 ms once more from 10 ms on
    CHECK(back.state.variables.front().data == 2);
}

TEST_CASE("A victim that is ended gives back what it held, and the others go on", "[machine]")
{
    const Told ended = play(crossing("{detect-every: 10ms, victim: lowest-priority, then: end}"));
    CHECK(ended.state.end == machine::RunEnd::Finished);
    CHECK(ended.state.threads[1].endReason == machine::EndReason::Towed);
    CHECK(ended.state.threads[1].lost == 7_ms);
    CHECK(ended.state.variables.front().data == 1);
}

TEST_CASE("Without recovery the deadlock stays", "[machine]")
{
    const auto run = test::loadPreset("gridlock");
    CHECK(test::finalState(test::record(run, 1_s).trace()).end == machine::RunEnd::Deadlock);
}

TEST_CASE("What is done about deadlocks is written as it is read", "[machine]")
{
    const auto run = crossing("{detect-every: 3ms, victim: fewest-locks, then: end}");
    scenario::Scenario scenario = run.blueprint->scenario;
    scenario.deadlock.conditions.circularWait = false;
    scenario.processes.front().threads.front().claims = {{"S", 3}};
    scenario.locks.push_back({"S", "semaphore", {}});
    CHECK(test::loadText(scenario::scenarioText(scenario)).blueprint->scenario == scenario);
    CHECK_THROWS(crossing("{detect-every: 0}"));
}

} // namespace threadway
