// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the affinity simulator of Operating Systems: Three Easy Pieces: rate 1 cold, 2 warm after 10 ticks on a
// core.
#include "support/schedules.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::test;

namespace {

std::string machineOf(int cores, int capacity)
{
    return fmt::format("cores: {}, policy: {{name: rr, slice: 10}}, placement: lowest, "
                       "working-sets: {{capacity: {}, warm-after: 10, speed: 2}}",
                       cores, capacity);
}

std::string job(const char* name, int set, const char* affinity = "all")
{
    return fmt::format("{}: {{working-set: {}, affinity: {}, program: \"compute(100)\"}}", name, set, affinity);
}

double warmPercent(const nlohmann::ordered_json& report, std::size_t core)
{
    return report["cores"][core]["warm_ns"].get<double>() / report["end_ns"].get<double>() * 100;
}

} // namespace

TEST_CASE("with one queue nobody gets warm, pinned by what fits together all do", "[machine][oracle]")
{
    const auto shared = reportOf(scenarioOf(machineOf(2, 100), {job("a", 100), job("b", 50), job("c", 50)}));
    CHECK(shared["end_ns"] == 150'000'000);
    CHECK(warmPercent(shared, 0) == 0);
    CHECK(warmPercent(shared, 1) == 0);
    const auto pinned
        = reportOf(scenarioOf(machineOf(2, 100), {job("a", 100, "0"), job("b", 50, "1"), job("c", 50, "1")}));
    CHECK(pinned["end_ns"] == 110'000'000);
    CHECK(warmPercent(pinned, 0) == Approx(41).margin(0.5));
    CHECK(warmPercent(pinned, 1) == Approx(82).margin(0.5));
}

TEST_CASE("three cores are more than three times as fast as one if each keeps its set warm", "[machine][oracle]")
{
    const std::vector<std::string> jobs{job("a", 100), job("b", 100), job("c", 100)};
    const auto end = [&](int cores, int capacity) {
        return reportOf(scenarioOf(machineOf(cores, capacity), jobs))["end_ns"].get<std::int64_t>() / 1'000'000;
    };
    CHECK(end(1, 100) == 300);
    CHECK(end(2, 100) == 150);
    CHECK(end(3, 100) == 55);
    CHECK(end(1, 50) == 300);
    CHECK(end(2, 50) == 150);
    CHECK(end(3, 50) == 100);
}
