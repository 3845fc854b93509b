// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about liveness, classic problems and coroutines, and of the last parking bay.
#include "support/preset_metrics.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using test::loadPreset;
using test::PresetRun;

std::int64_t endOf(const PresetRun& preset, std::string_view thread)
{
    const auto& statistics
        = preset.metrics.statistics.threads[preset.run.blueprint->findThread(thread).value().index()];
    return preset.ticks(statistics.end.value());
}

} // namespace

TEST_CASE("two booths sell the last bay twice in 4 of 6 orders, in one step never", "[presets]")
{
    const auto found = test::exploreAll(loadPreset("last-seat").blueprint);
    REQUIRE(found.isComplete);
    CHECK(found.runs == "6");
    int twice = 0;
    for (const explore::Outcome& outcome : found.outcomes)
        twice += outcome.isFaulted ? std::stoi(outcome.runs) : 0;
    CHECK(twice == 4);
    const auto oneStep = test::exploreAll(loadPreset("last-seat", "one-step").blueprint);
    REQUIRE(oneStep.outcomes.size() == 1);
    CHECK_FALSE(oneStep.outcomes.front().isFaulted);
}

TEST_CASE("a bell between check and sleep is missed in 1 of 6 orders, behind lock and loop in none", "[presets]")
{
    const auto found = test::exploreAll(loadPreset("lost-wakeup").blueprint);
    CHECK(found.runs == "6");
    REQUIRE(found.outcomes.size() == 2);
    CHECK(found.outcomes[1].end == explore::End::Stuck);
    CHECK(found.outcomes[1].runs == "1");
    CHECK(found.deadlocks.empty()); // no cycle: the event was missed
    const auto mended = test::exploreAll(loadPreset("lost-wakeup", "lock-and-while").blueprint);
    REQUIRE(mended.outcomes.size() == 1);
    CHECK(mended.outcomes.front().end == explore::End::Finished);
}

TEST_CASE("twenty engines wake 210 times if all are woken, 20 times if one is", "[presets]")
{
    CHECK(PresetRun("thundering-herd", "all").shared("wakeups") == 210);
    CHECK(PresetRun("thundering-herd", "one").shared("wakeups") == 20);
}

TEST_CASE("high waits 25 ticks for low's lock behind middle, with inheritance 5", "[presets]")
{
    const PresetRun inverted("pathfinder", "no-inheritance");
    CHECK(inverted.ticks(inverted.thread("high").turnaround.value()) == 25);
    const PresetRun inherited("pathfinder", "inheritance");
    CHECK(inherited.ticks(inherited.thread("high").turnaround.value()) == 5);
}

TEST_CASE("a loading dock of 1, 2, 3 and 8 places takes 45, 39, 37 and 37 ticks", "[presets]")
{
    const auto [variant, ticks]
        = GENERATE(table<std::string, std::int64_t>({{"", 45}, {"places-2", 39}, {"places-3", 37}, {"places-8", 37}}));
    CAPTURE(variant);
    CHECK(endOf(PresetRun("producer-consumer", variant), "consumer") == ticks);
}

TEST_CASE("a repair shop with 0, 1, 3, 5 and 8 chairs serves 4, 6, 8, 10 and 12 of 12 customers", "[presets]")
{
    const auto [variant, served] = GENERATE(table<std::string, std::int64_t>(
        {{"chairs-0", 4}, {"chairs-1", 6}, {"", 8}, {"chairs-5", 10}, {"chairs-8", 12}}));
    CAPTURE(variant);
    CHECK(PresetRun("sleeping-barber", variant).shared("served") == served);
}

TEST_CASE("five rounds with a gate take 60 ticks, two thirds of them busy, balanced 40, all of them busy", "[presets]")
{
    const PresetRun uneven("barrier");
    CHECK(uneven.ticks() == 60);
    CHECK(uneven.metrics.utilisation == base::Fraction{2, 3});
    const PresetRun balanced("barrier", "balanced");
    CHECK(balanced.ticks() == 40);
    CHECK(balanced.metrics.utilisation == base::Fraction{1, 1});
}

TEST_CASE("a writer waits 60 ticks for 20 readers that are preferred, 3 in the order of coming", "[presets]")
{
    const PresetRun preferred("readers-writers", "readers-first");
    CHECK(endOf(preferred, "writer") == 1 + 60 + 1);
    const PresetRun fair("readers-writers", "fair");
    CHECK(endOf(fair, "writer") == 1 + 3 + 1);
}

TEST_CASE("ten coroutines that pause between read and write count to 1, without a pause or behind a lock to 10",
          "[presets]")
{
    CHECK(PresetRun("await-race").shared("x") == 1);
    CHECK(PresetRun("await-race", "no-pause").shared("x") == 10);
    CHECK(PresetRun("await-race", "async-lock").shared("x") == 10);
}

} // namespace threadway
