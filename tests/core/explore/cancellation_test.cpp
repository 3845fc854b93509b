// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/chances.h"
#include "explore/livelock.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

namespace threadway {

TEST_CASE("who counts and reckons over a graph stops as soon as that is wished", "[explore]")
{
    const explore::StateGraph graph
        = explore::buildGraph(machine::World(test::loadPreset("lost-update").blueprint), {});
    const explore::Components all = explore::componentsOf(graph);
    REQUIRE(explore::chancesOf(graph, all).has_value());
    std::atomic<bool> wish{false};
    const explore::Cancellation cancellation(&wish);
    CHECK(explore::componentsOf(graph, {}, cancellation).members.size() == all.members.size());
    CHECK(explore::chancesOf(graph, all, cancellation).has_value());
    wish = true;
    CHECK(explore::componentsOf(graph, {}, cancellation).members.empty());
    CHECK_FALSE(explore::chancesOf(graph, all, cancellation).has_value());
    CHECK(explore::livelocksOf(graph, cancellation).empty());
}

TEST_CASE("an exploration that is cancelled from the start still tells where it begins", "[explore]")
{
    std::atomic<bool> wish{true};
    explore::GraphLimits limits;
    limits.cancel = &wish;
    const auto found = explore::explore(machine::World(test::loadPreset("lost-update").blueprint), limits);
    CHECK(found.bound == explore::Bound::Cancelled);
    CHECK_FALSE(found.isComplete);
    CHECK(found.states == 1);
    CHECK(found.runs.empty());
}

} // namespace threadway
