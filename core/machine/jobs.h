// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// The jobs of periodic threads: the program of such a thread is the body of one job; every period one is released,
/// and the thread does them in turn. Exploring knows no time, so there each thread does one job.

/// The thread arrives or begins anew: its first job is released.
void beginJobs(Context& context, ThreadId thread);
/// The time has come for the thread's next job.
void releaseJob(Context& context, ThreadId thread);
/// The deadline of a job is over.
void checkDeadline(Context& context, ThreadId thread, std::int32_t job);
/// What follows when all coroutines of the thread have run to their end.
enum class NextJob : std::uint8_t {
    None, ///< the thread ends
    Waiting, ///< released already: the thread stands at its beginning
    Later, ///< the thread sleeps until its release
};
/// The thread has done its job, if it has jobs.
NextJob endJob(Context& context, ThreadId thread);

/// When the thread's present job, or the next one if it is between two, was or will be released; its arrival if it
/// has no jobs.
SimTime releaseOf(const World& world, ThreadId thread);
/// When that job must be done; never if the thread has no jobs.
SimTime deadlineOf(const World& world, ThreadId thread);

} // namespace threadway::machine
