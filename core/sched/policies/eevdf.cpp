// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Earliest eligible virtual deadline first, the fair scheduler of Linux since 6.6. Each thread is to have CPU time in
// proportion to its weight, which its nice value gives. The lag of a thread is how much less than that it has had. Who
// is owed something (lag of 0 or more) is eligible, and has a virtual deadline: when it would have had its slice at its
// proper rate. Of the eligible threads the one with the earliest deadline runs, so a shorter slice answers sooner
// without a larger share.
//
// As in the kernel, running threads are interrupted at the tick, after they have had their slice; a waking thread takes
// the core at once if it is eligible and its deadline is not later, and the running thread has had its slice or more
// than its share. Lag is kept over sleep, except that nobody sleeps a debt off for nothing: a thread that has had too
// much lingers in the queue until its turn would have come ("delayed dequeue").
#include "sched/fair_queues.h"
#include "sched/fair_settings.h"
#include "sched/queued_policy.h"

namespace threadway::sched {
namespace {

class Eevdf final : public QueuedPolicy {
public:
    explicit Eevdf(const PolicySetup& setup) : QueuedPolicy(setup), m_fair(fairSetup(setup)) {}

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Eevdf>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        QueuedPolicy::addTo(hasher);
        m_fair.addTo(hasher);
    }
    Quantum quantum(ThreadId thread, CoreId core, SimTime start) override
    {
        return m_fair.quantum(thread, core, start);
    }
    [[nodiscard]] Claim claim(ThreadId waiting, SimTime now) override
    {
        const std::int32_t queue = m_fair.queueOf(waiting);
        return queue < 0 ? Claim{} : m_fair.claim(waiting, plan().coresOf(static_cast<std::size_t>(queue)), now);
    }
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override
    {
        QueuedPolicy::ran(thread, core, span, now, parting);
        m_fair.ran(thread, core, now, parting);
    }

protected:
    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now) override
    {
        m_fair.join(queue, fairMember(thread), reason, now);
    }
    void erase(ThreadId thread) override { m_fair.leave(thread); }
    void take(ThreadId thread, CoreId, SimTime) override { m_fair.take(thread); }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override { return m_fair.queueOf(thread); }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime now) override
    {
        return m_fair.first(queue, core, now);
    }
    void move(ThreadId thread, std::size_t, std::size_t to, SimTime now) override { m_fair.move(thread, to, now); }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override { return m_fair.listed(queue); }

private:
    FairQueues m_fair;
};

} // namespace

extern const PolicyInfo policy_eevdf;
const PolicyInfo policy_eevdf{
    .id = "eevdf",
    .name = TW_TR("EEVDF"),
    .summary
    = TW_TR("The fair scheduler of Linux since 6.6: CPU time in proportion to the weight that nice gives; of the "
            "threads that are owed some, the one with the earliest virtual deadline runs."),
    .source = "Stoica, Abdel-Wahab: Earliest Eligible Virtual Deadline First, 1995; Linux 6.18, kernel/sched/fair.c",
    .parameters = fairParameters(),
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Eevdf>(setup); },
};

} // namespace threadway::sched
