// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "machine/interpreter.h"
#include "program/instruction.h"

#include <optional>

namespace threadway::machine {

/// Carries out the Sync or SyncAll instruction at the head of the thread: the operation, and what its outcome means
/// for the thread. Nothing if the thread simply goes on.
std::optional<Stop> callObject(Context& context, ThreadId thread, CoroutineId coroutine,
                               const program::Instruction& instruction);

} // namespace threadway::machine
