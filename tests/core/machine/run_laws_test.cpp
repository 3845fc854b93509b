// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/run_laws.h"
#include "support/runs.h"

#include "support/referee.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using machine::EventKind;

machine::Event made(std::int64_t ns, EventKind kind, int core, int thread)
{
    machine::Event event;
    event.time = SimTime{ns};
    event.kind = kind;
    event.core = static_cast<std::int16_t>(core);
    event.thread = thread;
    return event;
}

scenario::LoadedRun pair()
{
    return test::loadText("threadway: 1\nmachine: {model: free, cores: 2}\n"
                          "processes: {p: {threads: {a: compute(1), b: {affinity: [1], program: compute(1)}}}}\n");
}

} // namespace

TEST_CASE("random runs keep every law under every policy", "[machine][property]")
{
    const std::string none;
    CHECK(test::firstBrokenLaw(0, 60) == none);
}

TEST_CASE("the referee of random runs notices what must never be", "[machine][property]")
{
    const scenario::LoadedRun run = pair();
    const auto faultsOf = [&run](std::initializer_list<machine::Event> events, bool mayIdle = false) {
        test::Referee referee(*run.blueprint);
        for (const machine::Event& event : events)
            referee.see(event, mayIdle);
        return referee.faults.size();
    };
    const auto given
        = [](std::int64_t ns, int core, int thread) { return made(ns, EventKind::Dispatched, core, thread); };
    CHECK(faultsOf({given(0, 0, 0), given(0, 1, 1), made(5, EventKind::Left, 0, 0)}) == 0);
    CHECK(faultsOf({given(0, 0, 0), given(0, 0, 1)}) == 1); // two threads on one core
    CHECK(faultsOf({given(0, 0, 0), given(0, 1, 0)}) == 1); // one thread on two cores
    CHECK(faultsOf({given(0, 0, 1), made(5, EventKind::Left, 0, 1)}) == 1); // against its affinity
    CHECK(faultsOf({given(5, 0, 0), made(4, EventKind::Left, 0, 0)}) >= 1); // back in time
    // Thread 1 waits while core 1, its own, is idle.
    CHECK(faultsOf({made(0, EventKind::Ready, -1, 1), given(0, 0, 0), made(5, EventKind::Left, 0, 0)}) == 1);
    CHECK(faultsOf({made(0, EventKind::Ready, -1, 1), given(0, 0, 0), made(5, EventKind::Left, 0, 0)}, true) == 0);
}

TEST_CASE("a trial that fails is shrunk to what makes it fail", "[property]")
{
    // Said to fail as long as any program of it prints 7.
    const auto judge = [](const test::Trial& trial) {
        for (const scenario::ProcessSpec& process : trial.scenario.processes) {
            for (const scenario::ThreadSpec& thread : process.threads) {
                if (thread.program.find("print(7)") != std::string::npos)
                    return std::vector<std::string>{"prints 7"};
            }
        }
        return std::vector<std::string>();
    };
    test::Trial trial = test::randomTrial(11);
    trial.journal.clear();
    trial.scenario.processes[0].threads[0].coroutines.clear();
    trial.scenario.processes[0].threads[0].program = "for i in range(3):\n    compute(1ms)\n    print(7)\nyield\n";
    const test::Trial smallest = test::Shrinker(judge).shrink(trial);
    REQUIRE(smallest.scenario.processes.size() == 1);
    REQUIRE(smallest.scenario.processes[0].threads.size() == 1);
    CHECK(smallest.scenario.processes[0].threads[0].program == "for i in range(3):\n    print(7)\n");
    CHECK(smallest.scenario.machine.cores == 1);
    CHECK(smallest.scenario.machine.memory == memory::MemorySpec{});
}

} // namespace threadway
