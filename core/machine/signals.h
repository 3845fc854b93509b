// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

#include <cstdint>

namespace threadway::machine {

/// Signals, as signal(7) has them: sent to a process or to one of its threads, pending while blocked (a second one of
/// the same kind is lost meanwhile), taken by one thread.

/// Sends the signal to the process: a thread that does not block it takes it. The sender may be invalid.
void sendToProcess(Context& context, ProcessId process, std::int32_t signal, ThreadId sender);
/// Sends the signal to that thread alone.
void sendToThread(Context& context, ThreadId thread, std::int32_t signal, ThreadId sender);
/// The thread blocks these signals from now on and no others.
void setSignalMask(Context& context, ThreadId thread, std::uint32_t mask);
/// Signals that are pending for the process look for a thread that takes them.
void offerPendingSignals(Context& context, ProcessId process);

/// Whether the thread has a signal to take before its next instruction.
inline bool hasSignal(const ThreadBody& body)
{
    return ((body.signals.pending | body.signals.chosen) & ~body.signals.mask) != 0;
}
/// The thread, which is about to carry out an instruction, takes its signals: its program goes on in their handlers.
/// Its process may end by it.
void takeSignals(Context& context, ThreadId thread);
/// The handler, whose frame this was, has returned: what it interrupted goes on.
void leaveHandler(Context& context, ThreadId thread, CoroutineId coroutine, const Frame& frame);

} // namespace threadway::machine
