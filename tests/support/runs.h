// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/exploration.h"
#include "history/recorder.h"
#include "scenario/presets.h"
#include "scenario/scenario_file.h"
#include "trace/output.h"
#include "trace/state_seeker.h"
#include "trace/statistics.h"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace threadway::test {

/// A scenario text made ready to run, as the program does it; throws with the findings if it cannot run.
inline scenario::LoadedRun loadText(std::string_view text, const std::optional<std::string>& variant = {})
{
    auto run = scenario::loadRun(text, variant);
    std::string findings;
    for (const base::Diagnostic& finding : run.diagnostics)
        findings += base::describe(finding, "test") + "\n";
    if (!run.isOk())
        throw std::runtime_error(findings);
    return std::move(*run);
}

inline scenario::LoadedRun loadPreset(std::string_view id, const std::optional<std::string>& variant = {})
{
    const base::EmbeddedFile* preset = scenario::findPreset(id);
    if (preset == nullptr)
        throw std::runtime_error("no such preset: " + std::string(id));
    return loadText(preset->text, variant);
}

/// A recording up to the instant, with the journal of the file.
inline history::Recorder record(const scenario::LoadedRun& run, SimTime until)
{
    history::Recorder recorder(run.blueprint, run.journal);
    recorder.advanceToEnd(until);
    return recorder;
}

/// The fold over all events of the trace.
inline trace::State finalState(const trace::Trace& trace)
{
    trace::State state(trace.blueprint());
    for (std::size_t i = 0; i < trace.size(); ++i)
        state.apply(trace.event(i));
    return state;
}

inline std::string outputOf(const trace::Trace& trace)
{
    return trace::outputText(*trace.blueprint(), trace::printedValues(trace, trace.size()));
}

inline explore::Exploration exploreAll(const scenario::BlueprintPtr& blueprint, bool tellsOutputsApart = false)
{
    explore::GraphLimits limits;
    limits.states = 1'000'000;
    limits.tellsOutputsApart = tellsOutputsApart;
    return explore::explore(machine::World(blueprint), limits);
}

/// The number of events of a kind.
inline std::size_t countOf(const trace::Trace& trace, machine::EventKind kind)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < trace.size(); ++i)
        count += trace.event(i).kind == kind ? 1U : 0U;
    return count;
}

} // namespace threadway::test
