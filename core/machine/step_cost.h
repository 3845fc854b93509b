// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "program/instruction.h"

namespace threadway::machine {

/// What a step costs before it happens, and what it counts as.
struct StepCost {
    SimTime own;
    SimTime creation; ///< of what a system call makes
    TimeKind account = TimeKind::Work;
    SimTime stall{}; ///< of `own`: waiting for memory beyond the nearest cache
};

/// What the machine charges for the step before it happens, on the core that the thread has: what steps and system
/// calls cost, the access to memory, and the copying of a page that is shared since a fork. Touches the caches. Nothing
/// in untimed execution, and for steps that have a duration of their own.
StepCost stepCost(Context& context, ThreadId thread, const program::Instruction& instruction);

} // namespace threadway::machine
