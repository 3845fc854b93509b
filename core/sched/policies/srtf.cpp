// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shortest remaining time first: shortest job first that interrupts. Whoever becomes ready with less to do than what is
// left of a running burst takes the core from it. Short work gets through at once; long work can wait for ever. With
// estimated bursts a thread that runs on past its estimate counts as about to end, so a wrong guess is not interrupted.
#include "sched/burst_book.h"
#include "sched/ranked_policy.h"

namespace threadway::sched {
namespace {

class ShortestRemainingTimeFirst final : public RankedPolicy {
public:
    explicit ShortestRemainingTimeFirst(const PolicySetup& setup)
        : RankedPolicy(setup, true), m_bursts(setup.parameters)
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override
    {
        return std::make_unique<ShortestRemainingTimeFirst>(*this);
    }
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override
    {
        RankedPolicy::ran(thread, core, span, now, parting);
        m_bursts.ran(thread, span);
    }
    void addTo(base::Hasher& hasher) const override
    {
        RankedPolicy::addTo(hasher);
        m_bursts.addTo(hasher);
    }

protected:
    std::int64_t rankOf(const ThreadFacts& thread, ReadyReason reason, SimTime) override
    {
        return m_bursts.left(thread, reason);
    }
    [[nodiscard]] std::int64_t runningRank(std::int64_t rank, SimTime span) const override
    {
        return rank == BurstBook::unknown ? rank : rank - span.ns;
    }

private:
    BurstBook m_bursts;
};

} // namespace

extern const PolicyInfo policy_srtf;
const PolicyInfo policy_srtf{
    .id = "srtf",
    .name = TW_TR("Shortest remaining time first"),
    .summary = TW_TR("The ready thread with the least left of its CPU burst runs, and takes the core from one that has "
                     "more left. Short work is done at once; long work can starve."),
    .source = "Silberschatz, Galvin, Gagne: Operating System Concepts, section 5.3.2",
    .parameters = BurstBook::parameters(),
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> {
        return std::make_unique<ShortestRemainingTimeFirst>(setup);
    },
    .needsBursts = true,
};

} // namespace threadway::sched
