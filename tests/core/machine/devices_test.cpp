// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "trace/core_split.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

using machine::TimeKind;

constexpr SimTime longEnough{1'000'000'000'000};

trace::State stateAfter(const std::string& text)
{
    return test::finalState(test::record(test::loadText("threadway: 1\nid: x\n" + text), longEnough).trace());
}

/// Ticks of 1 ms.
std::int64_t ticks(SimTime time)
{
    CHECK(time.ns % 1'000'000 == 0);
    return time.ns / 1'000'000;
}

std::int64_t spentOn(const trace::State& state, int core, TimeKind kind)
{
    trace::CoreSplit split = state.splitBy(CoreId(core), state.time);
    return ticks(trace::spent(split, kind));
}

} // namespace

namespace {

/// When each of the threads that ask the disk at once has been served, in ticks.
std::vector<std::int64_t> servedAt(const std::string& disk, const std::vector<int>& requests)
{
    std::string text
        = "machine: {model: free, cores: 4}\ndevices: {disk: " + disk + "}\nprocesses:\n  p:\n    threads:\n";
    for (std::size_t i = 0; i < requests.size(); ++i)
        text += "      t" + std::to_string(i) + ": io(disk, " + std::to_string(requests[i]) + ")\n";
    const trace::State state = stateAfter(text);
    std::vector<std::int64_t> ends;
    for (const trace::ThreadNow& thread : state.threads)
        ends.push_back(ticks(thread.ended));
    CHECK(state.devices[0].served == static_cast<std::int64_t>(requests.size()));
    CHECK(state.devices[0].requests.empty());
    return ends;
}

std::string overlap(const std::string& io)
{
    return "machine: {model: free, cores: 1, policy: fcfs, io: " + io
           + "}\ndevices: {disk: {}}\nprocesses:\n  p:\n    threads:\n"
             "      a: \"for i in range(3):\\n    compute(2)\\n    io(disk, 6)\"\n"
             "      b: \"for i in range(6):\\n    compute(2)\\n    yield\"\n";
}

} // namespace

TEST_CASE("ready-or-blocked: 36 ticks if the core is held during I/O, 24 if it is left", "[machine][devices][oracle]")
{
    const trace::State left = stateAfter(overlap("leaves-core"));
    CHECK(ticks(left.time) == 24);
    CHECK(spentOn(left, 0, TimeKind::Work) == 18);
    CHECK(spentOn(left, 0, TimeKind::Idle) == 6);
    const trace::State held = stateAfter(overlap("holds-core"));
    CHECK(ticks(held.time) == 36);
    CHECK(spentOn(held, 0, TimeKind::Work) == 18);
    CHECK(spentOn(held, 0, TimeKind::Spin) == 18);
}

TEST_CASE("a program can hold its core during one request", "[machine][devices]")
{
    const trace::State state
        = stateAfter("machine: {model: free, cores: 1}\ndevices: {disk: {}}\nprocesses:\n  p:\n    threads:\n"
                     "      a: \"io(disk, 3)\\nio(disk, 6, true)\\ncompute(1)\"\n");
    CHECK(ticks(state.time) == 10);
    CHECK(spentOn(state, 0, TimeKind::Spin) == 6);
    CHECK(spentOn(state, 0, TimeKind::Idle) == 3);
}

TEST_CASE("a device serves as many at a time as it has servers, in the order of its queue", "[machine][devices]")
{
    CHECK(servedAt("{servers: 1}", {6, 6, 6}) == std::vector<std::int64_t>{6, 12, 18});
    CHECK(servedAt("{servers: 2}", {6, 6, 6}) == std::vector<std::int64_t>{6, 6, 12});
    CHECK(servedAt("{queue: fifo}", {9, 5, 2}) == std::vector<std::int64_t>{9, 14, 16});
    CHECK(servedAt("{queue: shortest}", {9, 5, 2}) == std::vector<std::int64_t>{9, 16, 11});
}

TEST_CASE("a thread that ends frees the server it was served by", "[machine][devices]")
{
    const trace::State state
        = stateAfter("machine: {model: free, cores: 2}\ndevices: {disk: {}}\nprocesses:\n  p:\n    threads:\n"
                     "      a: io(disk, 10)\n      b: io(disk, 4)\njournal: [{at: 3ms, kill: a}]\n");
    CHECK(ticks(state.threads[1].ended) == 7);
    CHECK(state.end == machine::RunEnd::Finished);
}

TEST_CASE("a thread at a device waits as one that sleeps and is ready, not running, when it is served",
          "[machine][devices]")
{
    const trace::State state = stateAfter(
        "machine: {model: free, cores: 1, policy: fcfs}\ndevices: {disk: {}}\nprocesses:\n  p:\n    threads:\n"
        "      a: io(disk, 2)\n      b: compute(5)\n");
    const auto statistics = trace::statisticsAt(state, state.time);
    CHECK(ticks(statistics.threads[0].asleep) == 2);
    CHECK(ticks(statistics.threads[0].ready) == 3);
    CHECK(ticks(statistics.threads[0].blocked) == 0);
}

TEST_CASE("exploring takes a request for one step that needs no waiting", "[machine][devices][explore]")
{
    const auto run = test::loadText("threadway: 1\nid: x\ndevices: {disk: {}}\nprocesses:\n  p:\n    threads:\n"
                                    "      a: \"io(disk, 2)\\nprint(1)\"\n      b: io(disk, 2)\n");
    const explore::Exploration found = test::exploreAll(run.blueprint, true);
    CHECK(found.isComplete);
    CHECK(found.runs == "3");
    CHECK(found.outcomes.size() == 1);
}

} // namespace threadway
