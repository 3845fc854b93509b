// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which cores have caches in common: siblings their own levels, the cores of a socket the third. Counts by hand, under
// 8 lines of L1 at 1 tick, 32 of L3 at 9, memory at 20.
#include "formats/run_report.h"
#include "machine/cache_sharing.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

namespace threadway {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const std::string& machine, const std::string& process)
{
    return "threadway: 1\nmachine: {model: reference, costs: {step: 0}, placement: lowest, " + machine
           + "}\nprocesses:\n  lab:\n" + process;
}

history::Recorder run(const std::string& text)
{
    return test::record(test::loadText(text), SimTime{10'000'000'000});
}

/// Each of so many cores reads all 8 lines of one buffer, one core after the other.
std::string readers(int cores)
{
    std::string text = "    buffers: {data: 512}\n    threads:\n";
    for (int i = 0; i < cores; ++i) {
        const std::string number = std::to_string(i);
        text += "      r" + number + ": {affinity: [" + number + "], arrives: " + std::to_string(i * 1000)
                + "ms, program: \"touch(8, data)\"}\n";
    }
    return text;
}

/// Two threads on the cores write neighbouring variables a hundred times.
std::string writers(int first, int second)
{
    const auto writer = [](const std::string& variable, int core) {
        return "      w" + variable + ":\n        affinity: [" + std::to_string(core)
               + "]\n        program: |\n          for i in range(100):\n              " + variable + " = i\n";
    };
    return "    shared: {a: 0, b: 0}\n    threads:\n" + writer("a", first) + writer("b", second);
}

std::map<ThreadId, std::int32_t> linesOf(int thread)
{
    return {{ThreadId(thread), 8}};
}

} // namespace

TEST_CASE("the first reader of each socket misses the third level, the others of the socket hit it",
          "[machine][topology][memory]")
{
    const std::string machine = "topology: {sockets: 2, cores-per-socket: 2}, "
                                "caches: {l1: {}, l3: {size: 2K, ways: full, hit: 9}}";
    const auto recording = run(textOf(machine, readers(4)));
    const Json json = formats::runReport(recording.trace(), {});
    for (const std::size_t core : {0U, 1U, 2U, 3U}) {
        const bool isFirst = core % 2 == 0;
        const Json& caches = json["cores"][core]["caches"];
        CHECK(caches[0]["misses"] == 8);
        CHECK(caches[1]["hits"] == (isFirst ? 0 : 8));
        CHECK(caches[1]["misses"] == (isFirst ? 8 : 0));
        CHECK(json["threads"][core]["runtime_ns"] == (isFirst ? 8 * 20 : 8 * 9) * 1'000'000);
    }
    const trace::State state = test::finalState(recording.trace());
    CHECK(state.cores[0].lines[1] == linesOf(0));
    CHECK(state.cores[1].lines[1] == linesOf(0));
    CHECK(state.cores[2].lines[1] == linesOf(2));
    CHECK(state.cores[3].lines[1] == linesOf(2));
    CHECK(state.cores[1].lines[0] == linesOf(1));
}

TEST_CASE("with one socket the third level is one", "[machine][topology][memory]")
{
    const std::string machine = "topology: {cores-per-socket: 4}, "
                                "caches: {l1: {}, l3: {size: 2K, ways: full, hit: 9}}";
    const Json json = formats::runReport(run(textOf(machine, readers(4))).trace(), {});
    for (const std::size_t core : {0U, 1U, 2U, 3U})
        CHECK(json["cores"][core]["caches"][1]["hits"] == (core == 0 ? 0 : 8));
}

TEST_CASE("a sibling hits what the other one has loaded", "[machine][topology][memory]")
{
    const std::string machine = "topology: {cores-per-socket: 2, smt: 2}, caches: {l1: {}, l2: {}}";
    const auto recording = run(textOf(machine, readers(3)));
    const Json json = formats::runReport(recording.trace(), {});
    CHECK(json["cores"][0]["caches"][0]["misses"] == 8);
    CHECK(json["cores"][1]["caches"][0]["hits"] == 8);
    CHECK(json["cores"][1]["caches"][0]["misses"] == 0);
    CHECK(json["cores"][2]["caches"][1]["misses"] == 8);
    CHECK(json["threads"][1]["runtime_ns"] == 8 * 1'000'000);
    const trace::State state = test::finalState(recording.trace());
    for (const std::size_t level : {0U, 1U}) {
        CHECK(state.cores[0].lines[level] == linesOf(0));
        CHECK(state.cores[1].lines[level] == linesOf(0));
        CHECK(state.cores[2].lines[level] == linesOf(2));
        CHECK(state.cores[3].lines[level] == linesOf(2)); // of its sibling, too
    }
}

TEST_CASE("siblings that write to one line do not take it from each other", "[machine][topology][memory]")
{
    const std::string machine = "topology: {cores-per-socket: 2, smt: 2}, caches: {l1: {}, l2: {}, classify: true}";
    const Json siblings = formats::runReport(run(textOf(machine, writers(0, 1))).trace(), {});
    CHECK(siblings["caches"][0]["misses"] == 1);
    CHECK(siblings["caches"][0]["hits"] == 199);
    CHECK(siblings["caches"][0]["invalidations"] == 0);
    CHECK(siblings["caches"][0]["miss_kinds"]["cold"] == 1);
    // Two physical cores lose the line to each other at each write but the first.
    const Json strangers = formats::runReport(run(textOf(machine, writers(0, 2))).trace(), {});
    CHECK(strangers["caches"][0]["misses"] == 200);
    CHECK(strangers["caches"][0]["invalidations"] == 199);
    CHECK(strangers["caches"][0]["miss_kinds"]["false_sharing"] == 198);
    CHECK(strangers["cores"][0]["caches"][0]["invalidations"].get<int>()
              + strangers["cores"][2]["caches"][0]["invalidations"].get<int>()
          == 199);
}

TEST_CASE("a write takes the line out of the other socket's third level", "[machine][topology][memory]")
{
    const std::string machine = "topology: {sockets: 2, cores-per-socket: 2}, "
                                "caches: {l1: {}, l3: {size: 2K, ways: full, hit: 9}}";
    const std::string process = "    buffers: {data: 512}\n    threads:\n"
                                "      reader: {affinity: [0], program: \"touch(8, data)\"}\n"
                                "      writer: {affinity: [2], arrives: 1s, program: \"touch(8, data, write=true)\"}\n"
                                "      again: {affinity: [1], arrives: 2s, program: \"touch(8, data)\"}\n";
    const Json json = formats::runReport(run(textOf(machine, process)).trace(), {});
    CHECK(json["cores"][0]["caches"][0]["lost"]["write_miss"] == 8);
    CHECK(json["cores"][0]["caches"][1]["lost"]["write_miss"] == 8); // the first core speaks for its socket
    CHECK(json["cores"][1]["caches"][1]["invalidations"] == 0);
    CHECK(json["cores"][1]["caches"][1]["misses"] == 8);
}

TEST_CASE("a sibling that comes back finds what is in the cache", "[machine][topology][memory]")
{
    const std::string machine = "topology: {cores-per-socket: 1, smt: 2}, caches: {l1: {}, l2: {}}";
    const std::string process = "    buffers: {data: 512}\n    threads:\n"
                                "      early: {affinity: [0], program: \"touch(8, data)\"}\n"
                                "      late: {affinity: [1], arrives: 3s, program: \"touch(8, data)\"}\n"
                                "journal:\n  - {at: 100ms, cores: 1}\n  - {at: 2s, cores: 2}\n";
    const auto recording = run(textOf(machine, process));
    const Json json = formats::runReport(recording.trace(), {});
    CHECK(json["cores"][1]["caches"][0]["hits"] == 8);
    trace::State state(recording.trace().blueprint());
    for (std::size_t i = 0; i < recording.trace().firstAfter(SimTime{1'000'000'000}); ++i)
        state.apply(recording.trace().event(i));
    CHECK(state.cores[1].lines[0].empty());
    for (std::size_t i = state.order; i < recording.trace().firstAfter(SimTime{2'000'000'000}); ++i)
        state.apply(recording.trace().event(i));
    CHECK(state.cores[1].lines[0] == linesOf(0));
    CHECK(state.cores[1].lines[1] == linesOf(0));
}

TEST_CASE("caches are counted without gaps, also where cores were added", "[machine][topology]")
{
    TopologySpec spec;
    spec.sockets = 2;
    spec.smt = 2;
    const Topology topology = Topology::of(spec);
    const memory::CacheSharing sharing = machine::cacheSharing(topology, 6);
    CHECK(sharing.unitOf == std::vector<std::uint8_t>{0, 0, 1, 1, 2, 3});
    CHECK(sharing.socketOf == std::vector<std::uint8_t>{0, 0, 1, 1, 0, 0});
    CHECK(machine::cacheSharing(topology, 1).unitOf == std::vector<std::uint8_t>{0});
    CHECK(machine::cacheSharing(Topology::flat(3), 3).unitOf == std::vector<std::uint8_t>{0, 1, 2});
}

} // namespace threadway
