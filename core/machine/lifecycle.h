// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// The birth, waking and end of threads and processes.

/// The thread exists from now on and is ready.
void arrive(Context& context, ThreadId thread);
/// The thread is ready and waits for a core.
void makeReady(Context& context, ThreadId thread, WakeReason reason);
/// The next coroutine on the ramp comes to the head of the thread, if there is one. It has to be switched to if another
/// one was there, or if it is a stranger, which comes from another thread.
void resumeNext(Context& context, ThreadId thread, bool isStranger = false);
/// A sleeping coroutine wakes.
void wakeSleeper(Context& context, CoroutineId coroutine);
/// The thread ends, wherever it stands. What it holds stays held, unless release is set.
void endThread(Context& context, ThreadId thread, EndReason reason, bool release = false);
/// The process ends with all its threads. The text is the reason a program gave, or invalid.
void crashProcess(Context& context, ProcessId process, ThreadId culprit, FaultReason reason, TextId text = {});
/// Whether the process has a thread that has not ended and is not still unused, besides that one.
bool hasLivingThread(World& world, ProcessId process, ThreadId besides = {});
/// The thread gives back all it holds and begins its program again. So much CPU time of this attempt is not in vain.
void restartThread(Context& context, ThreadId thread, SimTime kept = {});
/// Makes the routine stand at the beginning of its program.
void rewindRoutine(const scenario::Blueprint& blueprint, CoroutineId id, Routine& routine);
/// The coroutine's timers of the kind will not fire.
void dropTimers(World& world, CoroutineId coroutine, TimerKind kind = TimerKind::Wake);
/// The thread that the timer is about: the one that the coroutine is with, or, where the coroutine only stands for it,
/// the one that it was made for.
ThreadId timedThread(const World& world, TimerKind kind, CoroutineId coroutine);
/// Whether timer a fires after b: the order of World::timers, a heap.
bool laterTimer(const Timer& a, const Timer& b);
/// Sets a timer.
void setTimer(World& world, SimTime at, TimerKind kind, CoroutineId coroutine, std::int32_t job = 0);

} // namespace threadway::machine
