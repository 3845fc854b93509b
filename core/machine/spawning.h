// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/system_call.h"

namespace threadway::machine {

/// Threads, coroutines and processes that programs make. All of them stand in the tables of the blueprint from the
/// beginning; to make one means to start the next unused one.

/// The coroutine of its own thread that the argument of a call stands for, if it stands for one; see
/// scenario::coroutineHandle().
CoroutineId coroutineArgument(const World& world, const CallSite& site, std::size_t index);

/// The first thread not yet started of those that are like this one, or an invalid id.
ThreadId unusedThread(const World& world, ThreadId first);
/// The same for coroutines.
CoroutineId unusedCoroutine(const World& world, CoroutineId first);
/// The first child not yet made that a process may make by fork(), or an invalid id.
ProcessId unusedChild(const World& world, ProcessId parent);

/// Starts the unused thread for the caller.
void spawnThread(Context& context, ThreadId caller, ThreadId thread);
/// The unused coroutine waits on the ramp of its thread from now on.
void spawnCoroutine(Context& context, CoroutineId coroutine);
/// Makes the unused child a copy of the caller's process, with the caller as its only thread. What is behind the
/// call of the child's copy is for the caller of this function to set.
ThreadId forkProcess(Context& context, ThreadId caller, ProcessId child);
/// The pages of 4096 bytes that the process has touched, each buffer up to its farthest byte.
std::int64_t touchedPages(const World& world, ProcessId process);

} // namespace threadway::machine
