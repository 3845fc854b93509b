// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/schedules.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::test;

TEST_CASE("shortest job first gives the textbook averages", "[machine][oracle]")
{
    const auto jobs = reportOf(
        scenarioOf("cores: 1, policy: sjf", {"a: \"compute(10)\"", "b: \"compute(15)\"", "c: \"compute(5)\""}));
    CHECK(meanOf(jobs, "first_run_ns", "arrival_ns") == Approx(6.67).margin(0.005));
    CHECK(meanOf(jobs, "end_ns", "arrival_ns") == Approx(16.67).margin(0.005));
    const auto convoy = reportOf(scenarioOf("cores: 1, policy: sjf", {"truck: \"compute(60)\"", "b: \"compute(5)\"",
                                                                      "c: \"compute(5)\"", "d: \"compute(5)\""}));
    CHECK(meanOf(convoy, "end_ns", "arrival_ns") == Approx(26.25));
}

TEST_CASE("shortest job first lets a running burst be, shortest remaining time first does not", "[machine][oracle]")
{
    // Silberschatz et al., exercise on preemptive SJF: arrivals 0 1 2 3, bursts 8 4 9 5; mean wait 6.5 against 7.75.
    const std::vector<std::string> threads{"p1: {program: \"compute(8)\"}", "p2: {program: \"compute(4)\", arrives: 1}",
                                           "p3: {program: \"compute(9)\", arrives: 2}",
                                           "p4: {program: \"compute(5)\", arrives: 3}"};
    CHECK(scheduleOf(reportOf(scenarioOf("cores: 1, policy: srtf", threads)))
          == "p1 0-1, p2 1-5, p4 5-10, p1 10-17, p3 17-26");
    CHECK(scheduleOf(reportOf(scenarioOf("cores: 1, policy: sjf", threads))) == "p1 0-8, p2 8-12, p4 12-17, p3 17-26");
}

TEST_CASE("exact bursts are read through loops, calls and locks, and end at a sleep", "[machine]")
{
    // a has bursts of 3 x 2, then 1; b says itself that it needs 5; c cannot be known and comes last.
    const std::string text
        = "threadway: 1\nid: bursts\nmachine: {model: free, tick: 1ms, cores: 1, policy: sjf}\nlocks: {L: mutex}\n"
          "processes:\n  p:\n    functions: |\n      def work(n):\n          for i in range(n):\n              "
          "compute(2)\n"
          "    shared: {x: 4}\n    threads:\n"
          "      c: \"compute(x)\"\n"
          "      b: {burst: 5, program: \"compute(x + 1)\"}\n"
          "      a: |\n        with lock(L):\n            work(3)\n        sleep(1)\n        compute(1)\n";
    CHECK(scheduleOf(reportOf(text)) == "b 0-5, a 5-11, c 11-15, a 15-16");
}

TEST_CASE("estimated bursts are the exponential average of those before", "[machine][oracle]")
{
    // Estimates with alpha 1/2 from 10: after a burst of 6 a is taken for 8, after one of 4 for 6; b for 9 after one
    // of 8.
    const auto report = reportOf(scenarioOf("cores: 1, policy: {name: sjf, bursts: estimated, initial: 10ms}",
                                            {"a: \"compute(6)\\nsleep(20)\\ncompute(4)\\nsleep(16)\\ncompute(1)\"",
                                             "b: \"compute(8)\\nsleep(12)\\ncompute(1)\\nsleep(19)\\ncompute(1)\"",
                                             "hog: {arrives: 14, program: \"compute(40)\"}"}));
    // At 26 a (8) and b (9) both wait behind the hog (its first estimate of 10 was wrong): a is first at 54.
    CHECK(scheduleOf(report) == "a 0-6, b 6-14, hog 14-54, a 54-58, b 58-59, a 74-75, b 78-79");
}

TEST_CASE("priority with ageing lets a starving thread run at tick 50, without it never", "[machine][oracle]")
{
    const std::vector<std::string> threads{
        "low: {program: \"compute(1)\"}",
        R"(high: {priority: 5, program: "for i in range(80):\n    compute(5)\n    yield\n"})"};
    const auto starved = reportOf(scenarioOf("cores: 1, policy: priority", threads));
    CHECK(starved["threads"][0]["first_run_ns"] == 400'000'000);
    const auto aged = reportOf(scenarioOf("cores: 1, policy: {name: priority, ageing: 10}", threads));
    CHECK(aged["threads"][0]["first_run_ns"] == 50'000'000);
    const auto polite
        = reportOf(scenarioOf("cores: 1, policy: {name: priority, ageing: 10, preemptive: false}", threads));
    CHECK(polite["threads"][0]["first_run_ns"] == 50'000'000);
}

TEST_CASE("a thread of higher priority takes the core at once if it may, and ageing does in time", "[machine]")
{
    const std::vector<std::string> threads{"low: {priority: 1, program: \"compute(10)\"}",
                                           "high: {priority: 2, program: \"compute(4)\", arrives: 3}",
                                           "mid: {priority: 1, program: \"compute(4)\", arrives: 4}"};
    CHECK(scheduleOf(reportOf(scenarioOf("cores: 1, policy: priority", threads)))
          == "low 0-3, high 3-7, low 7-14, mid 14-18");
    CHECK(scheduleOf(reportOf(scenarioOf("cores: 1, policy: {name: priority, preemptive: false}", threads)))
          == "low 0-10, high 10-14, mid 14-18");
    // A hog of priority 1 is outranked by a waiting 0 once that has waited twice 10 ticks, in the middle of its work.
    CHECK(scheduleOf(
              reportOf(scenarioOf("cores: 1, policy: {name: priority, ageing: 10}",
                                  {"hog: {priority: 1, program: \"compute(30)\"}", "low: {program: \"compute(5)\"}"})))
          == "hog 0-20, low 20-25, hog 25-35");
}

TEST_CASE("by hand a core stands idle until a thread is chosen for it", "[machine]")
{
    const std::string text = scenarioOf("cores: 1, policy: by-hand", {"a: \"compute(10)\"", "b: \"compute(4)\""});
    const auto waiting = reportOf(text);
    CHECK(waiting["reason"] == "choice");
    CHECK(waiting["slices"].empty());
    const auto chosen = reportOf(text
                                 + "journal:\n  - {at: 2ms, choose: a, core: 0}\n  - {at: 5ms, choose: b, core: 0}\n"
                                   "  - {at: 6ms, choose: b, core: 0}\n  - {at: 12ms, choose: a, core: 0}\n");
    CHECK(scheduleOf(chosen) == "a 2-5, b 5-9, a 12-19");
    CHECK(chosen["reason"] == "finished");
    const auto later = reportOf(text + "journal:\n  - {at: 2ms, choose: a, core: 0}\n");
    CHECK(later["reason"] == "choice");
    CHECK(later["end_ns"] == 12'000'000);
}
