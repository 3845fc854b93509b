// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "scenario/deadlock_spec.h"

#include <span>

namespace threadway::machine {

/// What the choice of a victim goes by.
struct VictimFacts {
    ThreadId thread;
    SimTime work; ///< CPU time used so far, lost attempts included, so that nobody suffers for ever
    std::int64_t locks = 0; ///< objects held
    std::int32_t priority = 0;
    SimTime arrival;
};

/// The thread that has to suffer; of equals the first one of the list, which must not be empty.
ThreadId chooseVictim(std::span<const VictimFacts> candidates, scenario::VictimChoice choice);

/// Detection and recovery, as DeadlockSpec::recovery says; without it these do nothing.

/// If some thread is part of a deadlock, it will be found at the next instant at which the machine looks: the next
/// multiple of the interval. Looking in between would find nothing, and is left out. Returns whether it will be found.
bool awaitDetection(Context& context);
/// The machine looks: as long as there is a deadlock, one of its threads is chosen and ended or sent back.
void recoverNow(Context& context);

/// A thread that holds nothing is about to take an object: where it stands now is where rolling back leads.
void noteRollbackPoint(Context& context, CoroutineId coroutine);

} // namespace threadway::machine
