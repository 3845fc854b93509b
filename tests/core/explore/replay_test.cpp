// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/replay.h"
#include "support/explored.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

namespace threadway {

TEST_CASE("replaying the schedule of an outcome comes to the outcome", "[explore][replay]")
{
    const auto blueprint = test::loadText(test::programs("{A: mutex, B: mutex}", "{x: 0}",
                                                         {"lock(A)\nx = x + 1\nlock(B)\nprint(x)\nunlock(B)\nunlock(A)",
                                                          "lock(B)\nassert x < 1\nlock(A)\nunlock(A)\nunlock(B)"}))
                               .blueprint;
    const machine::World start(blueprint);
    const explore::Exploration all = test::exploreAll(blueprint, true);
    REQUIRE(all.outcomes.size() > 3);
    for (const explore::Outcome& outcome : all.outcomes) {
        const explore::Exploration found = explore::replay(start, outcome.schedule);
        REQUIRE(found.outcomes.size() == 1);
        CHECK(found.outcomes.front().end == outcome.end);
        CHECK(found.outcomes.front().output == outcome.output);
        CHECK(found.outcomes.front().shared == outcome.shared);
        CHECK(found.outcomes.front().faults == outcome.faults);
        CHECK(found.faults.size() == outcome.faults.size());
        CHECK(found.deadlocks.empty() == (outcome.end != explore::End::Deadlock));
    }
}

TEST_CASE("a fault is told of whoever stepped, and at the statement where it came to be", "[explore][replay]")
{
    const auto blueprint = test::loadText("threadway: 1\nid: lane\nmachine: {model: free}\nprocesses:\n  p:\n"
                                          "    shared: {x: 0}\n    threads:\n      t:\n        coroutines:\n"
                                          "          A: \"sleep(1)\\nassert 1 == 2\\n\"\n"
                                          "          B: \"x = 1\\nx = 2\\n\"\n")
                               .blueprint;
    const explore::Exploration all = test::exploreAll(blueprint);
    REQUIRE(all.faults.size() == 2); // as A wakes on an idle thread, and as it follows B, which has ended
    for (const explore::Outcome& outcome : all.outcomes) {
        const explore::Exploration found = explore::replay(machine::World(blueprint), outcome.schedule);
        REQUIRE(found.outcomes.size() == 1);
        CHECK(found.outcomes.front().faults == outcome.faults);
    }
}

TEST_CASE("a schedule that stops midway comes to no end", "[explore][replay]")
{
    const auto blueprint = test::loadPreset("abba").blueprint;
    const explore::Exploration midway = explore::replay(machine::World(blueprint), {ThreadId(0)});
    CHECK(midway.outcomes.empty());
    CHECK(midway.deadlocks.empty());
    const explore::Exploration ring = explore::replay(machine::World(blueprint), {ThreadId(0), ThreadId(1)});
    REQUIRE(ring.deadlocks.size() == 1);
    CHECK(ring.deadlocks.front().threads == std::vector{ThreadId(0), ThreadId(1)});
    // Nobody can take the third turn.
    CHECK(explore::replay(machine::World(blueprint), std::vector(3, ThreadId(0))).deadlocks.empty());
}

} // namespace threadway
