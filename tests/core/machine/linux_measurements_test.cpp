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

/// Stretches in milliseconds, as measured; 0: not compared.
struct Spans {
    double median = 0;
    double p95 = 0;
    double longest = 0;
};

struct Row {
    std::string attributes;
    double percent; ///< by weight
    Spans runs;
    Spans waits;
};

struct Table {
    std::vector<Row> rows;
    int seconds = 20;
    double tolerance = 0.5; ///< of shares, in percentage points
};

double quantile(const std::vector<double>& sorted, double part)
{
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
}

/// Medians and 95th percentiles within a tick, the longest within three, of which one may be an interrupt's.
void checkRuns(const std::vector<double>& runs, const Spans& measured)
{
    REQUIRE_FALSE(runs.empty());
    CHECK(runs.front() >= tickMs); // nobody loses the core before a tick
    for (const double run : runs)
        CHECK(std::abs(run / tickMs - std::round(run / tickMs)) < 1e-6);
    if (measured.median > 0)
        CHECK(median(runs) == Approx(measured.median).margin(tickMs));
    if (measured.p95 > 0)
        CHECK(quantile(runs, 0.95) == Approx(measured.p95).margin(tickMs));
    if (measured.longest > 0)
        CHECK(runs.back() == Approx(measured.longest).margin(3 * tickMs));
}

void check(const Table& table)
{
    std::vector<std::string> threads;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        threads.push_back(hog(i, table.rows[i].attributes));
    const auto report = reportOf(scenarioOf(oneCore, threads), SimTime{table.seconds * std::int64_t{1'000'000'000}});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        CAPTURE(i, row.attributes);
        const double share = report["threads"][i]["runtime_ns"].get<double>() / report["end_ns"].get<double>();
        CHECK(share * 100 == Approx(row.percent).margin(table.tolerance));
        checkRuns(runsOf(report, fmt::format("t{}", i)), row.runs);
        const auto& waits = report["threads"][i]["waits"];
        if (row.waits.median > 0)
            CHECK(waits["p50_ns"].get<double>() / 1e6 == Approx(row.waits.median).margin(tickMs));
        if (row.waits.longest > 0)
            CHECK(waits["max_ns"].get<double>() / 1e6 <= row.waits.longest + 3 * tickMs);
    }
}

} // namespace

TEST_CASE("hogs under EEVDF share a core by weight, in runs of whole ticks, as on a real kernel", "[machine][oracle]")
{
    check({std::vector<Row>(2, {"nice: 0", 50, {4, 4.01, 4.06}, {4, 0, 7.98}})});
    check({{{"nice: 0", 55.53, {4, 8.01, 8.05}, {4, 0, 8.2}}, {"nice: 1", 44.47, {4, 4.03, 8.01}, {4, 0, 8.2}}}});
    check({{{"nice: 0", 75.35, {12, 16, 16}, {4, 0, 4}}, {"nice: 5", 24.65, {4, 4.02, 4.03}, {12, 0, 16}}}});
    check({std::vector<Row>(4, {"nice: 0", 25, {4, 4.02, 5.2}, {12, 0, 16}})});
    check({std::vector<Row>(8, {"nice: 0", 12.5, {4, 4.02, 4.4}, {28, 0, 40}})});
    check({{{"nice: -5", 68.00, {8, 12, 16}, {4, 0, 9}},
            {"nice: 0", 22.31, {4, 0, 0}, {12, 0, 24}},
            {"nice: 5", 7.30, {4, 0, 0}, {48, 0, 72}},
            {"nice: 10", 2.40, {4, 0, 0}, {160, 0, 204}}}});
    check({{{"nice: 0", 98.56, {0, 276, 284}, {4, 0, 4}}, {"nice: 19", 1.44, {4, 0, 0}, {272, 0, 284}}}});
}

TEST_CASE("the extremes of nice share a core as on a real kernel", "[machine][oracle]")
{
    // Over the five seconds that were measured, in which nice 19 came to one tick of 4 ms, here and there.
    const Table table{{{"nice: -20", 98.84, {0, 348, 348}, {4, 0, 0}},
                       {"nice: 0", 1.14, {4, 0, 0}, {348, 0, 472}},
                       {"nice: 19", 0.08, {4, 0, 0}, {}}},
                      5,
                      0.1};
    check(table);
    // By and by it gets what its weight gives: 15 of 89800, which is a tick in 24 seconds.
    std::vector<std::string> threads;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        threads.push_back(hog(i, table.rows[i].attributes));
    const auto report = reportOf(scenarioOf(oneCore, threads), SimTime{240'000'000'000});
    CHECK(report["threads"][2]["runtime_ns"].get<double>() / 1e6 == Approx(240'000.0 * 15 / 89'800).margin(tickMs));
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

namespace {

/// What the thread waits for after each sleep, over so many seconds.
nlohmann::ordered_json latencyOf(const std::string& work, const std::string& sleep, int nice, std::size_t hogs)
{
    std::vector<std::string> threads{
        fmt::format(R"(s: {{nice: {}, program: "while true:\n    compute({})\n    sleep({})\n"}})", nice, work, sleep)};
    for (std::size_t i = 0; i < hogs; ++i)
        threads.push_back(hog(i, "nice: 0"));
    return reportOf(scenarioOf(oneCore, threads), SimTime{20'000'000'000})["threads"][0]["latency"];
}

double inMs(const nlohmann::ordered_json& latency, const char* key)
{
    return latency[key].get<double>() / 1e6;
}

} // namespace

TEST_CASE("a sleeper takes the core at once or waits for a tick, as on a real kernel", "[machine][oracle]")
{
    struct Case {
        const char* work;
        const char* sleep;
        int nice;
        std::size_t hogs;
        double p50; ///< measured, in ms
        double p90;
        double p99;
        double longest;
    };
    for (const Case& measured :
         {Case{"1ms", "10ms", 0, 1, 0.013, 2.86, 3.71, 3.73}, Case{"1ms", "10ms", 0, 4, 1.84, 8.94, 8.96, 9.8},
          Case{"1ms", "10ms", 0, 8, 8.93, 12.9, 16.9, 17.8}, Case{"1ms", "10ms", -10, 4, 0.012, 3.3, 3.7, 3.7},
          Case{"100us", "5ms", 0, 2, 0.012, 0.025, 3.83, 4.3}}) {
        CAPTURE(measured.work, measured.nice, measured.hogs);
        const auto latency = latencyOf(measured.work, measured.sleep, measured.nice, measured.hogs);
        CAPTURE(latency.dump());
        CHECK(inMs(latency, "p50_ns") == Approx(measured.p50).margin(tickMs));
        CHECK(inMs(latency, "p90_ns") == Approx(measured.p90).margin(1.5 * tickMs));
        CHECK(inMs(latency, "p99_ns") == Approx(measured.p99).margin(tickMs));
        CHECK(inMs(latency, "max_ns") == Approx(measured.longest).margin(tickMs));
    }
}

TEST_CASE("a sleeper of nice 19 pays its debt by waiting about as long as on a real kernel", "[machine][oracle]")
{
    // Measured with two hogs: p50 125, p90 165, p99 and longest 273 ms, over some 35 wake-ups.
    const auto latency = latencyOf("1ms", "10ms", 19, 2);
    CAPTURE(latency.dump());
    CHECK(inMs(latency, "p50_ns") > 125.0 / 2);
    CHECK(inMs(latency, "p50_ns") < 125.0 * 2);
    CHECK(inMs(latency, "p90_ns") > 165.0 / 2);
    CHECK(inMs(latency, "p90_ns") < 165.0 * 2);
    CHECK(inMs(latency, "p99_ns") == Approx(273).margin(tickMs));
    CHECK(inMs(latency, "max_ns") == Approx(273).margin(tickMs));
}
