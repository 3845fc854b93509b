// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of several NUMA nodes, under 8 lines of L1 at 1 tick, memory at 20, and 10 more where it is far.
#include "formats/run_report.h"
#include "memory/page_homes.h"
#include "scenario/machine_models.h"
#include "scenario/scenario_writer.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

namespace threadway {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t tick = 1'000'000;

Json reportOf(const std::string& nodes, const std::string& rest)
{
    const std::string text
        = "threadway: 1\nmachine: {model: reference, costs: {step: 0}, topology: {sockets: 2, nodes: " + nodes
          + "}, caches: {l1: {}, remote: 10}}\nprocesses:\n  lab:\n" + rest;
    return formats::runReport(test::record(test::loadText(text), SimTime{10'000'000'000}).trace(), {});
}

/// One line of the first page is touched on node 0; then all 128 lines of both pages on node 1.
const std::string twoPages = "    buffers: {data: 8K}\n    threads:\n"
                             "      near: {affinity: [0], program: \"touch(1, data)\"}\n"
                             "      far: {affinity: [1], arrives: 1s, program: \"touch(128, data)\"}\n";

} // namespace

TEST_CASE("a page lies in the node that touched it first, and costs more from the other one",
          "[machine][topology][memory]")
{
    const Json json = reportOf("2", twoPages);
    CHECK(json["threads"][0]["remote_accesses"] == 0);
    CHECK(json["threads"][1]["remote_accesses"] == 64);
    CHECK(json["cores"][0]["remote_accesses"] == 0);
    CHECK(json["cores"][1]["remote_accesses"] == 64);
    CHECK(json["whole"]["remote_accesses"] == 64);
    CHECK(json["threads"][0]["runtime_ns"] == 20 * tick);
    CHECK(json["threads"][1]["runtime_ns"] == (64 * 30 + 64 * 20) * tick);
    CHECK(json["cores"][1]["split"]["stall_ns"] == (64 * 29 + 64 * 19) * tick);
    CHECK(json["cores"][1]["split"]["work_ns"] == 128 * tick);
}

TEST_CASE("with one node nothing is far", "[machine][topology][memory]")
{
    const Json json = reportOf("1", twoPages);
    CHECK(json["whole"]["remote_accesses"] == 0);
    CHECK(json["threads"][1]["runtime_ns"] == 128 * 20 * tick);
}

TEST_CASE("what a cache of the core serves is near wherever its page lies", "[machine][topology][memory]")
{
    const Json json = reportOf("2", "    buffers: {data: 512}\n    threads:\n"
                                    "      near: {affinity: [0], program: \"touch(8, data)\"}\n"
                                    "      far: {affinity: [1], arrives: 1s, program: \"touch(80, data)\"}\n");
    CHECK(json["threads"][1]["remote_accesses"] == 8);
    CHECK(json["threads"][1]["runtime_ns"] == (8 * 30 + 72) * tick);
}

TEST_CASE("a thread that moves to another node leaves its pages behind", "[machine][topology][memory]")
{
    const Json json = reportOf("2", "    buffers: {data: 1K}\n    threads: {t: \"touch(32, data)\"}\n"
                                    "journal: [{at: 320ms, migrate: t, to: 1}]\n");
    CHECK(json["threads"][0]["migrations"] == 1);
    // 16 lines do not fit 8: none hits. The second lap is on the other node.
    CHECK(json["threads"][0]["remote_accesses"] == 16);
    CHECK(json["threads"][0]["runtime_ns"] == (16 * 20 + 16 * 30) * tick);
}

TEST_CASE("shared variables have homes, too, and the way there is stall", "[machine][topology][memory]")
{
    const Json json = reportOf("2", "    shared: {x: 0}\n    threads:\n"
                                    "      near: {affinity: [0], program: \"x = 1\"}\n"
                                    "      far: {affinity: [1], arrives: 1s, program: \"x = 2\"}\n");
    CHECK(json["threads"][1]["remote_accesses"] == 1);
    CHECK(json["threads"][1]["runtime_ns"] == 30 * tick);
    CHECK(json["cores"][1]["split"]["stall_ns"] == 29 * tick); // the nearest cache would have taken 1
}

TEST_CASE("memory that is free may be far", "[machine][topology][memory]")
{
    const std::string text
        = "threadway: 1\nmachine: {model: free, topology: {sockets: 2, nodes: 2}, caches: {remote: 10}}\n"
          "processes:\n  lab:\n    buffers: {data: 4K}\n    threads:\n"
          "      near: {affinity: [0], program: \"touch(1, data)\"}\n"
          "      far: {affinity: [1], arrives: 1s, program: \"touch(64, data)\"}\n";
    const Json json = formats::runReport(test::record(test::loadText(text), SimTime{10'000'000'000}).trace(), {});
    CHECK(json["threads"][1]["remote_accesses"] == 64);
    CHECK(json["threads"][1]["runtime_ns"] == 64 * 10 * tick);
}

TEST_CASE("an access that reaches into a far page is far", "[memory]")
{
    memory::PageHomes homes;
    CHECK_FALSE(homes.isRemote(4096, 8, 0));
    CHECK_FALSE(homes.isRemote(8192, 8, 1));
    CHECK(homes.isRemote(8188, 8, 0));
    CHECK(homes.isRemote(8188, 8, 1));
    CHECK(homes.size() == 2);
    const memory::PageHomes before = homes;
    CHECK_FALSE(homes.isRemote(0, 8, 1));
    CHECK(before.size() == 2);
    CHECK(before.history() != homes.history());
}

TEST_CASE("the cost of remote memory is the model's unless said, and is written back", "[scenario][memory]")
{
    const auto memoryOf = [](const std::string& machine) {
        const auto run
            = test::loadText("threadway: 1\nmachine: {" + machine + "}\nprocesses: {p: {threads: {t: compute(1)}}}\n");
        const auto again = scenario::readScenarioFile(scenario::scenarioText(run.file.scenario));
        REQUIRE(again.isOk());
        CHECK(again->scenario == run.file.scenario);
        return run.file.scenario.machine.memory.remoteCost;
    };
    CHECK(memoryOf("model: realistic") == SimTime{55});
    CHECK(memoryOf("model: realistic, caches: {l1: {}}") == SimTime{55});
    CHECK(memoryOf("model: realistic, caches: {l1: {}, remote: 0}") == SimTime{0});
    CHECK(memoryOf("model: teaching") == SimTime{0});
    CHECK(memoryOf("model: teaching, caches: {l1: {}, remote: 3}") == SimTime{3 * tick});
}

} // namespace threadway
