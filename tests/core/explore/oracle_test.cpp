// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "explore/deadlock_plan.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <map>
#include <string>

namespace threadway {
namespace {

/// Threads that run the same program, on a machine where only the order of steps matters.
std::string crowd(int threads, std::string_view program)
{
    std::string text = "threadway: 1\nid: crowd\nmachine: {model: free}\nprocesses:\n  p:\n    shared: {x: 0}\n"
                       "    threads:\n";
    for (int i = 0; i < threads; ++i)
        text += fmt::format("      t{}: \"{}\"\n", i, program);
    return text;
}

/// Philosophers at a round table; the last one takes the other fork first if they are ordered.
std::string philosophers(int count, bool isOrdered, bool isForever)
{
    std::string text = "threadway: 1\nid: table\nmachine: {model: free}\nlocks: {";
    for (int i = 0; i < count; ++i)
        text += fmt::format("{}f{}: mutex", i == 0 ? "" : ", ", i);
    text += "}\nprocesses:\n  table:\n    threads:\n";
    for (int i = 0; i < count; ++i) {
        int left = i;
        int right = (i + 1) % count;
        if (isOrdered && right < left)
            std::swap(left, right);
        if (isForever) {
            text += fmt::format("      p{0}: \"while true:\\n    lock(f{1})\\n    lock(f{2})\\n    unlock(f{2})\\n"
                                "    unlock(f{1})\\n\"\n",
                                i, left, right);
        } else {
            text += fmt::format("      p{}: \"with lock(f{}):\\n    with lock(f{}):\\n        pass\\n\"\n", i, left,
                                right);
        }
    }
    return text;
}

/// Schedules by final value of the first shared variable.
std::map<std::int64_t, std::string> runsByValue(const explore::Exploration& found)
{
    std::map<std::int64_t, std::string> runs;
    for (const explore::Outcome& outcome : found.outcomes)
        runs[outcome.shared.front().data] = outcome.runs;
    return runs;
}

using Runs = std::map<std::int64_t, std::string>;

} // namespace

TEST_CASE("one lost update each: 20 schedules, 18 of which lose one", "[explore][oracle]")
{
    const auto found = test::exploreAll(test::loadText(crowd(2, "x = x + 1")).blueprint);
    CHECK(found.runs == "20");
    CHECK(runsByValue(found) == Runs{{1, "18"}, {2, "2"}});
}

TEST_CASE("two updates each: 924 schedules end in 2, 3 and 4 as often as counted", "[explore][oracle]")
{
    const auto found = test::exploreAll(test::loadText(crowd(2, "x = x + 1\\nx = x + 1")).blueprint);
    CHECK(found.runs == "924");
    CHECK(runsByValue(found) == Runs{{2, "702"}, {3, "216"}, {4, "6"}});
    const auto looped = test::exploreAll(test::loadText(crowd(2, "for i in range(2):\\n    x += 1\\n")).blueprint);
    CHECK(looped.runs == "924");
    CHECK(runsByValue(looped) == Runs{{2, "702"}, {3, "216"}, {4, "6"}});
}

TEST_CASE("five philosophers deadlock with a chance of 19 in 120", "[explore][oracle]")
{
    const auto found = test::exploreAll(test::loadText(philosophers(5, false, false)).blueprint);
    CHECK(found.deadlockProbability == "19/120");
    REQUIRE(found.deadlocks.size() == 1);
    CHECK(found.deadlocks.front().threads.size() == 5);
    const auto ordered = test::exploreAll(test::loadText(philosophers(5, true, false)).blueprint);
    CHECK(ordered.deadlockProbability == "0");
}

TEST_CASE("philosophers that go on for ever have the published number of states", "[explore][oracle]")
{
    const auto [count, states, orderedStates]
        = GENERATE(table<int, std::size_t, std::size_t>({{2, 10, 7}, {3, 35, 24}, {4, 118, 79}}));
    CAPTURE(count);
    const auto found = test::exploreAll(test::loadText(philosophers(count, false, true)).blueprint);
    CHECK(found.isEndless);
    CHECK(found.states == states);
    CHECK(found.deadlocks.size() == 1);
    const auto ordered = test::exploreAll(test::loadText(philosophers(count, true, true)).blueprint);
    CHECK(ordered.states == orderedStates);
    CHECK(ordered.deadlocks.empty());
}

TEST_CASE("the critical step of two crossed locks is the second thread's first lock", "[explore][oracle]")
{
    const scenario::LoadedRun run = test::loadPreset("abba", "two-cores");
    const auto recorder = test::record(run, SimTime{1'000'000'000});
    const auto critical = explore::findCriticalStep(recorder, recorder.trace().frontier(), {});
    REQUIRE(critical);
    CHECK(critical->thread == ThreadId(1));
    CHECK(critical->object == *run.blueprint->findObject("B"));
}

} // namespace threadway
