// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Why a thread stopped carrying out instructions.
enum class Stop : std::uint8_t {
    NeedsTime, ///< the coroutine at its head has work that takes CPU time
    StepDone, ///< it took its step (only where steps are counted: steering and untimed execution)
    Blocked, ///< it waits for an object or within a system call
    Sleeping, ///< all its coroutines sleep
    Yielded, ///< it gives way to other threads
    Gone, ///< it ended, or its process did, or it was taken off its core
};

/// Carries out instructions of the thread at the present instant until one of the above.
Stop runThread(Context& context, ThreadId thread);

/// The work of the coroutine at the head of the thread has had all its CPU time.
void finishWork(Context& context, ThreadId thread);

/// Memory operands of compute and touch begin their next access: sets the stretch of work up to its end.
void beginAccess(Context& context, CoreId core, ThreadId thread);

/// The statement whose code stands at pc, or -1 before the first.
std::int32_t statementAt(const program::Unit& unit, std::int32_t pc);

} // namespace threadway::machine
