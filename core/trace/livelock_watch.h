// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"
#include "trace/trace.h"

#include <vector>

namespace threadway::trace {

/// A thread can be part of a livelock once it has failed so many rounds in a row that were alike. Threads that back off
/// for a random time get through before that: even with only 4 times to choose from, once in 65000 meetings not.
inline constexpr int roundsOfLivelock = 8;

/// Threads that keep each other from getting anywhere, though none of them waits: each has failed again and again to
/// get what others of them (or threads that wait for them, or that ended with it) hold.
struct LivelockNow {
    std::vector<ThreadId> threads; ///< by id
    int rounds = 0; ///< in a row that were in vain, of the thread with the fewest
    SimTime since; ///< when the first of them was in vain
};

/// The livelock that the thread is part of at the instant; no threads if there is none. A thread that tries in vain
/// only because the owner is busy with something else is part of none.
LivelockNow livelockOf(const State& state, ThreadId thread);

/// Every set of threads that came to be in a livelock in the run, by the instant at which it was so; with the most
/// rounds that they came to.
std::vector<LivelockNow> livelocksIn(const Trace& trace);

} // namespace threadway::trace
