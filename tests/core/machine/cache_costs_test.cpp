// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Caches as runs feel them, under the rules of the course: 8 and 32 lines, any line anywhere, 1, 4 and 20 ticks.
#include "formats/run_report.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

namespace threadway {
namespace {

using Json = nlohmann::ordered_json;

Json reportOf(const std::string& machine, const std::string& process)
{
    const std::string text = "threadway: 1\nmachine: {model: reference, costs: {step: 0}, " + machine
                             + "}\nprocesses:\n  lab:\n" + process;
    const auto run = test::loadText(text);
    return formats::runReport(test::record(run, SimTime{10'000'000'000}).trace(), {});
}

const std::string neighbours = "    threads:\n"
                               "      left: |\n        for i in range(100):\n            a = i\n"
                               "      right: |\n        for i in range(100):\n            b = i\n";

} // namespace

TEST_CASE("two threads that write neighbouring variables miss 200 times, and twice once these are padded",
          "[machine][memory]")
{
    const std::string machine = "cores: 2, caches: {l1: {}, l2: {}, classify: true}";
    const Json close = reportOf(machine, "    shared: {a: 0, b: 0}\n" + neighbours);
    CHECK(close["caches"][0]["misses"] == 200);
    CHECK(close["caches"][0]["hits"] == 0);
    CHECK(close["caches"][0]["invalidations"] == 199);
    CHECK(close["caches"][0]["lost"]["write_miss"] == 199);
    CHECK(close["caches"][0]["miss_kinds"]["false_sharing"] == 198);
    CHECK(close["caches"][0]["miss_kinds"]["cold"] == 2);
    CHECK(close["end_ns"] == 2'000'000'000); // 100 times 20 ticks
    const Json padded = reportOf(machine, "    shared: {a: 0, b: {value: 0, align: 64}}\n" + neighbours);
    CHECK(padded["caches"][0]["misses"] == 2);
    CHECK(padded["caches"][0]["hits"] == 198);
    CHECK(padded["caches"][0]["invalidations"] == 0);
    CHECK(padded["end_ns"] == 119'000'000); // 16.8 times fewer
}

TEST_CASE("a thread that wanders misses for having moved", "[machine][memory]")
{
    const std::string machine = "cores: 2, policy: {name: rr, accesses: 80}, placement: longest-idle, ";
    const std::string process = "    buffers: {laps: 512}\n    threads: {runner: \"touch(400, laps, write=true)\"}\n";
    const Json told = reportOf(machine + "caches: {l1: {}, l2: {}, classify: true}", process);
    CHECK(told["caches"][0]["misses"] == 40);
    CHECK(told["caches"][0]["miss_kinds"]["cold"] == 8);
    CHECK(told["caches"][0]["miss_kinds"]["migration"] == 32);
    // Telling misses apart changes no time.
    CHECK(told["end_ns"] == reportOf(machine + "caches: {l1: {}, l2: {}}", process)["end_ns"]);
}

TEST_CASE("a page that the core does not know costs a look-up", "[machine][memory]")
{
    const std::string process = "    buffers: {data: 8K}\n    threads: {t: \"touch(4, data, stride=4096)\"}\n";
    const Json json = reportOf("cores: 1, caches: {l1: {}, tlb: {entries: 4, miss: 5}}", process);
    CHECK(json["caches"][0]["tlb_misses"] == 2);
    CHECK(json["end_ns"] == (2 * 20 + 2 * 1 + 2 * 5) * 1'000'000);
}

TEST_CASE("prefetching halves the misses of a walk over lines", "[machine][memory]")
{
    const std::string process = "    buffers: {data: 4K}\n    threads: {t: \"touch(64, data)\"}\n";
    const Json json = reportOf("cores: 1, caches: {l1: {}, l2: {}, prefetch: true}", process);
    CHECK(json["caches"][0]["misses"] == 32);
    CHECK(json["caches"][0]["prefetched"] == 32);
    CHECK(json["caches"][0]["usefully_prefetched"] == 32);
}

TEST_CASE("a machine may lack its second level", "[machine][memory]")
{
    const std::string process = "    buffers: {data: 1K}\n    threads: {t: \"touch(32, data)\"}\n";
    const Json json = reportOf("cores: 1, caches: {l1: {}, l3: {size: 2K, ways: full, hit: 9}}", process);
    REQUIRE(json["caches"].size() == 2);
    CHECK(json["caches"][1]["level"] == 3);
    CHECK(json["caches"][1]["hits"] == 16);
    CHECK(json["end_ns"] == (16 * 20 + 16 * 9) * 1'000'000);
}

} // namespace threadway
