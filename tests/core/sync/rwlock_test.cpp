// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sync_scenario.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

namespace threadway {
namespace {

using test::SyncScenario;

/// Readers that come every 3 ticks and read for 4, and a writer that comes at 1. When the writer gets its turn.
std::int64_t writersWait(int readers, const std::string& preference)
{
    std::string text
        = "threadway: 1\nid: board\nmachine: {model: free, cores: 64}\nlocks: {board: {kind: rwlock, prefer: "
          + preference + "}}\nprocesses:\n  p:\n    threads:\n";
    for (int i = 0; i < readers; ++i)
        text += fmt::format("      r{}: {{arrives: {}, program: \"with lock_read(board): compute(4)\"}}\n", i, 3 * i);
    text += "      w: {arrives: 1, program: \"lock_write(board)\"}\n";
    return test::endOf(test::record(test::loadText(text), SimTime{1'000'000'000}), static_cast<std::size_t>(readers))
           - 1;
}

} // namespace

TEST_CASE("Twenty readers keep a writer waiting 60 ticks if they are preferred, 3 if the lock is fair",
          "[sync][oracle]")
{
    CHECK(writersWait(20, "reader") == 60);
    CHECK(writersWait(21, "reader") == 63);
    CHECK(writersWait(20, "fair") == 3);
    CHECK(writersWait(20, "writer") == 3);
}

TEST_CASE("Readers next to each other enter together, writers alone", "[sync]")
{
    // w writes 0-2; r and s read 2-5 together; v writes 5-6.
    const SyncScenario scenario{"{L: rwlock}",
                                {{"w", "with lock_write(L): compute(2)"},
                                 {"r", "compute(1)\nwith lock_read(L): compute(3)"},
                                 {"s", "compute(1)\nwith lock_read(L): compute(3)"},
                                 {"v", "compute(2)\nwith lock_write(L): compute(1)"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder, 1) == 5);
    CHECK(test::endOf(recorder, 2) == 5);
    CHECK(test::endOf(recorder, 3) == 6);
}

TEST_CASE("A writer excludes readers and writers in every order", "[sync]")
{
    const SyncScenario scenario{"{L: {kind: rwlock, prefer: reader}}",
                                {{"a", "with lock_write(L): x = x + 1"},
                                 {"b", "with lock_write(L): x = x + 1"},
                                 {"c", "with lock_read(L): assert x == x"}}};
    const auto found = scenario.explored();
    CHECK(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().shared.front() == program::Value::integer(2));
    CHECK_FALSE(found.outcomes.front().isFaulted);
}

TEST_CASE("Reading again while a writer waits deadlocks unless readers are preferred", "[sync]")
{
    const auto deadlocks = [](const std::string& preference) {
        const SyncScenario scenario{"{L: {kind: rwlock, prefer: " + preference + "}}",
                                    {{"r", "lock_read(L)\nlock_read(L)\nunlock_read(L)\nunlock_read(L)"},
                                     {"w", "lock_write(L)\nunlock_write(L)"}}};
        return scenario.explored().deadlocks.size();
    };
    CHECK(deadlocks("reader") == 0);
    CHECK(deadlocks("writer") == 1);
    CHECK(deadlocks("fair") == 1);
}

TEST_CASE("A writer that gives up lets the readers behind it in", "[sync]")
{
    const SyncScenario scenario{"{L: rwlock}",
                                {{"a", "with lock_read(L): compute(10)"},
                                 {"w", "compute(1)\nprint(lock_write_for(L, 3))"},
                                 {"b", "compute(2)\nwith lock_read(L): print(\"in\")"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder, 2) == 4);
    CHECK(test::finalState(recorder.trace()).objects.front().count == 0);
}

TEST_CASE("Giving back what one does not hold in that way is a misuse of a reader-writer lock", "[sync]")
{
    const SyncScenario reading{"{L: rwlock}", {{"t", "lock_read(L)\nunlock_write(L)"}}};
    CHECK(test::misuseOf(reading.run()) == "{0} is given back by a thread that is not writing");
    const SyncScenario writing{"{L: rwlock}", {{"t", "lock_write(L)\nunlock_read(L)"}}};
    CHECK(test::misuseOf(writing.run()) == "{0} is given back by a thread that is not reading");
}

} // namespace threadway
