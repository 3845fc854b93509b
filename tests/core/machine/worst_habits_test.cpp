// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What each policy is bad at, as scenario files of their own.
#include "support/schedules.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace threadway;
using namespace threadway::test;

namespace {

nlohmann::ordered_json habit(const std::string& name, const std::string& variant = "")
{
    std::ifstream file(std::string(THREADWAY_SOURCE_DIR) + "/tests/golden/" + name + ".threadway", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const auto run = loadText(text, variant);
    return formats::runReport(record(run, SimTime{1'000'000'000'000}).trace(), {variant, true});
}

std::int64_t milliseconds(const nlohmann::ordered_json& report, std::size_t thread, const char* key)
{
    return report["threads"][thread][key].get<std::int64_t>() / 1'000'000;
}

} // namespace

TEST_CASE("first come first served makes a convoy behind a truck", "[machine][oracle]")
{
    CHECK(meanOf(habit("convoy"), "end_ns", "arrival_ns") == Approx(67.5));
    CHECK(meanOf(habit("convoy", "shortest-first"), "end_ns", "arrival_ns") == Approx(26.25));
    CHECK(meanOf(habit("convoy", "turns"), "end_ns", "arrival_ns") == Approx(30.0));
}

TEST_CASE("the shortest and the most important first let others starve, ageing and turns do not", "[machine][oracle]")
{
    CHECK(milliseconds(habit("starving"), 0, "runtime_ns") == 0);
    CHECK(milliseconds(habit("starving", "priority"), 0, "runtime_ns") == 0);
    CHECK(milliseconds(habit("starving", "ageing"), 0, "first_run_ns") == 50);
    CHECK(milliseconds(habit("starving", "turns"), 0, "end_ns") < 50);
}

TEST_CASE("a thread of middle priority delays one of high priority that waits for one of low", "[machine][oracle]")
{
    const auto inverted = habit("inversion");
    CHECK(scheduleOf(inverted) == "low 0-1, high 1-1, mid 1-21, low 21-24, high 24-26");
    CHECK(milliseconds(inverted, 1, "end_ns") == 26);
    CHECK(milliseconds(habit("inversion", "no-mid"), 1, "end_ns") == 6);
}

TEST_CASE("refilled slices can be gamed, kept ones cannot", "[machine][oracle]")
{
    CHECK(milliseconds(habit("gaming"), 0, "runtime_ns") < 120); // the first slice, then the tenth that is left over
    CHECK(milliseconds(habit("gaming", "kept"), 0, "runtime_ns") > 300);
}

TEST_CASE("a slice as short as a switch wastes half of the time", "[machine][oracle]")
{
    const auto overhead = [](const nlohmann::ordered_json& report) {
        const auto& core = report["cores"][0];
        const double switching = core["switch_ns"].get<double>();
        return switching / (switching + core["busy_ns"].get<double>()) * 100;
    };
    CHECK(overhead(habit("tiny-slice")) == Approx(49.9).margin(0.05));
    CHECK(overhead(habit("tiny-slice", "ten")) == Approx(8.9).margin(0.05));
    CHECK(overhead(habit("tiny-slice", "hundred")) == Approx(0.7).margin(0.05));
}
