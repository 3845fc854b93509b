// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exploring/exploration_job.h"

namespace threadway::ui {

/// Lets SPIN judge the programs of the job: fills in its verdict, and what the schedule that it found comes to here.
/// `result` names the job, the blueprint and the start. Takes as long as it takes; breaks off once `cancel` is set.
void askSpin(ExplorationResult& result, const std::atomic<bool>& cancel);

} // namespace threadway::ui
