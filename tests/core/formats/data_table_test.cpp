// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/data_table.h"
#include "formats/metrics_tables.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace threadway::formats {
namespace {

DataTable sample()
{
    return {{{"name", "name", Unit::None}, {"time_ns", "ms", Unit::Time}, {"share_percent", "%", Unit::Percent}},
            {{std::string("plain"), std::int64_t{1'500'000}, base::Fraction{1, 4}},
             {std::string("a \"b\", c\nd"), TableCell(), base::Fraction{1, 3}}}};
}

/// Reads CSV by RFC 4180, by itself; each record must end with CR LF.
std::vector<std::vector<std::string>> readCsv(const std::string& text)
{
    std::vector<std::vector<std::string>> records{{""}};
    bool isInQuotes = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '"' && isInQuotes && i + 1 < text.size() && text[i + 1] == '"') {
            records.back().back() += text[++i];
        } else if (letter == '"') {
            isInQuotes = !isInQuotes;
        } else if (letter == ',' && !isInQuotes) {
            records.back().emplace_back();
        } else if (letter == '\r' && !isInQuotes) {
            REQUIRE(text.at(++i) == '\n');
            if (i + 1 < text.size())
                records.push_back({""});
        } else {
            records.back().back() += letter;
        }
    }
    return records;
}

} // namespace

TEST_CASE("CSV quotes what RFC 4180 says must be quoted", "[formats]")
{
    CHECK(csvText(sample())
          == "name,time_ns,share_percent\r\n"
             "plain,1500000,25\r\n"
             "\"a \"\"b\"\", c\nd\",,33.3333333\r\n");
    const auto records = readCsv(csvText(sample()));
    REQUIRE(records.size() == 3);
    CHECK(records[2] == std::vector<std::string>{"a \"b\", c\nd", "", "33.3333333"});
}

TEST_CASE("JSON rows are objects, and nothing is null", "[formats]")
{
    const auto rows = jsonRows(sample());
    CHECK(rows[0]["time_ns"] == 1'500'000);
    CHECK(rows[0]["share_percent"] == 25.0);
    CHECK(rows[1]["time_ns"].is_null());
    CHECK(rows[1]["name"] == "a \"b\", c\nd");
}

TEST_CASE("plain text stands in columns, times in milliseconds", "[formats]")
{
    DataTable table = sample();
    table.rows[1][0] = std::string("longer");
    CHECK(plainText(table)
          == "name       ms     %\n"
             "plain   1.500  25.0\n"
             "longer      -  33.3\n");
}

TEST_CASE("levels of cache are called by their numbers, also where one is left out", "[formats]")
{
    const auto run = test::loadText("threadway: 1\nmachine: {model: reference, cores: 1, caches: {l1: {}, l3: {}}}\n"
                                    "processes: {p: {buffers: {b: 512}, threads: {t: \"touch(8, b)\"}}}\n");
    const auto recorder = test::record(run, SimTime{1'000'000'000});
    const DataTable table = metricsTable(MetricsTable::Cores, *run.blueprint, trace::metricsOf(recorder.trace()));
    const auto rows = jsonRows(table);
    CHECK(rows[0]["l2_misses"] == 0);
    CHECK(rows[0]["l3_misses"] == 8);
    CHECK(plainText(table).find("L3 %") != std::string::npos);
    CHECK(plainText(table).find("L2 %") == std::string::npos);
}

TEST_CASE("every table of a run has as many fields in each row as columns", "[formats]")
{
    const auto run = test::loadPreset("whose-pothole");
    const auto recorder = test::record(run, SimTime{1'000'000'000});
    const trace::Metrics metrics = trace::metricsOf(recorder.trace());
    for (std::size_t i = 0; i < metricsTableNames().size(); ++i) {
        CAPTURE(metricsTableNames()[i]);
        const DataTable table = metricsTable(static_cast<MetricsTable>(i), *run.blueprint, metrics);
        CHECK_FALSE(table.rows.empty());
        for (const auto& record : readCsv(csvText(table)))
            CHECK(record.size() == table.columns.size());
    }
}

} // namespace threadway::formats
