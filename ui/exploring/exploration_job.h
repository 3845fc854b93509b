// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/exploration.h"
#include "explore/program_mode.h"
#include "formats/spin_judge.h"
#include "scenario/command.h"

#include <atomic>
#include <optional>

namespace threadway::ui {

/// Who tries every run.
enum class Judge : std::uint8_t { Explorer, Spin };

/// What is to be explored, and how.
struct ExplorationJob {
    scenario::BlueprintPtr blueprint; ///< the scenario as it is open
    scenario::Journal journal;
    /// The instant of a run from which on every continuation is tried; nothing: from the beginning of the programs.
    std::optional<SimTime> from;
    explore::ProgramMode mode = explore::ProgramMode::AsWritten;
    explore::GraphLimits limits;
    Judge judge = Judge::Explorer; ///< SPIN knows verdicts only
};

/// What came of it.
struct ExplorationResult {
    ExplorationJob job; ///< without `cancel` and `progress`
    /// The threads and variables that the findings name; another one than the job's where coroutines were made threads.
    scenario::BlueprintPtr blueprint;
    std::optional<machine::World> start; ///< where the schedules begin
    explore::Exploration found;
    std::optional<formats::SpinVerdict> spin; ///< if SPIN was asked: then `found` is one standstill or fault at most
    base::Diagnostics failures; ///< why there is nothing, if there is nothing
};

/// Does the job; takes as long as it takes. Returns early, with what was found, once `cancel` is set.
ExplorationResult doJob(const ExplorationJob& job, const std::atomic<bool>& cancel, explore::Progress& progress);

} // namespace threadway::ui
