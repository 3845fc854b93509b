// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "program/instruction.h"

namespace threadway::machine {

/// Calls of operations on synchronisation objects.

/// Whether the Sync instruction at the coroutine's pc would be performed at once.
bool wouldPass(const World& world, CoroutineId coroutine, const program::Instruction& instruction);
/// Performs the Sync instruction or queues the coroutine; emits what changed, wakes whom it lets go on.
sync::Outcome callSync(Context& context, CoroutineId coroutine, const program::Instruction& instruction);
/// The queued call of the coroutine was granted: its result is delivered and it stands behind the call.
void finishSyncCall(Context& context, CoroutineId coroutine, const program::Value& result);
/// Takes the thread out of every queue, and, if release is set, makes it give back all it holds.
void withdrawFromObjects(Context& context, ThreadId thread, bool release);

} // namespace threadway::machine
