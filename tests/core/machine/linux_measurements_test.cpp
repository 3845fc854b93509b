// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The fair class against measurements of a Linux 6.18 guest: one core, 250 Hz, base slice 1.4 ms. Where the tolerances
// come from stands in docs/validation.md.
#include "support/schedules.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace threadway;
using namespace threadway::test;

namespace {

constexpr double tickMs = 4;
const std::string oneCore = "cores: 1, policy: {name: eevdf, slice: 1400us}";

std::string hog(std::size_t index, const std::string& attributes)
{
    return fmt::format("t{}: {{{}, program: \"compute(1000s)\"}}", index, attributes);
}

/// Lengths in milliseconds of the thread's stretches on the core, sorted; the last one is cut off by the end.
std::vector<double> runsOf(const nlohmann::ordered_json& report, const std::string& thread)
{
    std::vector<double> runs;
    for (const auto& slice : report["slices"]) {
        if (slice["thread"] == thread && slice["end_ns"] != report["end_ns"])
            runs.push_back((slice["end_ns"].get<double>() - slice["start_ns"].get<double>()) / 1e6);
    }
    std::sort(runs.begin(), runs.end());
    return runs;
}

double median(const std::vector<double>& sorted)
{
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
}

struct Row {
    std::string attributes;
    double percent; ///< by weight
    double run; ///< measured median in ms
    double longestWait; ///< measured in ms, 0: not measured
};

struct Table {
    std::vector<Row> rows;
    double tolerance = 0.5; ///< of shares, in percentage points
};

void check(const Table& table)
{
    std::vector<std::string> threads;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        threads.push_back(hog(i, table.rows[i].attributes));
    const auto report = reportOf(scenarioOf(oneCore, threads), SimTime{20'000'000'000});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        CAPTURE(i, row.attributes);
        const double share = report["threads"][i]["runtime_ns"].get<double>() / report["end_ns"].get<double>();
        CHECK(share * 100 == Approx(row.percent).margin(table.tolerance));
        const std::vector<double> runs = runsOf(report, fmt::format("t{}", i));
        CHECK(median(runs) == Approx(row.run).margin(tickMs));
        for (const double run : runs)
            CHECK(std::abs(run / tickMs - std::round(run / tickMs)) < 1e-6);
        if (row.longestWait > 0)
            CHECK(report["threads"][i]["waits"]["max_ns"].get<double>() / 1e6 <= row.longestWait + 3 * tickMs);
    }
}

} // namespace

TEST_CASE("hogs under EEVDF share a core by weight, in runs of whole ticks, as on a real kernel", "[machine][oracle]")
{
    check({{{"nice: 0", 50, 4, 7.98}, {"nice: 0", 50, 4, 7.98}}});
    check({{{"nice: 0", 55.53, 4, 8.2}, {"nice: 1", 44.47, 4, 8.2}}});
    check({{{"nice: 0", 75.35, 12, 4}, {"nice: 5", 24.65, 4, 16}}});
    check({{{"nice: 0", 25, 4, 16}, {"nice: 0", 25, 4, 16}, {"nice: 0", 25, 4, 16}, {"nice: 0", 25, 4, 16}}});
    check({std::vector<Row>(8, {"nice: 0", 12.5, 4, 40})});
    check(
        {{{"nice: -5", 68.00, 8, 9}, {"nice: 0", 22.31, 4, 24}, {"nice: 5", 7.30, 4, 72}, {"nice: 10", 2.40, 4, 204}}});
    check({{{"nice: 0", 98.56, 272, 4}, {"nice: 19", 1.44, 4, 284}}});
}

TEST_CASE("batch threads share as others do, idle ones get what their weight of 3 gives", "[machine][oracle]")
{
    const auto report
        = reportOf(scenarioOf(oneCore, {hog(0, "nice: 0"), hog(1, "class: batch"), hog(2, "class: idle")}),
                   SimTime{20'000'000'000});
    const auto share = [&](std::size_t i) {
        return report["threads"][i]["runtime_ns"].get<double>() / report["end_ns"].get<double>() * 100;
    };
    CHECK(share(0) == Approx(49.9).margin(0.5));
    CHECK(share(1) == Approx(49.9).margin(0.5));
    CHECK(share(2) == Approx(0.15).margin(0.1));
}

TEST_CASE("a slice of its own beyond the tick makes runs longer, one below it changes nothing", "[machine][oracle]")
{
    for (const auto& [slice, run] : {std::pair{"100us", 4.0}, std::pair{"20001us", 24.0}}) {
        CAPTURE(slice);
        const std::string attributes = fmt::format("slice: {}", slice);
        const auto report
            = reportOf(scenarioOf(oneCore, {hog(0, attributes), hog(1, attributes)}), SimTime{10'000'000'000});
        CHECK(median(runsOf(report, "t0")) == Approx(run));
        CHECK(report["threads"][0]["runtime_ns"].get<double>() / 10e9 == Approx(0.5).margin(0.005));
    }
}

TEST_CASE("a sleeper takes the core at once or waits for a tick, as on a real kernel", "[machine][oracle]")
{
    struct Case {
        const char* work;
        const char* sleep;
        int nice;
        std::size_t hogs;
        double p50; ///< measured, in ms
        double p90;
    };
    for (const Case& measured : {Case{"1ms", "10ms", 0, 1, 0.013, 2.86}, Case{"1ms", "10ms", 0, 4, 1.84, 8.94},
                                 Case{"1ms", "10ms", 0, 8, 8.93, 12.9}, Case{"1ms", "10ms", -10, 4, 0.012, 3.3},
                                 Case{"100us", "5ms", 0, 2, 0.012, 0.025}}) {
        CAPTURE(measured.work, measured.nice, measured.hogs);
        std::vector<std::string> threads{
            fmt::format(R"(s: {{nice: {}, program: "while true:\n    compute({})\n    sleep({})\n"}})", measured.nice,
                        measured.work, measured.sleep)};
        for (std::size_t i = 0; i < measured.hogs; ++i)
            threads.push_back(hog(i, "nice: 0"));
        const auto report = reportOf(scenarioOf(oneCore, threads), SimTime{20'000'000'000});
        const auto& latency = report["threads"][0]["latency"];
        CHECK(latency["p50_ns"].get<double>() / 1e6 == Approx(measured.p50).margin(tickMs));
        CHECK(latency["p90_ns"].get<double>() / 1e6 == Approx(measured.p90).margin(1.5 * tickMs));
        UNSCOPED_INFO(latency.dump());
    }
}
