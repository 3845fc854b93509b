// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_scale.h"

#include <QSet>
#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::ui;

TEST_CASE("steps of an axis are 1, 2 or 5 times a power of ten", "[timeline]")
{
    const std::pair<std::int64_t, std::int64_t> expected[]
        = {{1, 1}, {3, 5}, {6, 10}, {10, 10}, {11, 20}, {1'999'999, 2'000'000}, {5'000'001, 10'000'000}};
    for (const auto& [wanted, step] : expected)
        CHECK(niceStep(SimTime{wanted}) == SimTime{step});
}

TEST_CASE("ticks keep their distance and lie in the window", "[timeline]")
{
    for (const std::int64_t span : {97LL, 12'345LL, 7'000'000LL, 3'333'000'000'000LL}) {
        const TimeScale scale{{SimTime{span * 3}, SimTime{span}}, 50, 700};
        const auto ticks = ticksOf(scale, 80);
        REQUIRE(ticks.size() >= 2);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            CHECK(scale.window.contains(ticks[i].time));
            if (i > 0)
                CHECK(scale.x(ticks[i].time) - scale.x(ticks[i - 1].time) >= 79.9);
        }
    }
}

TEST_CASE("no two ticks of a short window late in a long run read the same", "[timeline]")
{
    const TimeScale scale{{SimTime{1'234'567'890'000}, SimTime{2'000}}, 0, 800};
    const auto ticks = ticksOf(scale, 80);
    QSet<QString> labels;
    for (const Tick& tick : ticks)
        labels.insert(tick.label);
    CHECK(labels.size() == static_cast<int>(ticks.size()));
}

TEST_CASE("instants and pixels map to each other", "[timeline]")
{
    const TimeScale scale{{SimTime{1'000}, SimTime{500}}, 40, 250};
    CHECK(scale.x(SimTime{1'000}) == Approx(40.0));
    CHECK(scale.x(SimTime{1'500}) == Approx(290.0));
    CHECK(scale.timeAt(165.0) == SimTime{1'250});
}
