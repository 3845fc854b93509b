// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the MLFQ simulator of Operating Systems: Three Easy Pieces: 3 queues, slice 10, one slice of allotment.
#include "support/schedules.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::test;

namespace {

const std::string longJob = "a: \"compute(180)\"";

/// A job that starts at 100, runs for 50 and does an input or output of 4 ticks after each 4.
std::string interactive(const char* name)
{
    return std::string(name)
           + R"(: {arrives: 100, program: "for i in range(12):\n    compute(4)\n    sleep(4)\ncompute(2)\n"})";
}

std::vector<std::int64_t> timesOf(const nlohmann::ordered_json& report, const char* until)
{
    std::vector<std::int64_t> times;
    for (const auto& thread : report["threads"])
        times.push_back((thread[until].get<std::int64_t>() - thread["arrival_ns"].get<std::int64_t>()) / 1'000'000);
    return times;
}

nlohmann::ordered_json run(const std::string& parameters, const std::vector<std::string>& threads)
{
    return reportOf(scenarioOf("cores: 1, policy: {name: mlfq, queues: 3, " + parameters + "}", threads));
}

} // namespace

TEST_CASE("a short job that comes late overtakes a long one that has sunk", "[machine][oracle]")
{
    const auto report = run("slice: 10", {longJob, "b: {arrives: 100, program: \"compute(20)\"}"});
    CHECK(timesOf(report, "end_ns") == std::vector<std::int64_t>{200, 20});
    CHECK(scheduleOf(report) == "a 0-100, b 100-120, a 120-200");
}

TEST_CASE("waiting keeps what is used of the slice, so that interactive jobs sink in time", "[machine][oracle]")
{
    const auto report = run("slice: 10", {longJob, interactive("b"), interactive("c")});
    CHECK(timesOf(report, "end_ns") == std::vector<std::int64_t>{268, 178, 182});
    CHECK(timesOf(report, "first_run_ns") == std::vector<std::int64_t>{0, 0, 4});
}

TEST_CASE("if waiting refills the slice, a program that waits in time stays on top, and boosting helps",
          "[machine][oracle]")
{
    const std::vector<std::string> threads{longJob, interactive("b"), interactive("c")};
    CHECK(timesOf(run("slice: 10, io: refill", threads), "end_ns") == std::vector<std::int64_t>{280, 98, 102});
    CHECK(timesOf(run("slice: 10, io: refill, boost: 50", threads), "end_ns")
          == std::vector<std::int64_t>{280, 128, 132});
}

TEST_CASE("slices and allotments are those of the level", "[machine]")
{
    // a: one slice of 2 on top, then two of 3, then slices of 3 at the bottom; b arrives at 4 and is served at once.
    const auto report = run("slice: 2, slice-2: 3, allotment-2: 2",
                            {"a: \"compute(14)\"", "b: {arrives: 4, program: \"compute(3)\"}"});
    CHECK(scheduleOf(report) == "a 0-4, b 4-6, a 6-7, b 7-8, a 8-17");
}
