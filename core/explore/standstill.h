// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/fault.h"
#include "machine/event.h"
#include "machine/world.h"

#include <vector>

namespace threadway::explore {

/// How states of untimed Worlds are read: by asking the machine, never by rules of their own.

/// Whether no thread can step.
bool isStandstill(const machine::World& world);

/// Whether some thread has not ended.
bool isAnyThreadLeft(const machine::World& world);

/// A ring of threads that wait for each other, starting at the lowest; others may go on. Empty if there is none.
std::vector<ThreadId> cycleIn(const machine::World& world);

/// Whether the event says that a process faulted.
bool isFault(const machine::Event& event);
/// The faults among the events of a step of the thread by the coroutine, which stood at the statement before it. Before
/// any step nobody steps, and each is told of the thread that the event names.
std::vector<Fault> faultsIn(const machine::EventBuffer& events, ThreadId thread, CoroutineId stepping,
                            std::int32_t statement);

} // namespace threadway::explore
