// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "program/instruction.h"

namespace threadway::machine {

/// Calls of operations on synchronisation objects.

/// Whether the Sync or SyncAll instruction at the coroutine's pc would be performed at once.
bool wouldPass(const World& world, CoroutineId coroutine, const program::Instruction& instruction);
/// Whether, when exploring, it can be asked for now: it would be performed, or time out, or waiting for it is a
/// step of its own.
bool canAsk(const World& world, CoroutineId coroutine, const program::Instruction& instruction);
/// Performs the Sync instruction or queues the coroutine; emits what changed, wakes whom it lets go on.
sync::Outcome callSync(Context& context, CoroutineId coroutine, const program::Instruction& instruction);
/// The call of the coroutine is performed: its result is delivered and it stands behind the call.
void finishSyncCall(Context& context, CoroutineId coroutine, const program::Value& result);
/// Asks for one operation on one object and emits what it changes.
sync::Outcome askObject(Context& context, ObjectId object, const sync::Request& request,
                        std::vector<sync::Grant>& grants);
/// The party leaves the queue of the object. Returns the result of its request.
program::Value expireRequest(Context& context, CoroutineId coroutine, ObjectId object,
                             std::vector<sync::Grant>& grants);
/// Asks for the lock that the coroutine gave back while it waited.
sync::Outcome retakeLock(Context& context, CoroutineId coroutine);
/// Number of the operation that takes a plain lock of that kind, or -1.
int plainLock(const sync::PrimitiveInfo& kind);
/// Takes the thread out of every queue, and, if release is set, makes it give back all it holds.
void withdrawFromObjects(Context& context, ThreadId thread, bool release);

} // namespace threadway::machine
