// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/schedules.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace threadway;
using namespace threadway::test;

namespace {

std::vector<double> sharesOf(const nlohmann::ordered_json& report)
{
    std::vector<double> shares;
    for (const auto& thread : report["threads"])
        shares.push_back(thread["runtime_ns"].get<double>() / report["end_ns"].get<double>());
    return shares;
}

std::vector<std::string> hogs(const std::vector<std::string>& attributes)
{
    std::vector<std::string> threads;
    for (std::size_t i = 0; i < attributes.size(); ++i)
        threads.push_back(fmt::format("t{}: {{{}, program: \"compute(1000s)\"}}", i, attributes[i]));
    return threads;
}

} // namespace

TEST_CASE("stride gives CPU time in proportion to tickets, to within a slice", "[machine][oracle]")
{
    const auto report = reportOf(scenarioOf("cores: 1, policy: {name: stride, slice: 1}",
                                            hogs({"tickets: 300", "tickets: 200", "tickets: 100"})),
                                 SimTime{600'000'000});
    CHECK(std::abs(report["threads"][0]["runtime_ns"].get<double>() - 300e6) <= 1e6);
    CHECK(std::abs(report["threads"][1]["runtime_ns"].get<double>() - 200e6) <= 1e6);
    CHECK(std::abs(report["threads"][2]["runtime_ns"].get<double>() - 100e6) <= 1e6);
    // Strides of 2, 3 and 6: worked out by hand, equal passes in the order of joining.
    CHECK(scheduleOf(report).substr(0, 48) == "t0 0-1, t1 1-2, t2 2-3, t0 3-4, t1 4-5, t0 5-7, ");
}

TEST_CASE("a lottery gives CPU time in proportion to tickets, to within the luck of the draw", "[machine][oracle]")
{
    const auto report
        = reportOf(scenarioOf("cores: 1, policy: {name: lottery, slice: 1}", hogs({"tickets: 300", "tickets: 100"})),
                   SimTime{10'000'000'000});
    // 10,000 draws: a standard deviation is 0.43 %, so four of them bound it for any good stream of numbers.
    CHECK(sharesOf(report)[0] == Approx(0.75).margin(0.018));
    // The number of times the winner changes is 2 * p * (1 - p) of the draws: 3750, standard deviation about 48.
    CHECK(static_cast<double>(report["slices"].size()) == Approx(3750).margin(200));
}

TEST_CASE("who slept under stride does not run for all the time it missed", "[machine]")
{
    const auto report = reportOf(scenarioOf("cores: 1, policy: {name: stride, slice: 1}",
                                            {"sleeper: \"sleep(100)\\ncompute(1000s)\"", "hog: \"compute(1000s)\""}),
                                 SimTime{300'000'000});
    CHECK(report["threads"][0]["runtime_ns"].get<double>() == Approx(100e6).margin(2e6));
}

TEST_CASE("CFS gives CPU time in proportion to weights, within one percent", "[machine][oracle]")
{
    // Weights of the kernel's table: 3121, 1024, 335, 110.
    const auto report
        = reportOf(scenarioOf("cores: 1, policy: cfs", hogs({"nice: -5", "nice: 0", "nice: 5", "nice: 10"})),
                   SimTime{20'000'000'000});
    const std::vector<double> shares = sharesOf(report);
    CHECK(shares[0] == Approx(0.6799).margin(0.01));
    CHECK(shares[1] == Approx(0.2231).margin(0.01));
    CHECK(shares[2] == Approx(0.0730).margin(0.01));
    CHECK(shares[3] == Approx(0.0240).margin(0.01));
}

TEST_CASE("under CFS a sleeper takes the core from hogs as soon as it wakes", "[machine]")
{
    const auto report
        = reportOf(scenarioOf("cores: 1, policy: cfs", {R"(sleeper: "while true:\n    compute(1)\n    sleep(10)\n")",
                                                        "a: \"compute(1000s)\"", "b: \"compute(1000s)\""}),
                   SimTime{1'000'000'000});
    CHECK(report["threads"][0]["latency"]["p90_ns"].get<std::int64_t>() == 0);
}
