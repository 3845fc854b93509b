// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "trace/core_split.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

using machine::TimeKind;

constexpr SimTime longEnough{1'000'000'000'000};

trace::State stateAfter(const std::string& text)
{
    return test::finalState(test::record(test::loadText("threadway: 1\nid: x\n" + text), longEnough).trace());
}

/// Ticks of 1 ms.
std::int64_t ticks(SimTime time)
{
    CHECK(time.ns % 1'000'000 == 0);
    return time.ns / 1'000'000;
}

std::int64_t spentOn(const trace::State& state, int core, TimeKind kind)
{
    trace::CoreSplit split = state.splitBy(CoreId(core), state.time);
    return ticks(trace::spent(split, kind));
}

} // namespace

TEST_CASE("build-tolls: 8 jobs of 20 ticks as processes, threads and coroutines take 960, 240 and 168 ticks",
          "[machine][costs][oracle]")
{
    const std::string machine = "machine: {model: free, cores: 1, policy: fcfs, costs: {create-process: 100, "
                                "create-thread: 10, create-coroutine: 1}}\nprocesses:\n  p:\n";
    const trace::State processes
        = stateAfter(machine
                     + "    forks: 8\n    threads:\n      main: |\n        for i in range(8):\n"
                       "            if fork() == 0:\n                compute(20)\n                return\n");
    CHECK(ticks(processes.time) == 960);
    CHECK(spentOn(processes, 0, TimeKind::Create) == 800);
    CHECK(spentOn(processes, 0, TimeKind::Work) == 160);
    const trace::State threads
        = stateAfter(machine
                     + "    threads:\n      main: |\n        for i in range(8):\n            spawn(job)\n"
                       "      job: {start: spawned, count: 8, program: compute(20)}\n");
    CHECK(ticks(threads.time) == 240);
    CHECK(spentOn(threads, 0, TimeKind::Create) == 80);
    const trace::State coroutines = stateAfter(machine
                                               + "    threads:\n      one:\n        coroutines:\n          main: |\n"
                                                 "            for i in range(8):\n                spawn(job)\n"
                                                 "          job: {start: spawned, count: 8, program: compute(20)}\n");
    CHECK(ticks(coroutines.time) == 168);
    CHECK(spentOn(coroutines, 0, TimeKind::Create) == 8);
}

TEST_CASE("every cost of a small run is charged once and under its name", "[machine][costs]")
{
    // 0-6 work, 6-8 call, 8-18 create, 18-20 call, 20-23 switch, 23-30 work, 30-34 end, 34-37 switch, 37-38 wake,
    // 38-39 work, 39-43 end of the thread, 43-51 end of the process.
    const trace::State state = stateAfter(
        "machine: {model: free, cores: 1, policy: fcfs, costs: {thread-switch: 3, system-call: 2, create-thread: 10, "
        "end-thread: 4, end-process: 8, wake: 1}}\nprocesses:\n  p:\n    threads:\n"
        "      main: \"compute(6)\\nh = spawn(w)\\njoin(h)\\ncompute(1)\"\n      w: {start: spawned, program: "
        "compute(7)}\n");
    CHECK(ticks(state.time) == 51);
    CHECK(spentOn(state, 0, TimeKind::Work) == 14);
    CHECK(spentOn(state, 0, TimeKind::SystemCall) == 4);
    CHECK(spentOn(state, 0, TimeKind::Create) == 10);
    CHECK(spentOn(state, 0, TimeKind::End) == 16);
    CHECK(spentOn(state, 0, TimeKind::ThreadSwitch) == 6);
    CHECK(spentOn(state, 0, TimeKind::Wake) == 1);
    CHECK(spentOn(state, 0, TimeKind::Idle) == 0);
}

TEST_CASE("switching between coroutines, threads and processes has three prices", "[machine][costs]")
{
    const std::string machine = "machine: {model: free, cores: 1, policy: fcfs, costs: {coroutine-switch: 1, "
                                "thread-switch: 10, process-switch: 100, end-coroutine: 1000}}\nprocesses:\n";
    const trace::State state = stateAfter(machine
                                          + "  p:\n    threads:\n      a: compute(1)\n      b:\n        coroutines:\n"
                                            "          c: compute(1)\n          d: compute(1)\n"
                                            "  q:\n    threads:\n      e: compute(1)\n");
    CHECK(spentOn(state, 0, TimeKind::CoroutineSwitch) == 1);
    CHECK(spentOn(state, 0, TimeKind::ThreadSwitch) == 10);
    CHECK(spentOn(state, 0, TimeKind::ProcessSwitch) == 100);
    CHECK(spentOn(state, 0, TimeKind::End) == 2000);
    CHECK(spentOn(state, 0, TimeKind::Work) == 4);
    CHECK(ticks(state.time) == 2115);
}

TEST_CASE("moving to another core costs the migration there", "[machine][costs]")
{
    const trace::State state
        = stateAfter("machine: {model: free, cores: 2, placement: lowest, costs: {migration: 5}}\nprocesses:\n  p:\n"
                     "    threads:\n      a: \"compute(1)\\naffinity(1)\\ncompute(4)\"\n");
    CHECK(ticks(state.time) == 10);
    CHECK(spentOn(state, 1, TimeKind::Migrate) == 5);
    CHECK(spentOn(state, 1, TimeKind::Work) == 4);
    CHECK(spentOn(state, 1, TimeKind::Idle) == 1);
    CHECK(spentOn(state, 0, TimeKind::Idle) == 9);
}

TEST_CASE("a fork pays for the pages that its process has touched", "[machine][costs]")
{
    // 16K of which two pages are touched, and the page of the variable: 10 + 3 x 3 ticks.
    const std::string head = "machine: {model: free, cores: 1, costs: {create-process: 10, fork-page: 3}}\n"
                             "processes:\n  p:\n    forks: 1\n    buffers: {b: 16K}\n";
    const std::string threads = "    threads:\n      main: \"touch(2, b, stride=4096)\\nfork()\"\n";
    CHECK(ticks(stateAfter(head + threads).time) == 16);
    CHECK(ticks(stateAfter(head + "    shared: {x: 0}\n" + threads).time) == 19);
}

TEST_CASE("an instant within a switch finds its parts told apart, too", "[machine][costs]")
{
    const auto recorder = test::record(
        test::loadText("threadway: 1\nid: x\nmachine: {model: free, cores: 1, policy: fcfs, costs: {thread-switch: 3, "
                       "wake: 2}}\nprocesses:\n  p:\n    threads:\n      a: \"sleep(4)\\ncompute(1)\"\n"
                       "      b: compute(3)\n"),
        longEnough);
    // a leaves at 0; b is switched to until 3 and works until 6; a, which woke at 4, is switched to until 9 and woken
    // until 11.
    trace::State state(recorder.trace().blueprint());
    for (std::size_t i = 0; i < recorder.trace().size() && recorder.trace().event(i).time <= SimTime{6'000'000}; ++i)
        state.apply(recorder.trace().event(i));
    const auto at = [&state](std::int64_t instant, TimeKind kind) {
        trace::CoreSplit split = state.splitBy(CoreId(0), SimTime{instant * 1'000'000});
        return ticks(trace::spent(split, kind));
    };
    CHECK(at(8, TimeKind::ThreadSwitch) == 5);
    CHECK(at(8, TimeKind::Wake) == 0);
    CHECK(at(10, TimeKind::ThreadSwitch) == 6);
    CHECK(at(10, TimeKind::Wake) == 1);
    CHECK(ticks(test::finalState(recorder.trace()).time) == 12);
}

} // namespace threadway
