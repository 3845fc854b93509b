// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/runs.h"

#include "trace/metrics.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace threadway::test {

/// A preset run to its end as the program does it, and its numbers.
struct PresetRun {
    explicit PresetRun(std::string_view id, const std::optional<std::string>& variant = {})
        : run(loadPreset(id, variant)),
          recorder(record(run, SimTime{10'000'000'000})),
          metrics(trace::metricsOf(recorder.trace()))
    {
    }

    /// Whole ticks of the machine; -1 if the span is none.
    [[nodiscard]] std::int64_t ticks(SimTime span) const
    {
        const std::int64_t tick = run.blueprint->scenario.machine.tick.ns;
        return span.ns % tick == 0 ? span.ns / tick : -1;
    }
    /// How long the run was, in ticks.
    [[nodiscard]] std::int64_t ticks() const { return ticks(metrics.statistics.time); }
    [[nodiscard]] std::int64_t hits(std::size_t level) const { return metrics.statistics.caches[level - 1].hits; }
    [[nodiscard]] std::int64_t misses(std::size_t level) const { return metrics.statistics.caches[level - 1].misses; }
    [[nodiscard]] const trace::ThreadMetrics& thread(std::string_view path) const
    {
        return metrics.threads[run.blueprint->findThread(path).value().index()];
    }
    /// Final value of the shared variable with that name, the first one if there are several.
    [[nodiscard]] std::int64_t shared(std::string_view name, std::size_t which = 0) const
    {
        const trace::State state = finalState(recorder.trace());
        const auto& variables = run.blueprint->variables;
        for (std::size_t i = 0; i < variables.size(); ++i) {
            if (variables[i].name == name && which-- == 0)
                return state.variables[i].data;
        }
        throw std::runtime_error("no such variable: " + std::string(name));
    }

    scenario::LoadedRun run;
    history::Recorder recorder;
    trace::Metrics metrics;
};

} // namespace threadway::test
