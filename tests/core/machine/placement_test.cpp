// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which core of a machine with siblings and sockets a thread is given: schedules worked out by hand.
#include "support/runs.h"
#include "trace/lane_index.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

namespace threadway {
namespace {

/// "thread@core" of each slice, by start, then core, of a run without costs.
std::string placesOf(const std::string& machine, const std::string& threads)
{
    const auto run = test::loadText("threadway: 1\nmachine: {model: free, " + machine
                                    + "}\nprocesses:\n  p:\n    threads:\n" + threads);
    const auto recording = test::record(run, SimTime{1'000'000'000});
    trace::LaneIndex index;
    index.append(recording.trace());
    std::map<std::pair<std::int64_t, std::size_t>, std::string> slices;
    for (std::size_t core = 0; core < static_cast<std::size_t>(run.blueprint->scenario.machine.cores); ++core) {
        for (const trace::Slice& slice : index.row(CoreId(core)).slices())
            slices[{slice.start.ns, core}] = fmt::format("{}@{}", run.blueprint->thread(slice.thread).path, core);
    }
    std::string text;
    for (const auto& [place, words] : slices)
        text += (text.empty() ? "" : " ") + words;
    return text;
}

/// Threads a, b, ... that compute 10 ms each, the next one a millisecond later.
std::string hogs(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += fmt::format("      {}: {{arrives: {}ms, program: compute(10ms)}}\n", static_cast<char>('a' + i), i);
    return text;
}

const std::string siblings = "policy: fcfs, topology: {cores-per-socket: 2, smt: 2}";

} // namespace

TEST_CASE("physical cores are filled before siblings", "[machine][topology]")
{
    CHECK(placesOf(siblings, hogs(4)) == "a@0 b@2 c@1 d@3");
    CHECK(placesOf(siblings + ", placement: longest-idle", hogs(4)) == "a@0 b@2 c@1 d@3");
    CHECK(placesOf(siblings + ", queues: per-core", hogs(4)) == "a@0 b@2 c@1 d@3");
    CHECK(placesOf(siblings + ", placement: lowest", hogs(4)) == "a@0 b@1 c@2 d@3");
    CHECK(placesOf("policy: fcfs, topology: {cores-per-socket: 4}", hogs(4)) == "a@0 b@1 c@2 d@3");
}

TEST_CASE("threads that come at one instant are spread over physical cores, too", "[machine][topology]")
{
    const std::string two = "      a: compute(10ms)\n      b: compute(10ms)\n";
    CHECK(placesOf(siblings, two) == "a@0 b@2");
    CHECK(placesOf(siblings + ", queues: per-core", two) == "a@0 b@2");
}

TEST_CASE("a thread that may only run beside a working sibling does so", "[machine][topology]")
{
    const std::string threads = "      a: {affinity: [0], program: compute(10ms)}\n"
                                "      b: {affinity: [1], arrives: 1ms, program: compute(10ms)}\n";
    CHECK(placesOf(siblings, threads) == "a@0 b@1");
}

TEST_CASE("a thread whose core was taken goes on near it", "[machine][topology]")
{
    // w runs on core 2 and sleeps; x takes core 2. Cores 1 and 3 are idle when w wakes: 3 is in its socket.
    const std::string threads = "      w: |\n        affinity(2)\n        compute(1ms)\n        affinity(0, 1, 2, 3)\n"
                                "        sleep(5ms)\n        compute(1ms)\n"
                                "      x: {affinity: [2], arrives: 2ms, program: compute(20ms)}\n"
                                "      y: {affinity: [0], arrives: 2ms, program: compute(20ms)}\n";
    const std::string sockets = "policy: fcfs, topology: {sockets: 2, cores-per-socket: 2}";
    CHECK(placesOf(sockets, threads).ends_with("y@0 x@2 w@3"));
    CHECK(placesOf(sockets + ", queues: per-core", threads).ends_with("y@0 x@2 w@3"));
    CHECK(placesOf("policy: fcfs, topology: {cores-per-socket: 4}", threads).ends_with("y@0 x@2 w@1"));
}

TEST_CASE("an idle core takes from a queue of its node rather than from a longer one of the other",
          "[machine][topology]")
{
    // From 11 ms on b and c wait for core 0 and e waits for core 2; core 3 ends its own work at 15 ms.
    const auto sleeper = [](const std::string& name, int core) {
        return fmt::format("      {}:\n        affinity: [{}]\n        program: |\n          compute(1ms)\n"
                           "          affinity({}, 3)\n          sleep(9ms)\n          compute(3ms)\n",
                           name, core, core);
    };
    const auto hog = [](const std::string& name, int core, int span) {
        return fmt::format("      {}: {{affinity: [{}], arrives: 5ms, program: compute({}ms)}}\n", name, core, span);
    };
    const std::string threads = sleeper("b", 0) + sleeper("c", 0) + sleeper("e", 2) + hog("a", 0, 40) + hog("g", 1, 40)
                                + hog("d", 2, 40) + hog("f", 3, 10);
    const std::string begin = "b@0 e@2 c@0 a@0 g@1 d@2 f@3 ";
    const std::string queues = "policy: fcfs, queues: per-core, topology: ";
    CHECK(placesOf(queues + "{sockets: 2, cores-per-socket: 2, nodes: 2}", threads) == begin + "e@3 b@3 c@3");
    CHECK(placesOf(queues + "{cores-per-socket: 4}", threads) == begin + "b@3 c@3 e@3");
}

} // namespace threadway
