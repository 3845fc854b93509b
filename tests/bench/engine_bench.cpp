// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the engine is: scheduling events per second of one core, threads on 4 cores under round robin and under
// EEVDF, without memory accesses. An event is a Dispatched or Left event of the trace.
#include "support/runs.h"

#include "scenario/blueprint_builder.h"

#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <string>

namespace threadway {
namespace {

const char* const roundRobin = "policy: {name: rr, slice: 1ms}";
/// A tick as long as the slice, so that every tick is a switch, as in round robin.
const char* const eevdf = "policy: {name: eevdf, slice: 1ms, tick: 1ms}, queues: per-core";

const char* const busyLoop = "while true: compute(10ms)";
/// All but one thread of the crowd wait for the lock.
const char* const oneLock = R"(while true:\n    with lock(door):\n        compute(100us))";

/// So many equal threads that never end. Not read from a file: those are limited in size.
scenario::BlueprintPtr crowd(int threads, const char* policy = roundRobin, const char* program = busyLoop)
{
    scenario::Scenario scenario
        = test::loadText(fmt::format("threadway: 1\nid: crowd\nmachine: {{model: realistic, cores: 4, {}}}\n"
                                     "locks: {{door: mutex}}\n"
                                     "processes: {{crowd: {{threads: {{t: \"{}\"}}}}}}\n",
                                     policy, program))
              .blueprint->scenario;
    const scenario::ThreadSpec one = scenario.processes.front().threads.front();
    scenario.processes.front().threads.clear();
    for (int i = 0; i < threads; ++i) {
        scenario.processes.front().threads.push_back(one);
        scenario.processes.front().threads.back().name = fmt::format("t{}", i);
    }
    return *scenario::makeBlueprint(scenario);
}

/// Long enough that every thread has several turns, so that their arrival does not count for much.
SimTime spanFor(int threads)
{
    return SimTime{2'000'000'000 + threads * std::int64_t{2'000'000}};
}

bool isScheduling(const machine::Event& event)
{
    return event.kind == machine::EventKind::Dispatched || event.kind == machine::EventKind::Left;
}

/// Steps alone, events thrown away.
void stepMachine(benchmark::State& state, const char* policy, const char* program = busyLoop)
{
    const int threads = static_cast<int>(state.range(0));
    const scenario::BlueprintPtr blueprint = crowd(threads, policy, program);
    std::int64_t count = 0;
    std::int64_t all = 0;
    for (auto _ : state) {
        machine::World world(blueprint);
        machine::EventBuffer events;
        std::size_t next = 0;
        while (history::drive(world, {}, next, spanFor(threads), events)) {
            if (events.size() < 4096)
                continue;
            all += static_cast<std::int64_t>(events.size());
            for (const machine::Event& event : events)
                count += isScheduling(event) ? 1 : 0;
            events.clear();
        }
    }
    state.counters["scheduling"] = benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
    state.counters["events"] = benchmark::Counter(static_cast<double>(all), benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(stepMachine, rr, roundRobin)
    ->Arg(8)
    ->Arg(100)
    ->Arg(1000)
    ->Arg(10000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stepMachine, lock, roundRobin, oneLock)
    ->Arg(8)
    ->Arg(100)
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stepMachine, eevdf, eevdf)
    ->Arg(8)
    ->Arg(100)
    ->Arg(1000)
    ->Arg(10000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond);

/// With trace, keyframes and hashes of the state, as the program records.
void recordRun(benchmark::State& state)
{
    const scenario::BlueprintPtr blueprint = crowd(static_cast<int>(state.range(0)));
    std::int64_t count = 0;
    std::int64_t all = 0;
    for (auto _ : state) {
        history::Recorder recorder(blueprint, {});
        recorder.advanceToEnd(SimTime{2'000'000'000});
        all += static_cast<std::int64_t>(recorder.trace().size());
        count += static_cast<std::int64_t>(test::countOf(recorder.trace(), machine::EventKind::Dispatched)
                                           + test::countOf(recorder.trace(), machine::EventKind::Left));
    }
    state.counters["scheduling"] = benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
    state.counters["events"] = benchmark::Counter(static_cast<double>(all), benchmark::Counter::kIsRate);
}
BENCHMARK(recordRun)->Arg(100)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace threadway

BENCHMARK_MAIN();
