// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/spin_question.h"

#include "explore/replay.h"
#include "formats/spin_judge.h"
#include "ui/session/cancellable_shell.h"

namespace threadway::ui {
namespace {

constexpr std::size_t usualMegabytes = 4096; ///< if the user sets no bound: SPIN needs one

formats::SpinOptions optionsFor(const explore::GraphLimits& limits)
{
    formats::SpinOptions options;
    options.mostStates = limits.states;
    options.memory = limits.bytes > 0 ? limits.bytes >> 20U : usualMegabytes;
    return options;
}

} // namespace

void askSpin(ExplorationResult& result, const std::atomic<bool>& cancel)
{
    const explore::GraphLimits& limits = result.job.limits;
    const bool isSayable = limits.switching == explore::Switching::AnyStep
                           && limits.granularity == explore::Granularity::SmallestSteps && !result.job.from;
    if (!isSayable) {
        result.failures.push_back({base::Severity::Error,
                                   {},
                                   "spin-question",
                                   TW_TR("SPIN judges preemptive threads by small steps, from the start"),
                                   {}});
        return;
    }
    const auto model = formats::exportPromela(*result.blueprint);
    if (!model.isOk()) {
        result.failures = model.diagnostics;
        return;
    }
    auto verdict = formats::checkWithSpin(
        *model, optionsFor(limits),
        [&cancel](const std::string& folder, const std::string& line, const std::string& output) {
            return runInShell(folder, line, output, cancel);
        });
    if (cancel) {
        result.found.bound = explore::Bound::Cancelled;
        return;
    }
    if (!verdict.isOk()) {
        result.failures = verdict.diagnostics;
        return;
    }
    result.found = explore::replay(*result.start, formats::scheduleOf(*result.start, verdict->steps));
    result.found.states = verdict->states;
    result.found.transitions = verdict->transitions;
    result.found.isComplete = !verdict->isLimited;
    result.found.bound = verdict->isLimited ? explore::Bound::States : explore::Bound::None;
    result.spin = std::move(*verdict);
}

} // namespace threadway::ui
