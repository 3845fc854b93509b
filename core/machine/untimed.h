// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "machine/world.h"

namespace threadway::machine {

/// Untimed execution, for exploring: threads take smallest steps in any order, time stands still, cores,
/// caches and the policy play no part. Works from any World, also from the middle of a timed run.

/// Makes a World ready for untimed steps: every thread has arrived, and stands before its first step.
void beginUntimed(World& world, EventBuffer& events);

/// One more than the last turn that there can be (scenario/turn.h): of a thread; of a buffer, where stores wait in
/// them; of a coroutine that wakes, where some sleep while others of their thread can go on.
std::size_t turnsOf(const World& world);

/// Every turn that there can be, in that order.
std::vector<ThreadId> allTurns(const World& world);

/// Whether the thread could take a step now (it has not ended and would not have to wait), the buffer holds a store, or
/// the coroutine sleeps.
bool isEnabled(const World& world, ThreadId turn);

/// The enabled thread takes its next smallest step and whatever silent work follows it, up to just before
/// its next step, or its end. The oldest store of a buffer reaches memory. The coroutine wakes.
void stepThread(World& world, ThreadId turn, EventBuffer& events);

/// The object that the thread would have to wait for at its next step, which is one on objects.
ObjectId wantedObject(const World& world, ThreadId thread);

/// The threads that stand before an operation they would have to wait for become Blocked, as in a timed run:
/// for asking who waits for whom. The World is not to be stepped any further.
void blockWaiting(World& world);

} // namespace threadway::machine
