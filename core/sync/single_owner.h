// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/queue.h"

namespace threadway::sync {

/// What locks share that are held by one thread, once, and that those who wait for take by themselves.

inline constexpr std::string_view unlockedUnheld = TW_TR("{0} is unlocked although nobody holds it");
inline constexpr std::string_view unlockedByOther = TW_TR("{0} is unlocked by a thread that does not hold it");

/// The owner gives the lock back; nobody else may.
inline Outcome unlockByOwner(ObjectState& state, ThreadId thread)
{
    if (state.holders.empty())
        return refuse(unlockedUnheld);
    if (timesHeldBy(state, thread) == 0)
        return refuse(unlockedByOther);
    state.holders.clear();
    return done();
}

/// The lock is free if the thread held it.
inline void takeFrom(ObjectState& state, ThreadId thread)
{
    if (timesHeldBy(state, thread) > 0)
        state.holders.clear();
}

} // namespace threadway::sync
