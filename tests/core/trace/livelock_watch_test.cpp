// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "formats/run_report.h"
#include "trace/thread_verdict.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace threadway {
namespace {

using namespace literals;
using test::loadPreset;
using test::loadText;

trace::State stateAt(const history::Recorder& recorder, SimTime at)
{
    trace::State state(recorder.trace().blueprint());
    for (std::size_t i = 0; i < recorder.trace().firstAfter(at); ++i)
        state.apply(recorder.trace().event(i));
    state.shownAt = at;
    return state;
}

std::vector<trace::LivelockNow> livelocksOf(const std::string& threads)
{
    const auto run = loadText("threadway: 1\nuntil: 1s\nmachine: {model: free, cores: 2}\n"
                              "locks: {A: mutex, B: mutex, S: spinlock}\n"
                              "processes: {p: {shared: {n: 0}, threads: {"
                              + threads + "}}}\n");
    return trace::livelocksIn(test::record(run, 1_s).trace());
}

} // namespace

TEST_CASE("Cars that back off alike are livelocked from the eighth round on, and say how long", "[trace]")
{
    const auto recorder = test::record(loadPreset("after-you"), 10_s);
    // A round takes 3 ticks and fails after its first one: the eighth fails at 22.
    for (const ThreadId thread : {ThreadId(0), ThreadId(1)}) {
        CHECK(trace::verdictOn(stateAt(recorder, 21_ms), thread).kind == trace::Standstill::Running);
        const trace::Verdict verdict = trace::verdictOn(stateAt(recorder, 22_ms), thread);
        CHECK(verdict.kind == trace::Standstill::Livelocked);
        CHECK(verdict.livelock.threads == std::vector{ThreadId(0), ThreadId(1)});
        CHECK(verdict.livelock.rounds == 8);
        CHECK(verdict.livelock.since == 1_ms);
        CHECK(verdict.waited == 21_ms);
    }
    const auto report = formats::runReport(recorder.trace(), {});
    CHECK(report["livelock"]["rounds"] == 100);
    CHECK(report["livelock"]["since_ns"] == 1'000'000);
    CHECK(formats::runTable(recorder.trace(), {}).find("livelock, 100 rounds in vain") != std::string::npos);
}

TEST_CASE("Cars that back off at random are never livelocked", "[trace]")
{
    const std::string text(scenario::findPreset("after-you")->text);
    for (int seed = 0; seed < 100; ++seed) {
        std::string other = text;
        other.replace(other.find("seed: 7"), 7, "seed: " + std::to_string(seed));
        const auto recorder = test::record(loadText(other, "random"), 10_s);
        CAPTURE(seed);
        CHECK(trace::livelocksIn(recorder.trace()).empty());
        CHECK(formats::runReport(recorder.trace(), {})["livelock"].is_null());
    }
}

TEST_CASE("Trying in vain for what a busy owner holds is no livelock, however often", "[trace]")
{
    CHECK(livelocksOf("owner: \"lock(A)\\ncompute(500)\\nunlock(A)\\n\", "
                      "other: {arrives: 1, program: \"while not try_lock(A):\\n    compute(1)\\nunlock(A)\\n\"}")
              .empty());
    CHECK(livelocksOf("owner: \"lock(S)\\ncompute(500)\\nunlock(S)\\n\", "
                      "other: {arrives: 1, program: \"lock(S)\\nunlock(S)\\n\"}")
              .empty());
}

TEST_CASE("Loops that get what they try for, print or go on elsewhere are no livelock", "[trace]")
{
    const std::string polite = "while true:\\n    if try_lock(A):\\n        compute(3)\\n        unlock(A)\\n"
                               "    else:\\n        compute(1)\\n";
    CHECK(livelocksOf("a: \"" + polite + "\", b: \"" + polite + "\"").empty());
    const std::string printing = "compute(1)\\n        if not try_lock(";
    CHECK(livelocksOf("a: \"while true:\\n    with lock(A):\\n        " + printing
                      + "B):\\n            print(1)\\n"
                        "    compute(1)\\n\", b: \"while true:\\n    with lock(B):\\n        "
                      + printing + "A):\\n            print(2)\\n    compute(1)\\n\"")
              .empty());
    CHECK(livelocksOf("a: \"for i in range(400):\\n    compute(1)\\n\", b: \"while true:\\n    with lock(A):\\n"
                      "        compute(2)\\n\"")
              .empty());
}

TEST_CASE("A thread that tries in vain for what one holds that waits for it is livelocked alone", "[trace]")
{
    const auto found = livelocksOf("busy: \"lock(A)\\ncompute(2)\\nwhile not try_lock(B):\\n    compute(1)\\n\", "
                                   "waiting: \"lock(B)\\ncompute(1)\\nlock(A)\\n\"");
    REQUIRE(found.size() == 1);
    CHECK(found.front().threads == std::vector{ThreadId(0)});
    CHECK(found.front().rounds > 900);
}

} // namespace threadway
