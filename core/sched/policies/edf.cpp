// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Earliest deadline first: of the jobs that are ready, the one that must be done first runs, and takes the core from
// one with a later deadline. On one core no other policy meets all deadlines where this one cannot: periodic threads
// with deadlines at the ends of their periods are all served as long as they need no more than 100 % of the core. When
// they need more, one miss pulls others after it. Threads without a period run when nobody else wants the core.
//
// With `queues: shared` it is global (any core takes the most urgent job); with `queues: per-core` and partitioned on,
// each core serves the threads that were given to it when they arrived, and no others.
#include "sched/deadline_rank.h"

namespace threadway::sched {
namespace {

class EarliestDeadlineFirst final : public RankedPolicy {
public:
    explicit EarliestDeadlineFirst(const PolicySetup& setup) : RankedPolicy(partitionedSetup(setup), true) {}

    [[nodiscard]] std::unique_ptr<Policy> clone() const override
    {
        return std::make_unique<EarliestDeadlineFirst>(*this);
    }

protected:
    std::int64_t rankOf(const ThreadFacts& thread, ReadyReason, SimTime) override { return thread.deadline.ns; }
};

} // namespace

extern const PolicyInfo policy_edf;
const PolicyInfo policy_edf{
    .id = "edf",
    .name = TW_TR("Earliest deadline first"),
    .summary
    = TW_TR("The ready job whose deadline comes first runs. On one core it meets every deadline that can be met; "
            "under overload misses spread."),
    .source = "Liu, Layland: Scheduling Algorithms for Multiprogramming in a Hard-Real-Time Environment, 1973",
    .parameters = {partitioned()},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> {
        return std::make_unique<EarliestDeadlineFirst>(setup);
    },
};

} // namespace threadway::sched
