// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rate monotonic: each periodic thread has a fixed priority, the higher the shorter its period, and takes the core from
// those of lower priority. Among fixed priorities none does better (deadlines at the ends of periods). All deadlines
// are met for certain while n threads need no more than n * (2^(1/n) - 1) of the core, 69 % for many; beyond that it
// depends on the periods. Under overload the threads of long periods miss, and the others do not notice.
//
// Global or partitioned as earliest deadline first is. Threads without a period run when nobody else wants the core.
#include "sched/deadline_rank.h"

namespace threadway::sched {
namespace {

class RateMonotonic final : public RankedPolicy {
public:
    explicit RateMonotonic(const PolicySetup& setup) : RankedPolicy(partitionedSetup(setup), true) {}

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<RateMonotonic>(*this); }

protected:
    std::int64_t rankOf(const ThreadFacts& thread, ReadyReason, SimTime) override
    {
        return thread.attributes.isPeriodic() ? thread.attributes.period.ns : SimTime::never().ns;
    }
};

} // namespace

extern const PolicyInfo policy_rm;
const PolicyInfo policy_rm{
    .id = "rm",
    .name = TW_TR("Rate monotonic"),
    .summary
    = TW_TR("The shorter a thread's period, the higher its fixed priority. Deadlines are safe up to about 69 % "
            "load; under overload the long periods miss first."),
    .source = "Liu, Layland: Scheduling Algorithms for Multiprogramming in a Hard-Real-Time Environment, 1973",
    .parameters = {partitioned()},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<RateMonotonic>(setup); },
};

} // namespace threadway::sched
