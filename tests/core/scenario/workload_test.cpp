// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blueprint_builder.h"
#include "scenario/distribution_text.h"
#include "scenario/scenario_writer.h"
#include "scenario/workload_text.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

namespace threadway::scenario {
namespace {

using namespace literals;
using base::DistributionKind;

std::string fileWith(const std::string& generate, const std::string& rest = "")
{
    return "threadway: 1\nmachine: {model: free}\nprocesses:\n  crowd:\n    generate: {" + generate + "}\n" + rest;
}

base::Diagnostics findings(const std::string& text)
{
    return readScenarioFile(text).diagnostics;
}

} // namespace

TEST_CASE("a process generates its threads from a few numbers", "[scenario][workload]")
{
    const auto run = test::loadText(fileWith("threads: 3, gap: fixed 2ms, burst: 5ms, bursts: 2, io: 50"));
    const std::vector<ThreadSpec>& threads = run.blueprint->scenario.processes[0].threads;
    REQUIRE(threads.size() == 3);
    CHECK(threads[0].name == "job-1");
    CHECK(threads[2].arrival == 4_ms);
    CHECK(threads[2].program == "compute(5ms)\nsleep(5ms)\ncompute(5ms)\n");
}

TEST_CASE("threads that stand in the file come before the generated ones", "[scenario][workload]")
{
    const auto run = test::loadText(fileWith("threads: 1", "    threads: {mine: compute(1)}\n"));
    REQUIRE(run.blueprint->threads.size() == 2);
    CHECK(run.blueprint->threads[0].name == "mine");
}

TEST_CASE("the scenario's seed does not change the workload, the workload's own does", "[scenario][workload]")
{
    const WorkloadSpec spec{.threads = 20, .seed = 3, .gap = {DistributionKind::Exponential, 1_ms, {}, 0}};
    WorkloadSpec other = spec;
    other.seed = 4;
    CHECK(generatedThreads(spec) == generatedThreads(spec));
    CHECK(generatedThreads(spec)[5].arrival != generatedThreads(other)[5].arrival);
}

TEST_CASE("gaps do not depend on what bursts are drawn", "[scenario][workload]")
{
    WorkloadSpec spec{.threads = 50, .gap = {DistributionKind::Exponential, 1_ms, {}, 0}};
    const auto before = generatedThreads(spec);
    spec.burst = {DistributionKind::Uniform, 1_ms, 2_ms, 0};
    const auto after = generatedThreads(spec);
    for (std::size_t i = 0; i < before.size(); ++i)
        CHECK(before[i].arrival == after[i].arrival);
}

TEST_CASE("the share of time spent between bursts is as asked for", "[scenario][workload]")
{
    // With 200 bursts and pauses less one the share of the last burst is lost in the noise.
    WorkloadSpec spec;
    spec.threads = 20;
    spec.burst = {DistributionKind::Exponential, 1_ms, {}, 0};
    spec.bursts = 200;
    spec.ioPercent = 75;
    Scenario scenario;
    scenario.machine.memory = {};
    scenario.machine.costs = {};
    ProcessSpec& process = scenario.processes.emplace_back();
    process.name = "p";
    process.threads = generatedThreads(spec);
    const auto blueprint = makeBlueprint(scenario);
    REQUIRE(blueprint.isOk());
    history::Recorder recorder(*blueprint);
    recorder.advanceToEnd(1000_s);
    const trace::State state = test::finalState(recorder.trace());
    SimTime ran;
    SimTime slept;
    for (const trace::ThreadNow& thread : state.threads) {
        ran += thread.ran;
        slept += thread.slept;
    }
    const double share = static_cast<double>(slept.ns) / static_cast<double>((slept + ran).ns);
    CHECK(share == Approx(0.75).margin(0.01));
}

TEST_CASE("a generated workload is written as it was read, unless a thread was changed", "[scenario][workload]")
{
    const std::string text = fileWith("threads: 100, seed: 9, gap: exponential 2ms, burst: heavy-tail 1ms 1s 1.5, "
                                      "bursts: 3, io: 30",
                                      "    threads: {mine: compute(1)}\n");
    Scenario scenario = readScenarioFile(text)->scenario;
    const std::string written = scenarioText(scenario);
    CHECK(written.find("job-1:") == std::string::npos);
    CHECK(readScenarioFile(written)->scenario == scenario);
    scenario.processes[0].threads[50].program = "compute(1)\n";
    const std::string changed = scenarioText(scenario);
    CHECK(changed.find("generate") == std::string::npos);
    CHECK(readScenarioFile(changed)->scenario.processes[0].threads == scenario.processes[0].threads);
}

TEST_CASE("the printed file generates what it was asked for, compact or thread by thread", "[scenario][workload]")
{
    const WorkloadSpec spec{.threads = 12,
                            .seed = 5,
                            .gap = {DistributionKind::Uniform, 0_ms, 3_ms, 0},
                            .burst = {DistributionKind::Bimodal, 1_ms, 20_ms, 10},
                            .bursts = 2,
                            .ioPercent = 20};
    const PolicySpec policy{"rr", {{{"slice", 2'000'000}}}};
    for (const bool isExpanded : {false, true}) {
        CAPTURE(isExpanded);
        const auto file = readScenarioFile(workloadFile(spec, 3, policy, isExpanded));
        REQUIRE(file.isOk());
        std::vector<ThreadSpec> threads = file->scenario.processes[0].threads;
        for (ThreadSpec& thread : threads)
            thread.origin = {};
        CHECK(threads == generatedThreads(spec));
        CHECK(file->scenario.machine.policy == policy);
        CHECK(file->scenario.machine.cores == 3);
        CHECK(file->scenario.processes[0].workload.has_value() != isExpanded);
    }
}

TEST_CASE("every distribution is read back from its text", "[scenario][workload]")
{
    for (const char* text : {"fixed 2ms", "uniform 1ms 3ms", "exponential 500us", "bimodal 1ms 20ms 5%",
                             "heavy-tail 1ms 1s 1.05", "heavy-tail 1ms 1s 0.10", "heavy-tail 2ns 1s 10.00"}) {
        CAPTURE(text);
        base::Diagnostics diagnostics;
        NodeReader reader(diagnostics);
        YamlNode node;
        node.kind = YamlNode::Kind::Scalar;
        node.scalar = text;
        CHECK(distributionText(readDistribution(reader, node)) == text);
        CHECK(diagnostics.empty());
    }
}

TEST_CASE("faults in a workload are named with their place", "[scenario][workload]")
{
    for (const char* wrong :
         {"gap: soon", "gap: poisson 2ms", "gap: uniform 3ms 1ms", "gap: uniform 3ms", "burst: bimodal 1ms 2ms 10",
          "burst: bimodal 1ms 2ms 100%", "burst: heavy-tail 0ms 1s 1.5", "burst: heavy-tail 1ms 1s 1.555",
          "burst: heavy-tail 1ms 1s -1", "burst: heavy-tail 1ms 1s 1.", "burst: \"\"", "burst: exponential 1ms 2ms"}) {
        CAPTURE(wrong);
        const auto found = findings(fileWith(wrong));
        REQUIRE(found.size() == 1);
        CHECK(found[0].code == "bad-distribution");
        CHECK(found[0].position.line == 5);
    }
    CHECK(findings(fileWith("threads: 0"))[0].code == "bad-number");
    CHECK(findings(fileWith("threads: 100001"))[0].code == "bad-number");
    CHECK(findings(fileWith("threads: 100000, bursts: 11"))[0].code == "too-many");
    CHECK(findings(fileWith("threads: 3", "    threads: {job-2: compute(1)}\n"))[0].code == "duplicate-key");
    CHECK(findings(fileWith("treads: 3"))[0].code == "unknown-key");
}

TEST_CASE("100000 generated threads fit a file of a few lines and run", "[scenario][workload]")
{
    const auto run = test::loadText(fileWith("threads: 100000, burst: exponential 1ms"));
    CHECK(run.blueprint->threads.size() == 100'000);
    history::Recorder recorder(run.blueprint);
    CHECK(recorder.advance(1_s, 10'000));
}

} // namespace threadway::scenario
