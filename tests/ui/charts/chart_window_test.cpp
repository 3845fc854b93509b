// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_window.h"

#include <catch2/catch.hpp>

#include <set>

using namespace threadway;
using namespace threadway::literals;

TEST_CASE("Spans are rounded up to 1, 2 or 5 of a decade", "[charts]")
{
    CHECK(ui::roundSpanUp(0_ns) == 1_ns);
    CHECK(ui::roundSpanUp(2_ms) == 2_ms);
    CHECK(ui::roundSpanUp(2'000'001_ns) == 5_ms);
    CHECK(ui::roundSpanUp(51_ms) == 100_ms);
}

TEST_CASE("The window holds the playhead and moves seldom", "[charts]")
{
    std::set<std::int64_t> starts;
    for (SimTime at; at <= 200_ms; at += 100_us) {
        const ui::ChartWindow window = ui::chartWindow(at, 0.002, 1_us, SimTime::never());
        REQUIRE(window.from <= at);
        REQUIRE(at <= window.to);
        REQUIRE(window.to - window.from <= 20_ms);
        starts.insert(window.from.ns);
    }
    // From 20 ms on in steps of 5 ms: 36 of them, and 0.
    CHECK(starts.size() == 37);
}

TEST_CASE("The window is never longer than a short run needs nor finer than the buckets", "[charts]")
{
    CHECK(ui::chartWindow(8_us, 0.002, 1_us, 8_us) == ui::ChartWindow{0_ns, 10_us});
    const ui::ChartWindow coarse = ui::chartWindow(30_s, 0.002, 16_ms, SimTime::never());
    CHECK(coarse.to - coarse.from == 2_s);
}
