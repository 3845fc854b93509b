// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about processes and threads: what each owns, and who sees whose variables.
#include "support/preset_metrics.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

using namespace literals;
using test::PresetRun;

trace::Statistics statisticsAt(const trace::Trace& trace, SimTime t)
{
    trace::StateSeeker seeker(trace.blueprint());
    return trace::statisticsAt(seeker.seek(trace, t), t);
}

} // namespace

TEST_CASE("a process goes with its last thread and gives all its land back", "[presets]")
{
    const scenario::LoadedRun run = test::loadPreset("road-and-land");
    history::Recorder recorder(run.blueprint, {{3_ms, scenario::Kill{ThreadId(0)}}});
    recorder.advanceToEnd(1_s);
    const auto before = statisticsAt(recorder.trace(), 2_ms).inventory;
    CHECK(before.addressSpaces == 1);
    CHECK(before.stacks == 1);
    const auto after = statisticsAt(recorder.trace(), 3_ms).inventory;
    CHECK(after.addressSpaces == 0);
    CHECK(after.fileTables == 0);
    CHECK(after.handlerTables == 0);
    CHECK(after.stacks == 0);
    CHECK(test::finalState(recorder.trace()).processes[0].isClosed);
}

TEST_CASE("a process lives on as long as one of its threads does", "[presets]")
{
    const PresetRun preset("road-and-land", "two-lanes");
    const auto clerkEnd = preset.metrics.statistics.threads[0].end.value();
    CHECK(clerkEnd < preset.metrics.statistics.threads[1].end.value());
    CHECK(statisticsAt(preset.recorder.trace(), clerkEnd).inventory.addressSpaces == 1);
    CHECK(statisticsAt(preset.recorder.trace(), clerkEnd).inventory.stacks == 1);
}

TEST_CASE("there is no thread without a process, and no process without a thread", "[presets]")
{
    const auto codes = [](const char* text) {
        std::vector<std::string> found;
        for (const base::Diagnostic& finding : scenario::readScenarioFile(text).diagnostics)
            found.emplace_back(finding.code);
        return found;
    };
    CHECK(codes("threadway: 1\nthreads: {lane: compute(1)}\nprocesses: {p: {threads: {t: compute(1)}}}\n")
          == std::vector<std::string>{"unknown-key"});
    CHECK(codes("threadway: 1\nprocesses: {road: {shared: {x: 0}}}\n") == std::vector<std::string>{"no-thread"});
}

TEST_CASE("two workers that add 1 come to 2 as threads, and to 1 and 1 as forked processes", "[presets]")
{
    CHECK(PresetRun("copy-or-share").shared("x") == 2);
    const PresetRun forked("copy-or-share", "forked");
    CHECK(forked.shared("x", 0) == 1);
    CHECK(forked.shared("x", 1) == 1);
    CHECK(forked.metrics.whole.finished == 2);
}

TEST_CASE("forked processes that talk, by a pipe or shared memory, come to 2 together", "[presets]")
{
    const auto variant = GENERATE(as<std::string>{}, "piped", "shared-plot");
    CAPTURE(variant);
    const PresetRun talking("copy-or-share", variant);
    CHECK(talking.shared("x", 0) == 2);
    CHECK(talking.metrics.whole.finished == 2);
}

} // namespace threadway
