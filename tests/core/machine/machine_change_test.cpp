// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/simulator.h"
#include "scenario/scenario_writer.h"
#include "support/runs.h"
#include "trace/machine_at.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

namespace threadway {
namespace {

using namespace literals;
using machine::Refusal;
using scenario::ChangeMachine;

/// A run of threads that only compute, each for its own number of milliseconds, on a machine that costs nothing.
scenario::LoadedRun runOf(const std::string& machine, std::initializer_list<int> milliseconds,
                          const std::string& journal)
{
    std::string text = "threadway: 1\nmachine: {model: free, " + machine + "}\nprocesses:\n  p:\n    threads:\n";
    char name = 'a';
    for (const int ms : milliseconds)
        text += fmt::format("      {}: compute({}ms)\n", name++, ms);
    return test::loadText(text + journal);
}

std::vector<int> endsOf(const trace::State& state)
{
    std::vector<int> ends;
    for (const trace::ThreadNow& thread : state.threads)
        ends.push_back(static_cast<int>(thread.ended.ns / 1'000'000));
    return ends;
}

trace::State endOf(const scenario::LoadedRun& run)
{
    return test::finalState(test::record(run, 1_s).trace());
}

trace::State stateAt(const trace::Trace& trace, SimTime time)
{
    trace::StateSeeker seeker(trace.blueprint());
    return seeker.seek(trace, time);
}

Refusal refusalOf(const ChangeMachine& change)
{
    const auto run = runOf("cores: 2, policy: rr", {1}, "");
    return machine::check(machine::World(run.blueprint), change);
}

} // namespace

TEST_CASE("another scheduler takes over who runs first, then who waits in the order of the old one", "[machine]")
{
    // Round robin: a 0-2, b from 2, waiting c then a. From 3 on whoever runs goes on to its end.
    const auto run
        = runOf("cores: 1, policy: {name: rr, slice: 2ms}", {4, 4, 4}, "journal:\n  - {at: 3ms, policy: fcfs}\n");
    const trace::State state = endOf(run);
    CHECK(endsOf(state) == std::vector<int>{12, 6, 10});
    CHECK(state.threads[1].switches == 1); // b goes on without a switch
}

TEST_CASE("another time slice holds from the instant at which it is set", "[machine]")
{
    // a 0-4 and b 4-5 under slices of 4; b is given a new slice of 1 at 5: b 5-6, a 6-7, b 7-8, ...
    const auto run = runOf("cores: 1, policy: {name: rr, slice: 4ms}", {6, 6},
                           "journal:\n  - {at: 5ms, policy: {name: rr, slice: 1ms}}\n");
    CHECK(endsOf(endOf(run)) == std::vector<int>{9, 12});
}

TEST_CASE("cores that come online take waiting threads", "[machine]")
{
    const auto run = runOf("cores: 1, policy: fcfs", {10, 10, 4}, "journal:\n  - {at: 4ms, cores: 3}\n");
    const history::Recorder recorder = test::record(run, 1_s);
    const trace::State state = test::finalState(recorder.trace());
    CHECK(endsOf(state) == std::vector<int>{10, 14, 8});
    REQUIRE(state.cores.size() == 3);
    CHECK(state.cores[2].isOnline);
    const trace::Statistics statistics = trace::statisticsAt(state, state.time);
    CHECK(statistics.cores[1].offline == 4_ms);
    CHECK(statistics.cores[1].busy == 10_ms);
    CHECK(statistics.cores[2].idle == 6_ms);
    CHECK(stateAt(recorder.trace(), 3_ms).cores.size() == 1);
}

TEST_CASE("the thread of a core that goes offline goes on elsewhere, and that is a migration", "[machine]")
{
    const auto run = runOf("cores: 2, policy: fcfs", {10, 10}, "journal:\n  - {at: 3ms, cores: 1}\n");
    const trace::State state = endOf(run);
    CHECK(endsOf(state) == std::vector<int>{10, 17});
    CHECK(state.threads[1].migrations == 1);
    CHECK_FALSE(state.cores[1].isOnline);
    const trace::Statistics statistics = trace::statisticsAt(state, state.time);
    CHECK(statistics.cores[1].offline == 14_ms);
    CHECK(statistics.cores[1].busy == 3_ms);
}

TEST_CASE("a pinned thread whose core is offline runs anywhere until the core returns", "[machine]")
{
    const auto run
        = runOf("cores: 2, policy: fcfs", {2, 12},
                "journal:\n  - {at: 1ms, pin: b, cores: [1]}\n  - {at: 4ms, cores: 1}\n  - {at: 8ms, cores: 2}\n");
    const history::Recorder recorder = test::record(run, 1_s);
    CHECK(stateAt(recorder.trace(), 3_ms).threads[1].core == CoreId(1));
    CHECK(stateAt(recorder.trace(), 7_ms).threads[1].core == CoreId(0));
    CHECK(stateAt(recorder.trace(), 9_ms).threads[1].core == CoreId(1));
    CHECK(endsOf(test::finalState(recorder.trace())) == std::vector<int>{2, 12});
}

TEST_CASE("threads that are not restricted may use cores that the machine did not begin with", "[machine]")
{
    const auto run = runOf("cores: 1, policy: fcfs", {8, 8, 8},
                           "journal:\n  - {at: 1ms, pin: a, cores: [0]}\n  - {at: 2ms, cores: 2}\n");
    const history::Recorder recorder = test::record(run, 1_s);
    CHECK(stateAt(recorder.trace(), 3_ms).threads[1].affinity == CoreMask::first(2));
    CHECK(endsOf(test::finalState(recorder.trace())) == std::vector<int>{8, 10, 16});
}

TEST_CASE("other costs are charged from the next switch on", "[machine]")
{
    const auto run = runOf("cores: 1, policy: {name: rr, slice: 2ms}", {4, 4},
                           "journal:\n  - {at: 3ms, costs: {thread-switch: 1ms}}\n");
    // a 0-2, b 2-4, switch 4-5, a 5-7, switch 7-8, b 8-10
    CHECK(endsOf(endOf(run)) == std::vector<int>{7, 10});
}

TEST_CASE("other caches begin empty", "[machine][memory]")
{
    const std::string head = "threadway: 1\nmachine: {model: reference, cores: 1}\nprocesses:\n  p:\n"
                             "    buffers: {data: 512}\n    threads:\n      t: |\n"
                             "        touch(8, data, stride=64)\n        touch(8, data, stride=64)\n";
    const auto missesOf = [&head](const std::string& journal) {
        const trace::State state = endOf(test::loadText(head + journal));
        return state.cores[0].caches[0].misses;
    };
    // Eight lines, each missed once; 20 ticks each, so the second round begins at 160 ms.
    CHECK(missesOf("") == 8);
    CHECK(missesOf("journal:\n  - {at: 161ms, caches: {l1: {ways: 4}, l2: {}}}\n") == 15);
    CHECK(missesOf("journal:\n  - {at: 161ms, costs: {step: 0ns}}\n") == 8);
}

TEST_CASE("the machine at an instant is that of the scenario with the changes made by then", "[trace]")
{
    const auto run = runOf("cores: 2, policy: rr", {4},
                           "journal:\n  - {at: 1ms, policy: {name: rr, slice: 1ms}, cores: 3}\n"
                           "  - {at: 2ms, costs: {migration: 5us}, placement: lowest}\n");
    const history::Recorder recorder = test::record(run, 1_s);
    const auto machineAt = [&](SimTime time) { return trace::machineAt(recorder.trace(), time); };
    CHECK(machineAt(500_us) == run.blueprint->scenario.machine);
    CHECK(machineAt(1_ms).cores == 3);
    CHECK(machineAt(1_ms).policy.parameters.byId.at("slice") == 1'000'000);
    CHECK(machineAt(1_ms).costs.migration == 0_ms);
    CHECK(machineAt(3_ms).costs.migration == 5_us);
    CHECK(machineAt(3_ms).placement == scenario::Placement::Lowest);
    CHECK(machineAt(3_ms).cores == 3);
}

TEST_CASE("what cannot be or changes nothing is refused", "[machine]")
{
    ChangeMachine change;
    CHECK(refusalOf(change) == Refusal::NothingChanges);
    change.cores = 2;
    CHECK(refusalOf(change) == Refusal::NothingChanges);
    change.cores = maximumCores + 1;
    CHECK(refusalOf(change) == Refusal::NoSuchCore);
    change = {};
    change.policy = scenario::PolicySpec{"no-such", {}};
    CHECK(refusalOf(change) == Refusal::UnknownPolicy);
    change = {};
    change.memory = memory::MemorySpec{{{.sizeBytes = 100, .lineBytes = 64, .ways = 1, .hitCost = {}}}, {}};
    CHECK(refusalOf(change) == Refusal::ImpossibleCaches);
    change.memory = memory::MemorySpec{{{.sizeBytes = 128, .lineBytes = 64, .ways = 1, .hitCost = {}}}, {}};
    CHECK(refusalOf(change) == Refusal::None);
}

TEST_CASE("an act on the machine leaves out what it does not change", "[scenario][journal]")
{
    const std::string journal = "journal:\n  - {at: 1ms, costs: {step: 1us}}\n  - {at: 2ms, costs: {migration: 2us}}\n";
    const auto run = runOf("cores: 2", {4}, journal);
    REQUIRE(run.journal.size() == 2);
    const auto& second = std::get<ChangeMachine>(run.journal[1].command);
    REQUIRE(second.costs.has_value());
    CHECK(second.costs->step == 1_us);
    CHECK(second.costs->migration == 2_us);
    CHECK_FALSE(second.policy.has_value());
    CHECK_FALSE(second.cores.has_value());
    ChangeMachine cores;
    cores.cores = 4;
    cores.queuePerCore = true;
    CHECK(scenario::changeText(cores) == "queues: per-core, cores: 4");
    cores.policy = scenario::PolicySpec{"rr", {{{"slice", 2'000'000}}}};
    CHECK(scenario::changeText(cores) == "policy: {name: rr, slice: 2ms}, queues: per-core, cores: 4");
}

} // namespace threadway
