// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// A schedule chosen by hand: its turns.

/// The core that the thread takes its turn on.
CoreId coreForTurn(const World& world, ThreadId thread);
/// Whether the thread will take no turn, however long it is waited for, unless others act.
bool cannotTurn(const World& world, ThreadId thread);
/// The turn that was about the thread is over, and the next one follows.
void endTurn(Context& context, ThreadId thread, bool isSkipped);
/// A turn of the thread's store buffer.
void drainByHand(Context& context, ThreadId thread);
/// A turn at which the coroutine wakes.
void wakeByHand(Context& context, CoroutineId coroutine);
/// The time of the sleeping coroutine is over: it wakes. While a schedule is driven, one whose thread has others to go
/// on with sleeps until its turn, or until the schedule is over: when it wakes is part of the schedule.
void wakeInTime(Context& context, CoroutineId coroutine);

} // namespace threadway::machine
