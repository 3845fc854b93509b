// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "formats/metrics_tables.h"
#include "history/comparison.h"
#include "scenario/policy_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace threadway {
namespace {

using namespace literals;

std::vector<scenario::PolicySpec> policies(const char* text)
{
    return *scenario::parsePolicies(text, 1_ms);
}

scenario::LoadedRun convoy()
{
    return test::loadText("threadway: 1\nid: convoy\nmachine: {model: free, cores: 1}\n"
                          "processes: {p: {threads: {a: compute(60), b: compute(5), c: compute(5), d: compute(5)}}}\n");
}

std::string asText(const history::Comparison& comparison)
{
    return formats::jsonRows(formats::comparisonTable(comparison)).dump();
}

} // namespace

TEST_CASE("a convoy is slow under fcfs and quick under round robin", "[history][compare]")
{
    const scenario::LoadedRun run = convoy();
    const auto comparison = history::compare(run.blueprint, {}, policies("fcfs,rr:slice=5ms"), 10_s);
    REQUIRE(comparison.rows.size() == 2);
    CHECK(comparison.rows[0].metrics.whole.turnaround.mean() == base::Fraction{67'500'000, 1});
    CHECK(comparison.rows[1].metrics.whole.turnaround.mean() == base::Fraction{30'000'000, 1});
    CHECK(comparison.rows[1].end == machine::RunEnd::Finished);
}

TEST_CASE("each row of a comparison is the run under that policy alone", "[history][compare]")
{
    const scenario::LoadedRun run = test::loadPreset("two-way-six");
    const scenario::Journal journal{{20_ms, scenario::Kill{ThreadId(1)}}};
    const auto comparison = history::compare(run.blueprint, journal, policies("fcfs,rr:slice=1ms"), 60_ms);
    for (const history::ComparisonRow& row : comparison.rows) {
        CAPTURE(row.policy.name);
        CHECK_FALSE(row.end);
        history::Recorder recorder(history::withPolicy(*run.blueprint, row.policy), journal);
        recorder.advanceToEnd(60_ms);
        const trace::Metrics alone = trace::metricsOf(recorder.trace());
        CHECK(row.metrics.statistics.time == 60_ms);
        CHECK(row.metrics.statistics.threads[1].state == "killed");
        CHECK(row.metrics.whole.running == alone.whole.running);
        CHECK(row.metrics.whole.waits == alone.whole.waits);
        CHECK(row.metrics.whole.latency == alone.whole.latency);
        CHECK(row.metrics.whole.fairness == alone.whole.fairness);
    }
}

TEST_CASE("missed deadlines are compared", "[history][compare]")
{
    // Runtime and period 2, 5 and 4, 7: under rate monotonic the first job of b ends at 8, by hand.
    const auto run
        = test::loadText("threadway: 1\nmachine: {model: free, tick: 1ms, cores: 1}\nprocesses:\n  p:\n    threads:\n"
                         "      a: {period: 5, program: compute(2)}\n      b: {period: 7, program: compute(4)}\n");
    const auto comparison = history::compare(run.blueprint, {}, policies("edf,rm"), 35_ms);
    const formats::DataTable table = formats::comparisonTable(comparison);
    const auto rows = formats::jsonRows(table);
    CHECK(rows[0]["jobs"] == 12);
    CHECK(rows[0]["deadline_misses"] == 0);
    CHECK(rows[1]["jobs"] == 12);
    CHECK(rows[1]["deadline_misses"] == 1);
    CHECK(formats::plainText(table).find("missed") != std::string::npos);
    const trace::Metrics& rm = comparison.rows[1].metrics;
    const auto threads = formats::jsonRows(formats::metricsTable(formats::MetricsTable::Threads, *run.blueprint, rm));
    CHECK(threads[0]["deadline_misses"] == 0);
    CHECK(threads[1]["deadline_misses"] == 1);
    CHECK(threads[1]["jobs"] == 5);
    // Where no thread is periodic, plain text has no column for it.
    const auto other = history::compare(convoy().blueprint, {}, policies("fcfs"), 10_s);
    CHECK(formats::plainText(formats::comparisonTable(other)).find("missed") == std::string::npos);
}

TEST_CASE("a comparison made in small pieces is the same", "[history][compare]")
{
    const scenario::LoadedRun run = convoy();
    history::ComparisonRun pieces(run.blueprint, {}, policies("fcfs,rr:slice=1ms"), 10_s);
    std::size_t most = 0;
    while (pieces.advance(3))
        most = std::max(most, pieces.comparison().rows.size());
    CHECK(most == 1);
    CHECK(asText(pieces.comparison())
          == asText(history::compare(run.blueprint, {}, policies("fcfs,rr:slice=1ms"), 10_s)));
}

TEST_CASE("a comparison stops at the scenario's own end", "[history][compare]")
{
    const auto run = test::loadText("threadway: 1\nuntil: 7ms\nmachine: {model: free}\n"
                                    "processes: {p: {threads: {a: compute(1s)}}}\n");
    const auto comparison = history::compare(run.blueprint, {}, policies("rr"), 10_s);
    CHECK(comparison.until == 7_ms);
    CHECK(comparison.rows[0].metrics.whole.running == 7_ms);
}

TEST_CASE("every policy of this build can be compared on every preset", "[history][compare]")
{
    std::vector<scenario::PolicySpec> all;
    for (const sched::PolicyInfo* info : sched::policies())
        all.push_back({std::string(info->id), {}});
    for (const base::EmbeddedFile& preset : scenario::presetFiles()) {
        CAPTURE(preset.name);
        const scenario::LoadedRun run = test::loadText(preset.text);
        const auto comparison = history::compare(run.blueprint, run.journal, all, 50_ms);
        CHECK(comparison.rows.size() == all.size());
        CHECK(formats::comparisonTable(comparison).rows.size() == all.size());
    }
}

} // namespace threadway
