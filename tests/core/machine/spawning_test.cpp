// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "machine/system_call.h"
#include "scenario/scenario_writer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace threadway {
namespace {

constexpr SimTime longEnough{1'000'000'000'000};

scenario::LoadedRun load(const std::string& process)
{
    return test::loadText("threadway: 1\nid: x\nmachine: {model: free, cores: 2}\nprocesses:\n  p:\n" + process);
}

struct Found {
    std::string timed; ///< what a timed run prints
    std::size_t outcomes = 0; ///< of exploring
    std::string explored; ///< what the first of them prints
};

Found found(const scenario::LoadedRun& run)
{
    const auto recorder = test::record(run, longEnough);
    CHECK(test::finalState(recorder.trace()).end == machine::RunEnd::Finished);
    const explore::Exploration all = test::exploreAll(run.blueprint, true);
    CHECK(all.isComplete);
    CHECK(all.deadlocks.empty());
    REQUIRE(!all.outcomes.empty());
    return {test::outputOf(recorder.trace()), all.outcomes.size(),
            trace::outputText(*run.blueprint, all.outcomes.front().output)};
}

std::string_view refusalOf(const scenario::LoadedRun& run)
{
    const trace::State state = test::finalState(test::record(run, longEnough).trace());
    REQUIRE(state.processes[0].fault == machine::FaultReason::CallRefused);
    return machine::refusalText(state.processes[0].refusal);
}

} // namespace

TEST_CASE("spawned threads start when they are spawned, one after the other", "[machine][spawn]")
{
    const auto run = load("    shared: {n: 0}\n    threads:\n"
                          "      main: \"a = spawn(w)\\njoin(a)\\nb = spawn(w)\\njoin(b)\\nprint(n)\"\n"
                          "      w: {start: spawned, count: 3, program: \"n = n + 1\"}\n");
    CHECK(run.blueprint->threads.size() == 4);
    CHECK(run.blueprint->threads[3].name == "w.3");
    const Found result = found(run);
    CHECK(result.timed == "2");
    CHECK(result.outcomes == 1);
    CHECK(result.explored == "2");
    const trace::State state = test::finalState(test::record(run, longEnough).trace());
    CHECK(state.threads[2].standing == trace::ThreadStanding::Ended);
    CHECK(state.threads[3].standing == trace::ThreadStanding::NotArrived);
    CHECK(state.processes[0].isClosed);
}

TEST_CASE("two spawned threads that are not joined race as two threads do", "[machine][spawn][explore]")
{
    const auto run = load("    shared: {n: 0}\n    threads:\n      main: \"spawn(w)\\nspawn(w)\"\n"
                          "      w: {start: spawned, count: 2, program: \"n = n + 1\"}\n");
    const explore::Exploration all = test::exploreAll(run.blueprint);
    REQUIRE(all.outcomes.size() == 2);
    CHECK(all.outcomes[0].shared != all.outcomes[1].shared);
}

TEST_CASE("spawning more than there are, or what cannot be spawned, is a clear fault", "[machine][spawn]")
{
    CHECK(refusalOf(load("    threads:\n      main: \"spawn(w)\\nspawn(w)\"\n"
                         "      w: {start: spawned, program: pass}\n"))
          == "no unused thread or coroutine of that name is left to spawn; a larger count helps");
    CHECK(refusalOf(load("    threads:\n      main: fork()\n"))
          == "no child is left to fork; a larger number of forks helps");
    const auto other = scenario::loadRun("threadway: 1\nid: x\nprocesses: {p: {threads: {a: spawn(b), b: pass}}}\n");
    REQUIRE(other.diagnostics.size() == 1);
    CHECK(other.diagnostics[0].code == "not-for-call");
}

TEST_CASE("a coroutine starts others and waits for them without holding up its thread", "[machine][spawn]")
{
    const auto run = load("    threads:\n      one:\n        coroutines:\n"
                          "          main: \"a = spawn(c)\\nb = spawn(c)\\njoin(a)\\njoin(b)\\nprint(9)\"\n"
                          "          c: {start: spawned, count: 2, program: \"print(1)\\nyield\\nprint(2)\"}\n");
    const Found result = found(run);
    CHECK(result.timed == "1 1 2 2 9");
    CHECK(result.outcomes == 1);
    CHECK(result.explored == "1 1 2 2 9");
}

TEST_CASE("a forked child has its own variables and goes on behind the call", "[machine][spawn]")
{
    const auto run = load("    forks: 1\n    shared: {x: 1}\n    threads:\n"
                          "      main: \"x = 5\\nn = fork()\\nif n == 0:\\n    x = x + 1\\n    print(x)\\nelse:\\n"
                          "    waitpid(n)\\n    print(x)\"\n      other: pass\n");
    const Found result = found(run);
    CHECK(result.timed == "6 5");
    CHECK(result.outcomes == 1);
    CHECK(result.explored == "6 5");
    const trace::State state = test::finalState(test::record(run, longEnough).trace());
    REQUIRE(state.processes.size() == 2);
    CHECK(run.blueprint->processes[1].name == "p.1");
    CHECK(state.processes[1].isBorn);
    CHECK(state.processes[1].parent == ProcessId(0));
    CHECK(state.threads[3].standing == trace::ThreadStanding::NotArrived); // only the caller's thread was copied
}

TEST_CASE("two forks in a row make four processes", "[machine][spawn]")
{
    const auto run = load("    forks: 3\n    threads:\n      main: \"fork()\\nfork()\\nprint(1)\"\n");
    const Found result = found(run);
    CHECK(result.timed == "1 1 1 1");
    CHECK(result.explored == "1 1 1 1");
    const auto tooFew = load("    forks: 2\n    threads:\n      main: \"fork()\\nfork()\"\n");
    const trace::State state = test::finalState(test::record(tooFew, longEnough).trace());
    CHECK(std::count_if(
              state.processes.begin(), state.processes.end(),
              [](const trace::ProcessNow& process) { return process.fault == machine::FaultReason::CallRefused; })
          == 1);
}

TEST_CASE("a crash of the child leaves its parent alone", "[machine][spawn]")
{
    const auto run = load("    forks: 1\n    threads:\n"
                          "      main: \"n = fork()\\nif n == 0: fault('child')\\nwaitpid(n)\\nprint(1)\"\n");
    const trace::State state = test::finalState(test::record(run, longEnough).trace());
    CHECK(state.processes[0].reason == machine::EndReason::Finished);
    CHECK(state.processes[1].reason == machine::EndReason::Faulted);
    CHECK(state.printed == 1);
}

TEST_CASE("a forked thread takes its coroutines along, sleeping ones asleep", "[machine][spawn]")
{
    const auto run = load("    forks: 1\n    threads:\n      one:\n        coroutines:\n"
                          "          a: \"sleep(4)\\nprint(1)\"\n          b: \"fork()\\nprint(2)\"\n");
    const auto recorder = test::record(run, longEnough);
    CHECK(test::outputOf(recorder.trace()) == "2 2 1 1");
    CHECK(test::finalState(recorder.trace()).time == SimTime{4'000'000});
}

TEST_CASE("what can be spawned and forked survives writing and reading", "[machine][spawn][scenario]")
{
    const auto run = load("    forks: 2\n    threads:\n      main: \"spawn(w)\\nfork()\"\n"
                          "      w: {start: spawned, count: 3, program: pass}\n      v:\n        coroutines:\n"
                          "          a: pass\n          b: {start: spawned, count: 2, program: pass}\n");
    const auto again = scenario::loadRun(scenario::scenarioText(run.blueprint->scenario));
    REQUIRE(again.isOk());
    CHECK(again->blueprint->threads.size() == run.blueprint->threads.size());
    CHECK(scenario::scenarioText(again->blueprint->scenario) == scenario::scenarioText(run.blueprint->scenario));
    CHECK(again->blueprint->threads.size() == 15);
    CHECK(again->blueprint->coroutines.size() == 21);
}

TEST_CASE("a few words that ask for a great many threads are refused at once", "[machine][spawn][scenario]")
{
    const auto run = scenario::loadRun("threadway: 1\nid: x\nprocesses:\n  p:\n    forks: 10000\n    threads:\n"
                                       "      a: {count: 100000, program: pass}\n");
    CHECK_FALSE(run.isOk());
    REQUIRE(!run.diagnostics.empty());
    CHECK(run.diagnostics[0].code == "too-many-threads");
    const auto twice = scenario::loadRun("threadway: 1\nid: x\nprocesses:\n  p:\n    threads:\n"
                                         "      a: {count: 2, program: pass}\n      a.2: pass\n");
    REQUIRE(!twice.diagnostics.empty());
    CHECK(twice.diagnostics[0].code == "name-twice");
}

} // namespace threadway
