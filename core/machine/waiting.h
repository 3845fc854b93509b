// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "program/instruction.h"

namespace threadway::machine {

/// How the wait of a coroutine for an object begins and ends. Usually its thread is blocked meanwhile; a
/// coroutine that awaits is off the thread instead.

/// The operation that a Sync instruction names.
const sync::OperationInfo& operationOf(const World& world, const program::Instruction& instruction);
/// The instruction that the coroutine stands at.
const program::Instruction& instructionAt(const World& world, CoroutineId coroutine);

/// The coroutine waits for the object from now on; timers are set as far as its wait may end by itself.
void beginWait(Context& context, CoroutineId coroutine, ObjectId object);
/// Whether the wait of the coroutine may end without anybody's doing: by a time-out, or for no reason.
bool mayEndAlone(const World& world, CoroutineId coroutine);
/// Ends such a wait. isTimeout is not set if it ends for no reason.
void endAlone(Context& context, CoroutineId coroutine, bool isTimeout);
/// A timer for the wait of the coroutine has run out; says nothing if the wait it was set for is over.
void fireDeadline(Context& context, const Timer& timer);
/// The coroutine has taken the lock that it needs before it goes on, and does so.
void finishRetaking(Context& context, CoroutineId coroutine);
/// Lets every party go on whose request was granted, and tells those who look at objects of their own accord:
/// threads that spin, threads that collect several locks, heirs of priorities.
void settleWaits(Context& context, const std::vector<sync::Grant>& grants);
/// The coroutine waits for nothing any more, without an answer.
void forgetWait(World& world, CoroutineId coroutine);
/// Records how the thread misuses the object.
void tellMisuse(Context& context, ThreadId thread, ObjectId object, std::string_view sentence);

} // namespace threadway::machine
