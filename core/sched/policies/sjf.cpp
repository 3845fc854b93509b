// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shortest job first: of the threads that are ready, the one whose next CPU burst is shortest runs, and keeps its core
// until that burst is over. Of all ways to run what is there without interrupting it has the least mean waiting time;
// but burst lengths have to be known or guessed, and a steady stream of short bursts keeps long ones waiting for ever.
#include "sched/burst_book.h"
#include "sched/ranked_policy.h"

namespace threadway::sched {
namespace {

class ShortestJobFirst final : public RankedPolicy {
public:
    explicit ShortestJobFirst(const PolicySetup& setup) : RankedPolicy(setup, false), m_bursts(setup.parameters) {}

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<ShortestJobFirst>(*this); }
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

private:
    BurstBook m_bursts;
};

} // namespace

extern const PolicyInfo policy_sjf;
const PolicyInfo policy_sjf{
    .id = "sjf",
    .name = TW_TR("Shortest job first"),
    .summary
    = TW_TR("The ready thread with the shortest next CPU burst runs until that burst is over. Least waiting on "
            "average, but bursts must be known, and long ones can starve."),
    .source = "Silberschatz, Galvin, Gagne: Operating System Concepts, section 5.3.2",
    .parameters = BurstBook::parameters(),
    .make
    = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<ShortestJobFirst>(setup); },
    .needsBursts = true,
};

} // namespace threadway::sched
