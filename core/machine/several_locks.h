// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "program/instruction.h"

namespace threadway::machine {

/// lock_all(A, B, ...): takes all the locks at the same instant, or none. Whoever cannot have all holds none
/// while waiting, so that hold-and-wait, one of Coffman's four conditions, never arises among them (as in C++17
/// std::scoped_lock, which reaches the same by trying and backing off). Waiting collectors stand in no queue: as
/// soon as all their locks are free at once, the one that has waited longest takes them. Threads that queue for a
/// single lock go first, so a collector can starve.

/// The first of the locks of the SyncAll instruction that the coroutine could not take now; invalid if none.
ObjectId firstUnavailable(const World& world, CoroutineId coroutine, const program::Instruction& instruction);
/// Takes or gives back the locks. Returns the object that has to be waited for, or that is misused.
sync::Outcome callSeveral(Context& context, CoroutineId coroutine, const program::Instruction& instruction,
                          ObjectId& culprit);
/// Collectors whose locks are all free take them and go on.
void serveCollectors(Context& context);

} // namespace threadway::machine
