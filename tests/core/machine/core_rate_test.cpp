// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "formats/run_report.h"
#include "machine/core_rate.h"
#include "scenario/blueprint_builder.h"
#include "scenario/scenario_writer.h"
#include "trace/core_split.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace threadway {
namespace {

constexpr SimTime longEnough{1'000'000'000'000};

history::Recorder runOn(const std::string& topology, const std::string& threads, const std::string& rest = "")
{
    return test::record(test::loadText("threadway: 1\nid: x\nmachine: {model: free, placement: lowest, topology: "
                                       + topology + rest + "}\nprocesses:\n  p:\n    threads:\n" + threads),
                        longEnough);
}

std::vector<std::int64_t> endsOf(const trace::Trace& trace)
{
    std::vector<std::int64_t> ends;
    for (const trace::ThreadNow& thread : test::finalState(trace).threads)
        ends.push_back(thread.ended.ns);
    return ends;
}

/// Work of each thread in millionths of a nanosecond, counted from the events alone.
std::vector<std::int64_t> workOf(const trace::Trace& trace)
{
    struct Core {
        int thread = -1;
        SimTime from;
        std::int64_t rate = 0;
    };
    std::vector<Core> cores;
    for (const Topology::Place& place : trace.blueprint()->topology.places)
        cores.push_back({-1, {}, place.speed * 1000});
    std::vector<std::int64_t> work(trace.blueprint()->threads.size(), 0);
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const machine::Event& event = trace.event(i);
        if (event.core < 0 || event.kind == machine::EventKind::Ready)
            continue;
        Core& core = cores[static_cast<std::size_t>(event.core)];
        if (core.thread >= 0)
            work[static_cast<std::size_t>(core.thread)] += (event.time - core.from).ns * core.rate;
        core.from = event.time;
        if (event.kind == machine::EventKind::Dispatched)
            core.thread = event.thread;
        else if (event.kind == machine::EventKind::Left)
            core.thread = -1;
        else if (event.kind == machine::EventKind::CoreRate)
            core.rate = event.a;
    }
    return work;
}

} // namespace

TEST_CASE("a core of half the speed takes twice as long for the same work", "[machine][topology]")
{
    const auto recorder
        = runOn("{cores-per-socket: 2, speeds: [1000, 500]}",
                "      a: {affinity: 0, program: compute(3)}\n      b: {affinity: 1, program: compute(3)}\n");
    CHECK(endsOf(recorder.trace()) == std::vector<std::int64_t>{3'000'000, 6'000'000});
}

TEST_CASE("rounding at each stretch never adds up", "[machine][topology]")
{
    // Each millisecond takes 3333333.3 ns at 300 per mille; three of them take exactly 10 ms.
    const auto recorder
        = runOn("{speeds: [300]}", "      a: \"compute(1)\\nprint(1)\\ncompute(1)\\nprint(2)\\ncompute(1)\"\n");
    CHECK(endsOf(recorder.trace()) == std::vector<std::int64_t>{10'000'000});
    std::vector<std::int64_t> printed;
    for (std::size_t i = 0; i < recorder.trace().size(); ++i) {
        if (recorder.trace().event(i).kind == machine::EventKind::Printed)
            printed.push_back(recorder.trace().event(i).time.ns);
    }
    CHECK(printed == std::vector<std::int64_t>{3'333'334, 6'666'667});
}

TEST_CASE("siblings that both run slow each other down for just as long", "[machine][topology]")
{
    const std::string siblings = "{smt: 2, smt-speed: 500}";
    const auto equal = runOn(siblings, "      a: compute(4)\n      b: compute(4)\n");
    CHECK(endsOf(equal.trace()) == std::vector<std::int64_t>{8'000'000, 8'000'000});
    // a ends at 4 with 2 of 2 done; b has 2 of 4 left and goes on alone.
    const auto unequal = runOn(siblings, "      a: compute(2)\n      b: compute(4)\n");
    CHECK(endsOf(unequal.trace()) == std::vector<std::int64_t>{4'000'000, 6'000'000});
    // b comes at 3, when a has 1 left: 2 more for both; b then has 3 of 4 left.
    const auto late = runOn(siblings, "      a: compute(4)\n      b: {arrives: 3, program: compute(4)}\n");
    CHECK(endsOf(late.trace()) == std::vector<std::int64_t>{5'000'000, 8'000'000});
}

TEST_CASE("cores of different physical cores do not slow each other down", "[machine][topology]")
{
    const auto recorder
        = runOn("{sockets: 2, cores-per-socket: 1, smt: 2, smt-speed: 500}",
                "      a: {affinity: 0, program: compute(4)}\n      b: {affinity: 2, program: compute(4)}\n");
    CHECK(endsOf(recorder.trace()) == std::vector<std::int64_t>{4'000'000, 4'000'000});
}

TEST_CASE("work is exact to the nanosecond however often rates change", "[machine][topology][property]")
{
    const std::vector<std::int64_t> wanted{5'000'003, 7'000'001, 3'333'333, 1'000'000};
    std::string threads;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        threads += "      t" + std::to_string(i) + ": {arrives: " + std::to_string(i * 777) + "us, program: compute("
                   + std::to_string(wanted[i]) + "ns)}\n";
    const auto recorder = runOn("{cores-per-socket: 1, smt: 3, smt-speed: 617, speeds: [731]}", threads,
                                ", policy: {name: rr, slice: 123457ns}");
    const std::vector<std::int64_t> work = workOf(recorder.trace());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        CAPTURE(i);
        // The last nanosecond on a core may be more than the work needs, but none is missing or too many.
        CHECK(work[i] >= wanted[i] * 1'000'000);
        CHECK(work[i] < wanted[i] * 1'000'000 + 1'000'000);
    }
    const trace::State state = test::finalState(recorder.trace());
    for (int core = 0; core < 3; ++core) {
        SimTime sum;
        for (const SimTime part : state.splitBy(CoreId(core), state.time))
            sum += part;
        CHECK(sum == state.time);
    }
}

TEST_CASE("work and span are each other's inverse at every rate", "[machine][topology]")
{
    for (const std::int32_t rate : {1'000'000, 999'999, 500'000, 333'000, 10'000, 1000}) {
        for (const std::int64_t work : {std::int64_t{1}, std::int64_t{999}, std::int64_t{1'000'003}, longestSpan.ns}) {
            for (const std::int32_t credit : {0, 1, 999'999}) {
                CAPTURE(rate, work, credit);
                const SimTime span = machine::spanFor({work}, rate, credit);
                std::int32_t after = credit;
                CHECK(machine::workIn(span, rate, after).ns >= work);
                std::int32_t shorter = credit;
                if (span.ns > 0)
                    CHECK(machine::workIn(span - SimTime{1}, rate, shorter).ns < work);
            }
        }
    }
}

TEST_CASE("the report of a run says where each core stands", "[machine][topology]")
{
    const auto recorder
        = runOn("{sockets: 2, cores-per-socket: 1, smt: 2, nodes: 2, speeds: [1000, 800]}", "      a: compute(1)\n");
    const auto report = formats::runReport(recorder.trace(), {});
    REQUIRE(report["cores"].size() == 4);
    CHECK(report["cores"][1]["physical_core"] == 0);
    CHECK(report["cores"][2]["socket"] == 1);
    CHECK(report["cores"][2]["node"] == 1);
    CHECK(report["cores"][3]["speed"] == 800);
    CHECK(report["cores"][0]["split"]["work_ns"] == 1'000'000);
    CHECK(report["cores"][3]["split"]["idle_ns"] == 1'000'000);
}

TEST_CASE("fewer cores than the topology has are those with the lowest numbers, and the others can come",
          "[machine][topology]")
{
    const auto run = test::loadText("threadway: 1\nmachine: {model: free, cores: 1, placement: lowest, topology: "
                                    "{cores-per-socket: 2, speeds: [1000, 500]}}\nprocesses:\n  p:\n    threads:\n"
                                    "      a: compute(10ms)\n      b: compute(10ms)\n"
                                    "journal: [{at: 2ms, cores: 2}]\n");
    CHECK(run.blueprint->scenario.machine.cores == 1);
    const auto json = formats::runReport(test::record(run, SimTime{1'000'000'000}).trace(), {});
    CHECK(json["cores"].size() == 2);
    CHECK(json["cores"][1]["speed"] == 500);
    CHECK(json["cores"][1]["split"]["offline_ns"] == 2'000'000);
    const auto again = scenario::readScenarioFile(scenario::scenarioText(run.file.scenario));
    REQUIRE(again.isOk());
    CHECK(again->scenario == run.file.scenario);
}

TEST_CASE("another number of cores keeps the topology and cannot exceed it", "[machine][topology][scenario]")
{
    auto run = test::loadText("threadway: 1\nmachine: {topology: {sockets: 2, cores-per-socket: 2}}\n"
                              "processes: {p: {threads: {t: compute(1)}}}\n");
    scenario::Scenario scenario = run.file.scenario;
    CHECK(scenario.machine.cores == 4);
    scenario.machine.cores = 3;
    const auto fewer = scenario::makeBlueprint(scenario);
    REQUIRE(fewer.isOk());
    CHECK((*fewer)->topology.at(CoreId(2)).socket == 1);
    scenario.machine.cores = 5;
    const auto more = scenario::makeBlueprint(scenario);
    REQUIRE(more.diagnostics.size() == 1);
    CHECK(more.diagnostics.front().code == "cores-and-topology");
    CHECK(base::describe(more.diagnostics.front(), "x") == "x: error: the topology has 4 cores, so 5 cannot be online");
}

TEST_CASE("a topology that fits no machine is refused with its place", "[machine][topology][scenario]")
{
    const auto codes = [](const std::string& machine) {
        std::string text;
        const auto run = scenario::loadRun("threadway: 1\nid: x\nmachine: " + machine
                                           + "\nprocesses: {p: {threads: {a: pass}}}\n");
        for (const base::Diagnostic& finding : run.diagnostics)
            text += std::string(finding.code) + " ";
        return text;
    };
    CHECK(codes("{topology: {sockets: 9, cores-per-socket: 8}}") == "too-many-cores ");
    CHECK(codes("{cores: 3, topology: {cores-per-socket: 2}}") == "cores-and-topology ");
    CHECK(codes("{topology: {cores-per-socket: 2, nodes: 3}}") == "bad-topology ");
    CHECK(codes("{cores: 4, topology: {cores-per-socket: 2, smt: 2}}").empty());
    CHECK(codes("{cores: 3, topology: {cores-per-socket: 2, smt: 2}}").empty());
}

} // namespace threadway
