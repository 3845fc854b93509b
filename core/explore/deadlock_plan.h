// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/state_graph.h"
#include "history/recorder.h"
#include "machine/world.h"

#include <optional>
#include <vector>

namespace threadway::explore {

/// Whether every continuation of the World ends with threads waiting for each other. "No" also if that could
/// not be decided within the limits.
bool isDeadlockInevitable(const machine::World& world, const GraphLimits& limits);

/// A shortest schedule from the World into a deadlock, cut after the step from which on there is no escape.
/// Nothing if no deadlock can be reached, or none was found within the limits.
std::optional<std::vector<ThreadId>> scheduleIntoDeadlock(const machine::World& world, const GraphLimits& limits);

/// A shortest schedule from the World to a state from which no deadlock can be reached any more, or else to a
/// regular end.
std::optional<std::vector<ThreadId>> scheduleToSafety(const machine::World& world, const GraphLimits& limits);

/// The step of a recorded run after which the deadlock could not be avoided any more.
struct CriticalStep {
    SimTime at; ///< when it happened
    ThreadId thread; ///< that took it
    ObjectId object; ///< that it took
    SimTime before; ///< the last instant at which the deadlock could still be avoided
};

/// The critical step of the deadlock that the recording has run into by the instant. Nothing if there is none.
std::optional<CriticalStep> findCriticalStep(const history::Recorder& recorder, SimTime deadlockAt,
                                             const GraphLimits& limits);

} // namespace threadway::explore
