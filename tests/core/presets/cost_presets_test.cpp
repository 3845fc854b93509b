// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "trace/core_split.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

trace::State endOf(const std::string& preset, const std::string& variant)
{
    const auto recorder = test::record(test::loadPreset(preset, variant), SimTime{10'000'000'000});
    trace::State state = test::finalState(recorder.trace());
    REQUIRE(state.end == machine::RunEnd::Finished);
    return state;
}

std::int64_t ticksOf(const trace::State& state, machine::TimeKind kind)
{
    trace::CoreSplit split = state.splitBy(CoreId(0), state.time);
    return trace::spent(split, kind).ns / 1'000'000;
}

} // namespace

TEST_CASE("build-tolls: 960, 240 and 168 ticks, of which 83, 33 and 5 % are tolls", "[presets]")
{
    struct Case {
        const char* variant;
        std::int64_t ticks;
        std::int64_t percent;
    };
    const auto expected = GENERATE(Case{"processes", 960, 83}, Case{"threads", 240, 33}, Case{"coroutines", 168, 5});
    CAPTURE(expected.variant);
    const trace::State state = endOf("build-tolls", expected.variant);
    CHECK(state.time == SimTime{1'000'000} * expected.ticks);
    const std::int64_t tolls = ticksOf(state, machine::TimeKind::Create);
    CHECK((tolls * 100 + expected.ticks / 2) / expected.ticks == expected.percent);
    CHECK(ticksOf(state, machine::TimeKind::Work) == 160);
}

TEST_CASE("ready-or-blocked: 36 ticks with the core held, 24 with it left; half or three quarters of them used",
          "[presets]")
{
    const trace::State held = endOf("ready-or-blocked", "held");
    CHECK(held.time == SimTime{36'000'000});
    CHECK(ticksOf(held, machine::TimeKind::Work) * 100 / 36 == 50);
    const trace::State left = endOf("ready-or-blocked", "left");
    CHECK(left.time == SimTime{24'000'000});
    CHECK(ticksOf(left, machine::TimeKind::Work) * 100 / 24 == 75);
}

} // namespace threadway
