// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

constexpr const char* twoWriters
    = "threadway: 1\nid: stores\nmachine: {model: free, cores: 2, memory-model: tso, store-buffer: {entries: 3, "
      "drain-after: 4ms}}\nprocesses:\n  p:\n    shared: {x: 0, y: 0, n: 0}\n    threads:\n"
      "      a: |\n        x = 1\n        compute(1)\n        y = 2\n        x = 3\n        compute(2)\n"
      "        y = 4\n        fetch_add(n, 1)\n        x = 5\n"
      "      b: |\n        compute(2)\n        y = x\n        compute(9)\n        fence()\n        x = 6\n";

std::vector<trace::BufferedStore> waiting(const machine::World& world, std::size_t thread)
{
    std::vector<trace::BufferedStore> stores;
    for (const machine::PendingStore& store : world.threads[thread].stores)
        stores.push_back({store.variable, store.value});
    return stores;
}

} // namespace

TEST_CASE("the state at an instant knows what waits in each store buffer, as the machine does", "[trace][tso]")
{
    const auto run = test::loadText(twoWriters);
    const auto recorder = test::record(run, SimTime{60'000'000});
    std::size_t most = 0;
    trace::StateSeeker seeker(run.blueprint);
    for (SimTime at; at.ns <= 20'000'000; at.ns += 250'000) {
        seeker.seek(recorder.trace(), at);
        const machine::World world = recorder.worldAt(at);
        for (std::size_t thread = 0; thread < 2; ++thread) {
            INFO(at.ns << ", thread " << thread);
            CHECK(seeker.current().threads[thread].stores == waiting(world, thread));
            most = std::max(most, world.threads[thread].stores.size());
        }
    }
    CHECK(most == 3);
}

TEST_CASE("along a schedule chosen by hand, stores wait until the turn of their buffer", "[trace][tso]")
{
    auto run = test::loadText(twoWriters);
    const ThreadId a(0);
    const ThreadId buffer(2); // of a
    run.journal = {{SimTime{}, scenario::Steer{{a, a, a, buffer}}}};
    const auto recorder = test::record(run, SimTime{60'000'000});
    trace::State state(run.blueprint);
    std::vector<std::size_t> depths;
    for (std::size_t i = 0; i < recorder.trace().size(); ++i) {
        state.apply(recorder.trace().event(i));
        if (recorder.trace().event(i).kind == machine::EventKind::SteerTurn)
            depths.push_back(state.threads[0].stores.size());
    }
    // x = 1, compute, y = 2; then the buffer lets x go.
    CHECK(depths == std::vector<std::size_t>{1, 1, 2, 1});
}

} // namespace threadway
