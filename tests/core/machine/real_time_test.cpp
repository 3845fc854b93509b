// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/schedules.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::test;

namespace {

constexpr SimTime oneSecond{1'000'000'000};

std::vector<std::int64_t> missesOf(const nlohmann::ordered_json& report)
{
    std::vector<std::int64_t> misses;
    for (const auto& thread : report["threads"])
        misses.push_back(thread["deadline_misses"]);
    return misses;
}

} // namespace

TEST_CASE("earliest deadline first meets deadlines that rate monotonic misses", "[machine][oracle]")
{
    // Runtime and period 2, 5 and 4, 7: 97 % load, above the bound of 83 % for two threads. Worked out by hand.
    const std::vector<std::string> threads{"a: {period: 5, program: \"compute(2)\"}",
                                           "b: {period: 7, program: \"compute(4)\"}"};
    const auto edf = reportOf(scenarioOf("cores: 1, policy: edf", threads), SimTime{35'000'000});
    CHECK(scheduleOf(edf).substr(0, 52) == "a 0-2, b 2-6, a 6-8, b 8-12, a 12-14, b 14-15, a 15-");
    CHECK(missesOf(edf) == std::vector<std::int64_t>{0, 0});
    const auto rm = reportOf(scenarioOf("cores: 1, policy: rm", threads), SimTime{35'000'000});
    CHECK(scheduleOf(rm).substr(0, 33) == "a 0-2, b 2-5, a 5-7, b 7-8, b 8-1");
    CHECK(missesOf(rm)[0] == 0);
    CHECK(missesOf(rm)[1] >= 1);
}

TEST_CASE("a job that ends at its deadline is in time, one a nanosecond later is a miss", "[machine]")
{
    const auto misses = [](const char* work) {
        return missesOf(reportOf(
            scenarioOf("cores: 1, policy: edf",
                       {fmt::format("a: {{period: 10, deadline: 4, jobs: 3, program: \"compute({})\"}}", work)})));
    };
    CHECK(misses("4ms") == std::vector<std::int64_t>{0});
    CHECK(misses("4000001ns") == std::vector<std::int64_t>{3});
}

TEST_CASE("periodic threads do as many jobs as asked, and late ones one after the other", "[machine]")
{
    const auto report = reportOf(
        scenarioOf("cores: 1, policy: edf", {"late: {period: 5, jobs: 3, program: \"compute(7)\"}",
                                             "calm: {period: 20, jobs: 2, arrives: 30, program: \"compute(1)\"}"}));
    CHECK(report["reason"] == "finished");
    CHECK(report["threads"][0]["jobs"] == 3);
    CHECK(report["threads"][0]["deadline_misses"] == 3);
    CHECK(report["threads"][0]["end_ns"] == 21'000'000);
    CHECK(report["threads"][1]["jobs"] == 2);
    CHECK(report["threads"][1]["end_ns"] == 51'000'000);
}

TEST_CASE("under partitioned EDF one core is overloaded while the other has time, under global EDF not",
          "[machine][oracle]")
{
    // Dhall and Liu turned round: three threads of 60 % on two cores fit neither way, of 50 % two share a core.
    const std::vector<std::string> threads{"a: {period: 10, program: \"compute(6)\"}",
                                           "b: {period: 10, program: \"compute(2)\"}",
                                           "c: {period: 10, program: \"compute(6)\"}"};
    const auto apart = reportOf(
        scenarioOf("cores: 2, queues: per-core, policy: {name: edf, partitioned: true}", threads), SimTime{99'000'000});
    CHECK(missesOf(apart)[0] + missesOf(apart)[2] > 0); // a and c share core 0: 12 of 10
    const auto global = reportOf(scenarioOf("cores: 2, policy: edf", threads), SimTime{99'000'000});
    CHECK(missesOf(global) == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("a deadline thread gets its runtime in each period and no more", "[machine][oracle]")
{
    const auto report
        = reportOf(scenarioOf("cores: 1, policy: linux",
                              {"greedy: {class: deadline, period: 30, runtime: 10, program: \"compute(10s)\"}",
                               "hog: \"compute(10s)\""}),
                   SimTime{3'000'000'000});
    CHECK(report["threads"][0]["runtime_ns"] == 1'000'000'000);
    CHECK(report["threads"][1]["runtime_ns"] == 2'000'000'000);
    CHECK(scheduleOf(report).substr(0, 44) == "greedy 0-10, hog 10-30, greedy 30-40, hog 40");
}

TEST_CASE("RR threads of one priority take turns of exactly 100 ms, whatever their nice values", "[machine][oracle]")
{
    const auto report = reportOf(
        scenarioOf("cores: 1, policy: linux", {"a: {class: rr, priority: 10, program: \"compute(10s)\"}",
                                               "b: {class: rr, priority: 10, nice: 19, program: \"compute(10s)\"}"}),
        SimTime{1'999'000'000});
    REQUIRE(report["slices"].size() == 20);
    for (std::size_t i = 0; i < 19; ++i) { // the end of the run cuts the last one off
        const auto& slice = report["slices"][i];
        CHECK(slice["end_ns"].get<std::int64_t>() - slice["start_ns"].get<std::int64_t>() == 100'000'000);
    }
}

TEST_CASE("fair threads behind a FIFO thread get 50 ms of each second", "[machine][oracle]")
{
    for (const char* guard : {"fair-server", "throttling"}) {
        CAPTURE(guard);
        const auto report = reportOf(
            scenarioOf(fmt::format("cores: 1, policy: {{name: linux, guard: {}}}", guard),
                       {"rt: {class: fifo, priority: 10, program: \"compute(100s)\"}", "fair: \"compute(100s)\""}),
            oneSecond * 10);
        const double share = report["threads"][1]["runtime_ns"].get<double>() / 10e9;
        CHECK(share == Approx(0.05).margin(0.001)); // measured: 4.95 %
        CHECK(report["threads"][1]["waits"]["max_ns"].get<std::int64_t>() == 950'000'000);
    }
    const auto starved = reportOf(
        scenarioOf("cores: 1, policy: {name: linux, guard: none}",
                   {"rt: {class: fifo, priority: 10, program: \"compute(100s)\"}", "fair: \"compute(100s)\""}),
        oneSecond * 10);
    CHECK(starved["threads"][1]["runtime_ns"] == 0);
}

TEST_CASE("a FIFO thread keeps the core from an RR thread of its priority until it is stopped", "[machine][oracle]")
{
    const auto report
        = reportOf(scenarioOf("cores: 1, policy: linux",
                              {"fifo: {class: fifo, priority: 10, program: \"compute(100s)\"}",
                               "rr: {class: rr, priority: 10, program: \"compute(100s)\"}", "fair: \"compute(100s)\""}),
                   oneSecond * 2);
    CHECK(scheduleOf(report).substr(0, 37) == "fifo 0-950, fair 950-1000, rr 1000-11");
}

TEST_CASE("a guard whose runtime is longer than its period leaves real-time threads a twentieth", "[machine]")
{
    // 0.1 ms of each 2 ms: the tenth part begins at 18 ms.
    const auto report = reportOf(scenarioOf("cores: 1, policy: {name: linux, guard: throttling, guard-period: 2ms}",
                                            {"a: {class: fifo, program: \"compute(1)\"}"}));
    CHECK(report["reason"] == "finished");
    CHECK(report["end_ns"] == 18'100'000);
}
