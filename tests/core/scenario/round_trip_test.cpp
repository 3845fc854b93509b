// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/verification.h"
#include "scenario/blueprint_builder.h"
#include "scenario/presets.h"
#include "scenario/scenario_file.h"
#include "scenario/scenario_writer.h"
#include "support/random_scenario.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

using namespace literals;

void checkRoundTrip(const scenario::Scenario& scenario)
{
    const std::string text = scenario::scenarioText(scenario);
    CAPTURE(text);
    const auto file = scenario::readScenarioFile(text);
    for (const base::Diagnostic& finding : file.diagnostics)
        UNSCOPED_INFO(base::describe(finding, "written"));
    REQUIRE(file.isOk());
    CHECK(file->scenario == scenario);
}

} // namespace

TEST_CASE("every preset in every variant reads back as it was written", "[scenario][roundtrip]")
{
    for (const base::EmbeddedFile& preset : scenario::presetFiles()) {
        CAPTURE(preset.name);
        const auto base = scenario::readScenarioFile(preset.text, std::string());
        REQUIRE(base.isOk());
        checkRoundTrip(base->scenario);
        for (const scenario::VariantInfo& variant : base->variants) {
            CAPTURE(variant.name);
            checkRoundTrip(test::loadPreset(preset.name, variant.name).file.scenario);
        }
    }
}

TEST_CASE("random scenarios read back as they were written", "[scenario][roundtrip]")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        checkRoundTrip(test::RandomScenarios(seed).scenario());
    }
}

TEST_CASE("programs and names with signs that YAML minds read back as they were written", "[scenario][roundtrip]")
{
    for (const char* program :
         {"print(\"a: b # c\")\n", "print(1)", "\nprint(1)\n\n", "    ", "if true:\n\n    print(1)\n",
          "print('\\\\ \\n')\n", "# only a comment", "print(1)\n\n\n", "- 1", "print(\"\xe7\xba\xbf\")\n",
          "print(1)\n  \n", "null", "~", "|", "print(1)\r\n", "if true:\n\tprint(1)\n"}) {
        CAPTURE(program);
        test::RandomScenarios random(1);
        scenario::Scenario scenario = random.scenario();
        scenario.processes[0].threads[0].coroutines.clear();
        scenario.processes[0].threads[0].program = program;
        scenario.processes[0].threads[0].name = "null";
        scenario.processes[0].name = "-1.5";
        scenario.title.byLanguage["en"] = "A \"quoted\": #title\nof two lines";
        scenario.processes[0].files = {"a b", "null", "\"", ": "};
        checkRoundTrip(scenario);
    }
}

TEST_CASE("journals read back as they were written", "[scenario][roundtrip]")
{
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed);
        scenario::LoadedRun run = test::loadText(scenario::scenarioText(random.scenario()));
        run.journal = random.journal(*run.blueprint, 12);
        const std::string text = scenario::savedText(run.file, *run.blueprint, run.journal, {});
        CAPTURE(text);
        CHECK(test::loadText(text).journal == run.journal);
    }
}

TEST_CASE("a saved run keeps the comments of its file and verifies", "[scenario][history]")
{
    scenario::LoadedRun run = test::loadPreset("gridlock", "limit-3");
    run.journal = {{2_ms, scenario::Kill{ThreadId(0)}}};
    const auto recorder = test::record(run, 1_s);
    const auto recording = history::recordingOf(recorder.trace());
    const std::string text = scenario::savedText(run.file, *run.blueprint, run.journal, recording);
    CHECK(text.starts_with("# Four cars enter a crossing at once."));
    const scenario::LoadedRun again = test::loadText(text);
    CHECK(again.file.variant == "limit-3");
    CHECK(again.journal == run.journal);
    REQUIRE(again.file.recorded);
    CHECK(*again.file.recorded == recording);
    CHECK_FALSE(history::findDivergence(test::record(again, 1_s).trace(), *again.file.recorded));
    // Saved once more, nothing is there twice.
    CHECK(scenario::savedText(again.file, *again.blueprint, again.journal, recording) == text);
}

TEST_CASE("comments between the sections of a run and the next one are kept", "[scenario]")
{
    const std::string text = "threadway: 1\nid: x\nvariant: a\n# about the processes\nprocesses:\n  p:\n    threads:\n"
                             "      t: print(1)\nvariants:\n  a: {seed: 3}\n";
    const scenario::LoadedRun run = test::loadText(text);
    const std::string saved = scenario::savedText(run.file, *run.blueprint, {}, {});
    CHECK(saved.find("# about the processes") != std::string::npos);
    CHECK(test::loadText(saved).file.variant == "a");
}

TEST_CASE("verifying names the stretch in which a run first differs", "[history]")
{
    const auto recorder = test::record(test::loadPreset("two-way-six"), 50_ms);
    const auto recording = history::recordingOf(recorder.trace());
    CHECK_FALSE(history::findDivergence(recorder.trace(), recording));
    const trace::Trace& trace = recorder.trace();
    for (const std::size_t changed : {std::size_t{0}, std::size_t{100}, trace.size() / 2, trace.size() - 1}) {
        CAPTURE(changed);
        machine::EventBuffer events;
        for (std::size_t i = 0; i < trace.size(); ++i)
            events.push_back(trace.event(i));
        events[changed].a ^= 1;
        trace::Trace other(trace.blueprint());
        other.append(events, trace.frontier());
        const auto divergence = history::findDivergence(other, recording);
        REQUIRE(divergence);
        CHECK(divergence->firstEvent <= changed);
        CHECK(changed <= divergence->lastEvent);
        CHECK(divergence->lastEvent - divergence->firstEvent < recording.spacing);
    }
}

} // namespace threadway
