// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/run_report.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

namespace threadway {
namespace {

using namespace literals;
using Json = nlohmann::ordered_json;

Json reportOf(const char* preset, SimTime until, bool withSlices = false)
{
    const scenario::LoadedRun run = test::loadPreset(preset);
    return formats::runReport(test::record(run, until).trace(), {run.file.variant, withSlices});
}

void checkKeys(const Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        CAPTURE(key);
        CHECK(json.contains(key));
    }
}

} // namespace

TEST_CASE("the report of a run has the keys that scripts rely on", "[formats]")
{
    const Json report = reportOf("two-way-six", 50_ms, true);
    checkKeys(report,
              {"id", "seed", "end_ns", "reason", "output", "threads", "cores", "deadlock", "slices", "shared", "hash"});
    REQUIRE(report["threads"].size() == 6);
    checkKeys(report["threads"][0], {"process", "thread", "state", "arrival_ns", "first_run_ns", "end_ns", "runtime_ns",
                                     "ready_ns", "blocked_ns", "switches", "migrations"});
    REQUIRE(report["cores"].size() == 4);
    checkKeys(report["cores"][0], {"id", "busy_ns", "switch_ns", "idle_ns", "caches"});
    checkKeys(report["cores"][0]["caches"][0], {"level", "hits", "misses", "invalidations"});
    checkKeys(report["slices"][0], {"core", "thread", "start_ns", "end_ns"});
    CHECK(report["reason"] == "until");
    CHECK(report["end_ns"] == 50'000'000);
    CHECK(report["deadlock"].is_null());
    CHECK(report["shared"].contains("balance"));
}

TEST_CASE("slices of a core follow each other and cover its busy and switching time", "[formats]")
{
    const Json report = reportOf("two-way-six", 50_ms, true);
    for (std::size_t core = 0; core < 4; ++core) {
        std::int64_t covered = 0;
        std::int64_t last = 0;
        for (const Json& slice : report["slices"]) {
            if (slice["core"] != core)
                continue;
            CHECK(slice["start_ns"].get<std::int64_t>() >= last);
            last = slice["end_ns"].get<std::int64_t>();
            covered += last - slice["start_ns"].get<std::int64_t>();
        }
        const Json& numbers = report["cores"][core];
        CHECK(covered == numbers["busy_ns"].get<std::int64_t>() + numbers["switch_ns"].get<std::int64_t>());
    }
}

TEST_CASE("the report of a deadlock names its threads, locks and length", "[formats]")
{
    const Json report = reportOf("gridlock", 1_s);
    CHECK(report["reason"] == "deadlock");
    CHECK(report["deadlock"]["length"] == 4);
    CHECK(report["deadlock"]["threads"] == Json({"car-N", "car-E", "car-S", "car-W"}));
    CHECK(report["deadlock"]["locks"] == Json({"east", "south", "west", "north"}));
    CHECK(report["shared"]["crossed"] == 0);
    CHECK(report["threads"][0]["state"] == "blocked");
    CHECK(report["threads"][0]["end_ns"].is_null());
}

TEST_CASE("the report of a finished run has its output and variant", "[formats]")
{
    CHECK(reportOf("merge-order", 1_s)["output"] == "1 x y 2 3 z");
    CHECK(reportOf("merge-order", 1_s)["reason"] == "finished");
    CHECK(reportOf("pin-or-wander", 10_s)["variant"] == "pinned");
    CHECK(reportOf("pin-or-wander", 10_s)["caches"][0]["hits"] == 392);
}

TEST_CASE("the table of a run tells how it ended", "[formats]")
{
    const scenario::LoadedRun run = test::loadPreset("gridlock");
    const std::string table = formats::runTable(test::record(run, 1_s).trace(), {});
    CHECK(table.find("deadlock, cycle of 4: car-N waits for east") != std::string::npos);
}

} // namespace threadway
