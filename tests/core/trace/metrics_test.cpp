// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hand_made.h"
#include "support/runs.h"

#include "trace/metrics.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <vector>

namespace threadway {
namespace {

using namespace literals;
using base::Fraction;
using machine::EventKind;
using machine::LeaveReason;
using machine::WakeReason;

constexpr std::int64_t tick = 1'000'000;

/// Jobs that all arrive at 0 on one core without any costs.
trace::Metrics metricsOfJobs(const std::vector<int>& ticks, const std::string& policy)
{
    std::string text = "threadway: 1\nmachine: {model: free, cores: 1, policy: " + policy + "}\nprocesses:\n  p:\n";
    text += "    threads:\n";
    for (std::size_t i = 0; i < ticks.size(); ++i)
        text += fmt::format("      j{}: compute({})\n", i, ticks[i]);
    return trace::metricsOf(test::record(test::loadText(text), 100_s).trace());
}

struct OracleCase {
    std::vector<int> jobs;
    const char* policy;
    Fraction response;
    Fraction turnaround;
    Fraction waiting;
};

Fraction ticks(std::int64_t numerator, std::int64_t denominator = 1)
{
    return base::fractionOf(numerator * tick, denominator);
}

trace::WaitLog logOf(const std::vector<machine::Event>& events)
{
    trace::WaitLog log;
    for (const machine::Event& event : events)
        log.apply(event);
    return log;
}

machine::Event ready(SimTime time, WakeReason reason)
{
    return test::event(time, EventKind::Ready, -1, 0, 0, 0, static_cast<std::uint8_t>(reason));
}

machine::Event left(SimTime time, LeaveReason reason)
{
    return test::event(time, EventKind::Left, 0, 0, 0, 0, static_cast<std::uint8_t>(reason));
}

machine::Event given(SimTime time, SimTime cost)
{
    return test::wideEvent(time, EventKind::Dispatched, 0, 0, cost.ns);
}

} // namespace

TEST_CASE("mean response, turnaround and waiting are those of the textbook", "[trace][metrics]")
{
    // Averages published by a teaching simulator for the same jobs: 6.67/16.67/6.67 is 20/3, 50/3, 20/3, and so on.
    const auto oracle = GENERATE(OracleCase{{5, 10, 15}, "fcfs", ticks(20, 3), ticks(50, 3), ticks(20, 3)},
                                 OracleCase{{5, 10, 15}, "{name: rr, slice: 1}", ticks(1), ticks(67, 3), ticks(37, 3)},
                                 OracleCase{{200, 200, 200}, "fcfs", ticks(200), ticks(400), ticks(200)},
                                 OracleCase{{200, 200, 200}, "{name: rr, slice: 1}", ticks(1), ticks(599), ticks(399)});
    CAPTURE(oracle.policy, oracle.jobs);
    const trace::Metrics metrics = metricsOfJobs(oracle.jobs, oracle.policy);
    CHECK(metrics.whole.response.mean() == oracle.response);
    CHECK(metrics.whole.turnaround.mean() == oracle.turnaround);
    CHECK(metrics.whole.waiting.mean() == oracle.waiting);
    CHECK(metrics.utilisation == Fraction{1, 1});
}

TEST_CASE("percentiles are spans that occurred, by nearest rank", "[trace][metrics]")
{
    std::vector<SimTime> spans;
    for (int i = 200; i >= 1; --i)
        spans.push_back(SimTime{i});
    const trace::Quantiles quantiles = trace::quantilesOf(spans);
    CHECK(quantiles.count == 200);
    CHECK(quantiles.least == 1_ns);
    CHECK(quantiles.p50 == 100_ns);
    CHECK(quantiles.p90 == 180_ns);
    CHECK(quantiles.p99 == 198_ns);
    CHECK(quantiles.most == 200_ns);
    CHECK(quantiles.mean() == Fraction{201, 2});
    CHECK(trace::quantilesOf({5_ns}).p99 == 5_ns);
    CHECK(trace::quantilesOf({}) == trace::Quantiles{});
}

TEST_CASE("latency counts from a wake-up, waits from any reason", "[trace][metrics]")
{
    // Woken at 10, a core at 13 with a switch of 2: latency 5, wait 3. Preempted at 20, again at 24: only a wait of 4.
    const trace::WaitLog log
        = logOf({ready(10_ns, WakeReason::SleepOver), given(13_ns, 2_ns), left(20_ns, LeaveReason::Preempted),
                 ready(20_ns, WakeReason::Preempted), given(24_ns, 0_ns), left(30_ns, LeaveReason::Blocked)});
    CHECK(log.of(ThreadId(0)).latencies == std::vector{5_ns});
    CHECK(log.of(ThreadId(0)).stretches == std::vector{3_ns, 4_ns});
    CHECK(log.of(ThreadId(7)).stretches.empty());
}

TEST_CASE("a thread that loses its core before the switch is over is still waking up", "[trace][metrics]")
{
    const trace::WaitLog log
        = logOf({ready(0_ns, WakeReason::Granted), given(1_ns, 10_ns), left(5_ns, LeaveReason::Preempted),
                 ready(5_ns, WakeReason::Preempted), given(8_ns, 10_ns), left(40_ns, LeaveReason::Ended)});
    CHECK(log.of(ThreadId(0)).latencies == std::vector{18_ns});
    CHECK(log.of(ThreadId(0)).stretches == std::vector{1_ns, 3_ns});
}

TEST_CASE("moving from queue to queue does not begin a new wait, ending drops it", "[trace][metrics]")
{
    const trace::WaitLog moved = logOf({ready(2_ns, WakeReason::Arrived), ready(6_ns, WakeReason::Moved),
                                        given(9_ns, 0_ns), left(9_ns, LeaveReason::Ended)});
    CHECK(moved.of(ThreadId(0)).latencies == std::vector{7_ns});
    CHECK(moved.of(ThreadId(0)).stretches == std::vector{7_ns});
    const trace::WaitLog ended
        = logOf({ready(2_ns, WakeReason::Arrived), test::event(4_ns, EventKind::ThreadEnded, -1, 0)});
    CHECK(ended.of(ThreadId(0)).stretches.empty());
}

TEST_CASE("stretches in queues add up to the time that the state counts as waiting", "[trace][metrics]")
{
    const auto recorder = test::record(test::loadPreset("two-way-six"), 200_ms);
    const trace::Metrics metrics = trace::metricsOf(recorder.trace());
    const trace::State state = test::finalState(recorder.trace());
    for (std::size_t i = 0; i < metrics.threads.size(); ++i) {
        CAPTURE(i);
        CHECK(metrics.threads[i].waits.total == state.threads[i].queued);
        CHECK(metrics.threads[i].waiting == metrics.statistics.threads[i].ready);
    }
}

TEST_CASE("fairness compares what threads got of the time they wanted a core", "[trace][metrics]")
{
    // Three equal threads, two of them on a core of their own for half of the time: services 1, 1/2, 1/2.
    const auto run = test::loadText("threadway: 1\nuntil: 40ms\nmachine: {model: free, cores: 2}\nprocesses:\n  p:\n"
                                    "    threads:\n"
                                    "      a: {affinity: [0], program: compute(1s)}\n"
                                    "      b: {affinity: [1], program: compute(1s)}\n"
                                    "      c: {affinity: [1], program: compute(1s)}\n"
                                    "      d: {arrives: 1s, program: compute(1s)}\n");
    const trace::Metrics metrics = trace::metricsOf(test::record(run, 1_s).trace());
    CHECK(metrics.threads[0].service == Fraction{1, 1});
    CHECK(metrics.threads[1].service == Fraction{1, 2});
    CHECK(metrics.threads[2].service == Fraction{1, 2});
    CHECK_FALSE(metrics.threads[3].service.has_value()); // has not arrived
    CHECK(metrics.whole.fairness == Fraction{8, 9});
    CHECK(metrics.whole.finished == 0);
    CHECK(metrics.utilisation == Fraction{1, 1});
}

TEST_CASE("processes add up to the whole, and throughput counts finished threads", "[trace][metrics]")
{
    const trace::Metrics metrics = trace::metricsOf(test::record(test::loadPreset("whose-pothole"), 1_s).trace());
    REQUIRE(metrics.processes.size() == 2);
    CHECK(metrics.processes[0].finished == 3);
    CHECK(metrics.processes[1].finished == 0);
    CHECK(metrics.whole.finished == 3);
    CHECK(metrics.whole.running == metrics.processes[0].running + metrics.processes[1].running);
    CHECK(metrics.whole.switches == metrics.processes[0].switches + metrics.processes[1].switches);
    CHECK(metrics.whole.turnaround.count == 3);
    CHECK(metrics.throughput == base::fractionOf(3, metrics.statistics.time.ns));
}

TEST_CASE("overhead is switching out of the time a core was not idle", "[trace][metrics]")
{
    // 4 x 100 ticks in slices of 10 with a switch of 1 tick: 39 switches, as the first thread needs none.
    const auto run = test::loadText(
        "threadway: 1\nmachine: {model: free, cores: 1, policy: {name: rr, slice: 10}, costs: {thread-switch: 1}}\n"
        "processes: {p: {threads: {a: compute(100), b: compute(100), c: compute(100), d: compute(100)}}}\n");
    const trace::Metrics metrics = trace::metricsOf(test::record(run, 10_s).trace());
    CHECK(metrics.overhead == Fraction{39, 439});
    CHECK(metrics.utilisation == Fraction{400, 439});
}

} // namespace threadway
