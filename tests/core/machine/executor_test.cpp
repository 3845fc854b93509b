// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "explore/exploration.h"
#include "explore/program_mode.h"
#include "machine/event.h"
#include "support/explored.h"
#include "support/run_laws.h"
#include "support/runs.h"
#include "trace/output.h"
#include "trace/state_seeker.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace threadway {
namespace {

using namespace literals;

constexpr SimTime longEnough = 1000_s;

std::string executor(int workers, const std::vector<std::string>& programs, const std::string& machine = "cores: 2")
{
    std::string text = fmt::format("threadway: 1\nid: pool\nmachine: {{model: reference, caches: none, {}}}\n"
                                   "locks: {{M: async_mutex, L: mutex, C: channel}}\n"
                                   "processes:\n  p:\n    shared: {{x: 0}}\n    threads:\n      pool:\n"
                                   "        workers: {}\n        coroutines:\n",
                                   machine, workers);
    for (std::size_t i = 0; i < programs.size(); ++i) {
        text += fmt::format("          {}: |\n", static_cast<char>('A' + i)) + test::indented(programs[i], 12);
    }
    return text;
}

history::Recorder runOf(const std::string& text)
{
    history::Recorder recorder(test::loadText(text).blueprint);
    recorder.advanceToEnd(longEnough);
    return recorder;
}

/// The threads on which the coroutine came to the head, one after the other.
std::vector<std::int32_t> lanesOf(const trace::Trace& trace, CoroutineId coroutine)
{
    std::vector<std::int32_t> lanes;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const machine::Event event = trace.event(i);
        if (event.kind == machine::EventKind::CoroutineResumed && event.a == coroutine.value)
            lanes.push_back(event.thread);
    }
    return lanes;
}

trace::State stateAt(const history::Recorder& recorder, SimTime at)
{
    trace::StateSeeker seeker(recorder.trace().blueprint());
    return seeker.seek(recorder.trace(), at);
}

/// A coroutine of a few statements. A lock L that is held while others go on may be another worker's afterwards.
std::string randomProgram(base::RandomStream& random)
{
    static const std::vector<std::string> statements{"x = x + 1",
                                                     "x = x * 2",
                                                     "compute(1ms)",
                                                     "yield",
                                                     "sleep(1ms)",
                                                     "await lock(M)\nx = x + 1\nunlock(M)",
                                                     "print(x)",
                                                     "send(C, x)",
                                                     "n = try_receive(C)",
                                                     "n = fetch_add(x, 3)",
                                                     "lock(L)\nx = x + 1\nunlock(L)",
                                                     "lock(L)\nyield\nunlock(L)"};
    std::string text;
    for (std::uint64_t left = 1 + random.below(2); left > 0; --left)
        text += (text.empty() ? "" : "\n") + statements[random.below(statements.size())];
    return text;
}

/// An executor of 2 or 3 workers on 1 to 3 cores with 2 coroutines or more.
std::string randomExecutor(std::uint64_t seed, std::uint64_t mostMore = 2)
{
    base::RandomStream random(seed, "test");
    const int workers = 2 + static_cast<int>(random.below(2));
    std::vector<std::string> programs;
    for (std::uint64_t left = 2 + random.below(mostMore); left > 0; --left)
        programs.push_back(randomProgram(random));
    return executor(workers, programs, fmt::format("cores: {}", 1 + random.below(3)));
}

} // namespace

TEST_CASE("two workers run two coroutines at once", "[machine][executor]")
{
    const std::vector<std::string> programs{"compute(5ms)", "compute(5ms)"};
    const history::Recorder one = runOf(executor(1, programs));
    const history::Recorder two = runOf(executor(2, programs));
    CHECK(test::finalState(one.trace()).time == 10_ms);
    CHECK(test::finalState(two.trace()).time == 5_ms);
    CHECK(test::finalState(two.trace()).end == machine::RunEnd::Finished);
}

TEST_CASE("a coroutine that wakes is taken by a free worker", "[machine][executor]")
{
    // A sleeps on the first worker, which takes C meanwhile; when A wakes, only the second, which had B, is free.
    const history::Recorder run = runOf(executor(2, {"sleep(3ms)\ncompute(2ms)", "compute(2ms)", "compute(9ms)"}));
    CHECK(lanesOf(run.trace(), CoroutineId(0)) == std::vector<std::int32_t>{0, 1});
    CHECK(test::finalState(run.trace()).time == 9_ms);
}

TEST_CASE("a worker takes a coroutine as it arrives, before it runs", "[machine][executor]")
{
    // On one core the second worker waits behind the first; B is with it all the same.
    const history::Recorder run = runOf(executor(2, {"compute(5ms)", "compute(5ms)"}, "cores: 1"));
    CHECK(lanesOf(run.trace(), CoroutineId(1)) == std::vector<std::int32_t>{1});
    CHECK(stateAt(run, 1_ms).coroutinesOf(ThreadId(0)) == std::vector{CoroutineId(0)});
}

TEST_CASE("a coroutine goes on with its last worker if that is free", "[machine][executor]")
{
    const history::Recorder run = runOf(executor(2, {"compute(1ms)\nsleep(3ms)\ncompute(2ms)", "compute(1ms)"}));
    CHECK(lanesOf(run.trace(), CoroutineId(0)) == std::vector<std::int32_t>{0, 0});
}

TEST_CASE("a coroutine that blocks keeps its worker, the others go on with another one", "[machine][executor]")
{
    const history::Recorder run
        = runOf(executor(2, {"lock(L)\ncompute(4ms)\nunlock(L)", "lock(L)\nunlock(L)\nx = x + 1", "compute(1ms)"}));
    const trace::State end = test::finalState(run.trace());
    CHECK(end.end == machine::RunEnd::Finished);
    CHECK(end.variables.front().data == 1);
    // C waits behind both until A ends.
    CHECK(lanesOf(run.trace(), CoroutineId(2)) == std::vector<std::int32_t>{0});
}

TEST_CASE("changing lanes costs a switch of coroutines", "[machine][executor]")
{
    const std::vector<std::string> programs{"sleep(3ms)\ncompute(2ms)", "compute(2ms)", "compute(9ms)"};
    const history::Recorder run = runOf(executor(2, programs, "cores: 2, costs: {coroutine-switch: 1ms}"));
    const trace::Trace& trace = run.trace();
    bool isPaid = false;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const machine::Event event = trace.event(i);
        if (event.kind == machine::EventKind::CoroutineResumed && event.a == 0 && event.thread == 1)
            isPaid = event.b == (1_ms).ns;
    }
    CHECK(isPaid);
}

TEST_CASE("workers go with the last coroutine, also if one of them is ended by force", "[machine][executor]")
{
    const std::string text = executor(3, {"compute(2ms)", "compute(4ms)"});
    CHECK(test::finalState(runOf(text).trace()).end == machine::RunEnd::Finished);
    const trace::State killed = test::finalState(runOf(text + "journal:\n  - {at: 1ms, kill: pool.1}\n").trace());
    CHECK(killed.end == machine::RunEnd::Finished);
    for (const trace::ThreadNow& thread : killed.threads)
        CHECK(thread.standing == trace::ThreadStanding::Ended);
}

TEST_CASE("who stands where is known at every instant", "[machine][executor][trace]")
{
    const std::string text = executor(2, {"sleep(3ms)\ncompute(2ms)", "compute(2ms)", "compute(9ms)"});
    history::Recorder recorder(test::loadText(text).blueprint);
    recorder.advanceToEnd(longEnough);
    const trace::State late = stateAt(recorder, 4_ms);
    CHECK(late.threadOf(CoroutineId(0)) == ThreadId(1));
    CHECK(stateAt(recorder, 1_ms).threadOf(CoroutineId(0)) == ThreadId(0));
    const auto& guests = late.coroutinesOf(ThreadId(1));
    CHECK(std::find(guests.begin(), guests.end(), CoroutineId(0)) != guests.end());
}

TEST_CASE("what an executor comes to in a timed run is among what exploring it finds", "[machine][executor][property]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 80; ++seed) {
        const std::string text = randomExecutor(seed);
        INFO(text);
        const auto run = test::loadText(text);
        explore::GraphLimits limits;
        limits.states = 20'000;
        limits.tellsOutputsApart = true;
        const explore::Exploration found = explore::explore(machine::World(run.blueprint), limits);
        if (!found.isComplete)
            continue;
        ++compared;
        const history::Recorder recorder = runOf(text);
        const trace::State state = test::finalState(recorder.trace());
        REQUIRE(state.isEnded);
        const auto printed = trace::printedValues(recorder.trace(), recorder.trace().size());
        CHECK(std::any_of(found.outcomes.begin(), found.outcomes.end(), [&](const explore::Outcome& outcome) {
            const bool isDeadlock = outcome.end == explore::End::Deadlock;
            return outcome.output == printed && outcome.shared == state.variables
                   && isDeadlock == (state.end == machine::RunEnd::Deadlock);
        }));
    }
    CHECK(compared > 60);
}

TEST_CASE("a run steered along the schedule of an executor's outcome comes to it", "[machine][executor][property]")
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const std::string text = randomExecutor(seed);
        INFO(text);
        auto run = test::loadText(text);
        explore::GraphLimits limits;
        limits.states = 3'000;
        limits.tellsOutputsApart = true;
        for (const explore::Outcome& outcome : explore::explore(machine::World(run.blueprint), limits).outcomes) {
            run.journal = {{SimTime{}, scenario::Steer{outcome.schedule}}};
            const auto recorder = test::record(run, longEnough);
            CHECK(recorder.worldAt(recorder.trace().frontier()).variables == outcome.shared);
            CHECK(trace::printedValues(recorder.trace(), recorder.trace().size()) == outcome.output);
        }
    }
}

TEST_CASE("runs of executors keep every law, seeking among them", "[machine][executor][property]")
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        std::string text = randomExecutor(seed, 4);
        if (seed % 3 == 0)
            text += "journal:\n  - {at: 2ms, kill: pool.2}\n";
        INFO(text);
        const auto run = test::loadText(text);
        CHECK(test::brokenLaws({run.blueprint->scenario, run.journal}).empty());
    }
}

TEST_CASE("an executor is explored with its workers as threads, which take coroutines as in a run",
          "[explore][executor]")
{
    const std::vector<std::string> programs(2, "x = x + 1");
    const auto found
        = [&programs](int workers) { return test::exploreAll(test::loadText(executor(workers, programs)).blueprint); };
    CHECK(found(1).runs == "1");
    CHECK(found(2).runs == "20");
    CHECK(found(2).outcomes.size() == 2);
    // A worker that finds no coroutine at first comes to look for one at any moment: 4 more places for that.
    CHECK(found(3).runs == "140");
}

TEST_CASE("an executor's coroutines can also be explored as threads, each with what the file says of it",
          "[explore][executor]")
{
    const auto pool = test::loadText(executor(2, {"print(1)", "print(2)"})).blueprint;
    for (const explore::ProgramMode mode : {explore::ProgramMode::Threads, explore::ProgramMode::Calls}) {
        REQUIRE(explore::blueprintFor(mode, pool).isOk());
        CHECK((*explore::blueprintFor(mode, pool))->threads.size() == 2);
    }
    const auto many = test::loadText("threadway: 1\nid: many\nprocesses:\n  p:\n    threads:\n      t:\n"
                                     "        coroutines:\n          c: {count: 3, program: pass}\n"
                                     "          d: {start: spawned, program: pass}\n")
                          .blueprint;
    const auto split = explore::blueprintFor(explore::ProgramMode::Threads, many);
    REQUIRE(split.isOk());
    CHECK((*split)->threads.size() == 4);
    CHECK((*split)->threads.back().isSpawned);
}

TEST_CASE("several workers go with coroutines alone", "[scenario][executor]")
{
    const auto refusal = [](std::string text, const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
        const auto run = scenario::loadRun(text);
        return run.isOk() ? std::string_view("none") : run.diagnostics.front().code;
    };
    const std::string text = executor(2, {"pass"});
    CHECK(refusal(text, "workers: 2", "workers: 2") == "none");
    CHECK(refusal(text, "workers: 2", "workers: 2\n        count: 2") == "workers");
    CHECK(refusal(text, "workers: 2", "workers: 2\n        start: spawned") == "workers");
    CHECK(refusal(text, "cores: 2", "cores: 2, memory-model: tso") == "workers");
    CHECK(refusal(text, "coroutines:\n          A: |\n            pass", "program: pass") == "workers");
}

} // namespace threadway
