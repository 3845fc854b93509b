// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/exploration_job.h"

#include "history/recorder.h"
#include "ui/exploring/spin_question.h"

namespace threadway::ui {
namespace {

/// Events between two looks at whether to go on.
constexpr std::size_t eventsPerSlice = 20'000;

/// The World at the instant of the run; nothing if cancelled on the way there.
std::optional<machine::World> worldAt(const ExplorationJob& job, const std::atomic<bool>& cancel)
{
    history::Recorder recorder(job.blueprint, job.journal);
    while (recorder.trace().frontier() < *job.from && !cancel) {
        if (!recorder.advance(*job.from, eventsPerSlice))
            break;
    }
    if (cancel)
        return std::nullopt;
    return recorder.worldAt(std::min(*job.from, recorder.trace().frontier()));
}

} // namespace

ExplorationResult doJob(const ExplorationJob& job, const std::atomic<bool>& cancel, explore::Progress& progress)
{
    ExplorationResult result;
    result.job = job;
    const auto blueprint = explore::blueprintFor(job.mode, job.blueprint);
    if (!blueprint.isOk()) {
        result.failures = blueprint.diagnostics;
        return result;
    }
    result.blueprint = *blueprint;
    if (job.from && result.blueprint != job.blueprint) {
        result.failures.push_back(
            {base::Severity::Error,
             {},
             "not-from-here",
             TW_TR("coroutines can become threads only from the start, not in the midst of a run"),
             {}});
        return result;
    }
    result.start = job.from ? worldAt(job, cancel) : std::optional(machine::World(result.blueprint));
    if (!result.start) {
        result.found.bound = explore::Bound::Cancelled;
        return result;
    }
    if (job.judge == Judge::Spin) {
        askSpin(result, cancel);
        return result;
    }
    explore::GraphLimits limits = job.limits;
    limits.cancel = &cancel;
    limits.progress = &progress;
    result.found = explore::explore(*result.start, limits);
    return result;
}

} // namespace threadway::ui
