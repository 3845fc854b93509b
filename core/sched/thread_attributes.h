// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sim_time.h"

#include <cstdint>

namespace threadway::sched {

/// The scheduling class of a thread, for policies that know classes: Linux's SCHED_OTHER, SCHED_BATCH, SCHED_IDLE,
/// SCHED_FIFO, SCHED_RR and SCHED_DEADLINE.
enum class ThreadClass : std::uint8_t { Fair, Batch, Idle, Fifo, RoundRobin, Deadline };

/// What a scenario says of a thread for the sake of scheduling, besides priority and nice. Zero times are not given.
struct ThreadAttributes {
    ThreadClass threadClass = ThreadClass::Fair;
    /// Share in a lottery and in stride scheduling; at least 1.
    std::int32_t tickets = 100;
    /// CPU time of a burst as declared, for where it cannot be read off the program.
    SimTime burst;
    /// A job is released every so often; the program is the body of one job.
    SimTime period;
    /// From the release of a job to when it must be done; the period if not given.
    SimTime deadline;
    /// CPU time granted in each period to the class Deadline.
    SimTime runtime;
    /// The thread's own slice, where the policy has slices of threads.
    SimTime slice;
    /// How many jobs are released; 0: without end.
    std::int64_t jobs = 0;

    [[nodiscard]] bool isPeriodic() const { return period.ns > 0; }
    [[nodiscard]] SimTime relativeDeadline() const { return deadline.ns > 0 ? deadline : period; }
    bool operator==(const ThreadAttributes&) const = default;
};

} // namespace threadway::sched
