// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "machine/interpreter.h"

namespace threadway::machine {

/// The coroutine at the head of the thread leaves it, for the ramp or to wait elsewhere (for the object, if it is one
/// that it waits for); the next one follows, if one can go on.
Stop leaveHead(Context& context, ThreadId thread, RoutinePhase phase, SuspendReason reason, ObjectId object = {});

/// The coroutine, which was away from the head, joins the ramp; a thread that slept because none of its coroutines
/// could go on goes on with it, for that reason.
void joinRamp(Context& context, CoroutineId coroutine, WakeReason reason);

} // namespace threadway::machine
