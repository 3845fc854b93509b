// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/livelock_watch.h"
#include "trace/state.h"
#include "trace/wait_for.h"

#include <optional>

namespace threadway::trace {

/// What a thread does or what keeps it, by the name that the field has for it.
enum class Standstill : std::uint8_t {
    NotArrived,
    Running, ///< has a core, or a core turns to it
    Queued, ///< ready, waits for a core
    Blocked, ///< waits for an object that others may still give free
    Sleeping, ///< sleeps or waits for a device
    Stuck, ///< waits for something that nobody is left to do, without being part of a ring: a lost wake-up
    Deadlocked, ///< waits in a ring of threads each of which waits for what the next one holds
    Livelocked, ///< busy, but it and others only try in vain for what they keep from each other, again and again
    Starved, ///< could go on, but others are let before it again and again
    Ended,
};

/// A thread of high priority waits for a lock whose owner is kept from its core by a thread between the two.
struct PriorityInversion {
    ThreadId owner; ///< that holds the lock
    ThreadId delayer; ///< that really delays the waiter, although it needs no lock of it
    bool operator==(const PriorityInversion&) const = default;
};

/// The verdict on one thread at one instant.
struct Verdict {
    Standstill kind = Standstill::NotArrived;
    SimTime waited; ///< how long it has been queued, blocked or asleep
    ObjectId object; ///< that it waits for, if it does
    std::optional<WaitRing> ring; ///< of Deadlocked
    ThreadId overtaker; ///< of Starved: who was let before it most often
    std::optional<PriorityInversion> inversion; ///< of Blocked, if it is one
    LivelockNow livelock; ///< of Livelocked
};

/// A thread counts as starved once some one thread has been let before it this many times while it waited. Under a
/// fair order nobody comes round twice, so the number only keeps short coincidences out.
inline constexpr int overtakingsOfStarved = 4;

/// Names the standstill of the thread at the instant the state is looked at (State::shownAt).
Verdict verdictOn(const State& state, ThreadId thread);

} // namespace threadway::trace
