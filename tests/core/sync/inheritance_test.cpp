// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace threadway {
namespace {

/// What priorities threads counted as in the course of the run: thread and priority, in order.
using Changes = std::vector<std::pair<std::int32_t, std::int32_t>>;

Changes changesOf(const std::string& locks, const std::vector<std::pair<int, std::string>>& threads)
{
    std::string text = "threadway: 1\nid: mars\nmachine: {model: free, cores: 4}\nlocks: " + locks
                       + "\nprocesses:\n  p:\n    threads:\n";
    for (std::size_t i = 0; i < threads.size(); ++i)
        text += fmt::format("      t{}: {{priority: {}, program: \"{}\"}}\n", i, threads[i].first, threads[i].second);
    const auto recorder = test::record(test::loadText(text), SimTime{1'000'000'000});
    Changes changes;
    for (std::size_t i = 0; i < recorder.trace().size(); ++i) {
        const machine::Event event = recorder.trace().event(i);
        if (event.kind == machine::EventKind::PriorityChanged)
            changes.emplace_back(event.thread, event.a);
    }
    return changes;
}

} // namespace

TEST_CASE("With inheritance the owner counts as important as the most important waiter until it unlocks", "[sync]")
{
    const Changes changes
        = changesOf("{A: {kind: mutex, protocol: inherit}}", {{1, "with lock(A): compute(5)"},
                                                              {3, "compute(1)\\nwith lock(A): compute(1)"},
                                                              {9, "compute(2)\\nwith lock(A): compute(1)"}});
    // t1, which came first, owns it next and inherits from t2, who still waits.
    CHECK(changes == Changes{{0, 3}, {0, 9}, {0, 1}, {1, 9}, {1, 3}});
}

TEST_CASE("Priorities are inherited through several locks", "[sync]")
{
    const Changes changes = changesOf("{A: {kind: mutex, protocol: inherit}, B: {kind: mutex, protocol: inherit}}",
                                      {{1, "with lock(A): compute(9)"},
                                       {2, "compute(1)\\nwith lock(B):\\n  with lock(A): compute(1)"},
                                       {7, "compute(2)\\nwith lock(B): compute(1)"}});
    CHECK(changes == Changes{{0, 2}, {0, 7}, {1, 7}, {0, 1}, {1, 2}});
}

TEST_CASE("With a ceiling the owner counts that much at once, and never less than it is itself", "[sync]")
{
    const Changes changes = changesOf("{A: {kind: mutex, protocol: ceiling, ceiling: 5}}",
                                      {{1, "with lock(A): compute(2)"}, {8, "compute(3)\\nwith lock(A): compute(1)"}});
    CHECK(changes == Changes{{0, 5}, {0, 1}});
    CHECK(changesOf("{A: mutex}", {{1, "with lock(A): compute(2)"}, {8, "compute(1)\\nlock(A)"}}).empty());
}

} // namespace threadway
