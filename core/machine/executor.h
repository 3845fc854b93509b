// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Executors: threads that share coroutines. A coroutine that can go on is taken by its last thread if that is free,
/// else by another worker that is; and a worker that has none left takes one from the longest ramp of the others, whose
/// first has waited longest there. A coroutine that blocks keeps its worker. The workers end together, when no
/// coroutine is left. Which worker takes which coroutine follows from the state alone.

/// Whether a coroutine of the thread, or of its executor, has still to end, besides that one.
bool hasCoroutineLeft(const World& world, ThreadId thread, CoroutineId besides = {});
/// The thread that takes the coroutine, which can go on now: without an executor its own.
ThreadId takerOf(const Context& context, CoroutineId coroutine);
/// If no coroutine of the thread can go on, one of another worker comes to its ramp, if there is one that can. Returns
/// whether one came.
bool takeOver(Context& context, ThreadId thread);
/// A worker that arrives with nothing to do but its empty main routine takes a coroutine instead, if one can go on.
/// Returns whether it did.
bool takeInsteadOfMain(Context& context, ThreadId thread);
/// If the executor of the thread has no coroutine left, its free workers end.
void endIdleWorkers(Context& context, ThreadId thread);

} // namespace threadway::machine
