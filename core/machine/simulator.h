// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "machine/world.h"
#include "scenario/command.h"

#include <optional>

namespace threadway::machine {

/// Carries out the next thing that happens before the instant `before`, and appends what it did to events.
/// Returns false, without moving time, if nothing happens before then or the run has ended. A machine on which
/// nothing will ever happen by itself ends the run, unless it may not, because a command is still to come.
bool step(World& world, SimTime before, EventBuffer& events, bool mayEnd = true);

/// Ends the run by decree: no further step happens.
void stop(World& world, RunEnd end, EventBuffer& events);

/// Why the command cannot be carried out now; Refusal::None if it can. Changes nothing.
Refusal check(const World& world, const scenario::Command& command);

/// Why the machine cannot be changed so; Refusal::None if it can.
Refusal checkChange(const scenario::MachineSpec& machine, const scenario::ChangeMachine& change);

/// Moves time on to `at` (not before world.time, nothing pending before it) and carries the command out, or
/// records that it was refused. `entry` is its place in the journal.
void apply(World& world, SimTime at, const scenario::Command& command, std::int32_t entry, EventBuffer& events);

/// The threads of the cycle that the thread's wait closes, starting with it; empty if there is none.
std::vector<ThreadId> deadlockOf(const World& world, ThreadId thread);

} // namespace threadway::machine
