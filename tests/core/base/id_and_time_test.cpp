// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/id.h"
#include "base/parameters.h"
#include "base/sim_time.h"

#include <catch2/catch.hpp>

#include <type_traits>

using namespace threadway;
using namespace threadway::literals;

TEST_CASE("Ids of different kinds do not mix and a default one names nothing", "[base]")
{
    STATIC_REQUIRE_FALSE(std::is_convertible_v<ThreadId, CoreId>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<int, ThreadId>);
    CHECK_FALSE(ThreadId().isValid());
    CHECK(ThreadId(0).isValid());
    CHECK(ThreadId(std::size_t{7}) == ThreadId(7));
    CHECK(ThreadId(7).index() == 7);
    CHECK(ThreadId() < ThreadId(0));
}

TEST_CASE("Simulated time counts in nanoseconds", "[base]")
{
    CHECK(1_s == 1000_ms);
    CHECK(1_ms == 1000_us);
    CHECK(1_us == 1000_ns);
    SimTime time = 3_ms - 1_us;
    CHECK(time.ns == 2'999'000);
    time += 1_us;
    time -= 1_ms;
    CHECK(time == 1_ms * 2);
    CHECK(longestSpan < SimTime::never());
    CHECK(longestSpan.ns / (24LL * 3600 * 1'000'000'000) == 11); // days
}

TEST_CASE("A parameter that a file does not set has its fallback", "[base]")
{
    base::ParameterInfo slice;
    slice.id = "slice";
    slice.fallback = 4'000'000;
    base::ParameterValues values;
    CHECK(values.duration(slice) == 4_ms);
    values.byId["slice"] = 0;
    CHECK(values.duration(slice) == 0_ms);
    CHECK_FALSE(values.isOn(slice));
}
