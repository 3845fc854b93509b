// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace threadway {
namespace {

struct Averages {
    double response = 0;
    double turnaround = 0;
    double wait = 0;
};

/// Jobs of so many ticks that all arrive at 0, on one core without any costs, by the numbers of the run.
Averages averagesOf(const std::string& policy, const std::vector<int>& jobs)
{
    std::string text = fmt::format("threadway: 1\nid: jobs\nmachine: {{model: free, cores: 1, tick: 1ms, policy: {}}}\n"
                                   "processes:\n  p:\n    threads:\n",
                                   policy);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        text += fmt::format("      j{}: \"compute({})\"\n", i, jobs[i]);
    const auto recorder = test::record(test::loadText(text), SimTime{10'000'000'000'000});
    const trace::State state = test::finalState(recorder.trace());
    REQUIRE(state.end == machine::RunEnd::Finished);
    Averages sum;
    for (const auto& thread : trace::statisticsAt(state, state.time).threads) {
        sum.response += static_cast<double>((*thread.firstRun - *thread.arrival).ns) / 1e6;
        sum.turnaround += static_cast<double>((*thread.end - *thread.arrival).ns) / 1e6;
        sum.wait += static_cast<double>(thread.ready.ns) / 1e6;
    }
    const auto count = static_cast<double>(jobs.size());
    return {sum.response / count, sum.turnaround / count, sum.wait / count};
}

void check(const Averages& found, const Averages& expected)
{
    CHECK(found.response == Approx(expected.response).margin(0.005));
    CHECK(found.turnaround == Approx(expected.turnaround).margin(0.005));
    CHECK(found.wait == Approx(expected.wait).margin(0.005));
}

} // namespace

TEST_CASE("first come first served gives the textbook averages", "[machine][oracle]")
{
    check(averagesOf("{name: fcfs}", {5, 10, 15}), {6.67, 16.67, 6.67});
    check(averagesOf("{name: fcfs}", {200, 200, 200}), {200, 400, 200});
    CHECK(averagesOf("{name: fcfs}", {60, 5, 5, 5}).turnaround == Approx(67.5));
}

TEST_CASE("round robin gives the textbook averages", "[machine][oracle]")
{
    check(averagesOf("{name: rr, slice: 1}", {5, 10, 15}), {1.0, 22.33, 12.33});
    check(averagesOf("{name: rr, slice: 1}", {200, 200, 200}), {1.0, 599, 399});
    CHECK(averagesOf("{name: rr, slice: 5}", {60, 5, 5, 5}).turnaround == Approx(30.0));
}

TEST_CASE("a sleeping thread leaves the core to others", "[machine][oracle]")
{
    // A = 3 x (2 CPU + 6 I/O), B = 12 CPU: 24 ticks, and the core is busy for 18 of them.
    const auto recorder = test::record(
        test::loadText("threadway: 1\nid: overlap\nmachine: {model: free, cores: 1, policy: {name: fcfs}}\n"
                       "processes:\n  p:\n    threads:\n"
                       "      a: \"for i in range(3):\\n    compute(2)\\n    sleep(6)\\n\"\n"
                       "      b: \"for i in range(6):\\n    compute(2)\\n    yield\\n\"\n"),
        SimTime{1'000'000'000'000});
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.time == SimTime{24'000'000});
    const auto statistics = trace::statisticsAt(state, state.time);
    CHECK(statistics.cores[0].busy == SimTime{18'000'000});
}

} // namespace threadway
