// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lottery: each ready thread holds tickets, and whoever's ticket is drawn runs for a slice. Over a long time a thread
// has CPU time in proportion to its tickets, over a short time only by luck; nobody starves who holds a ticket, and
// nothing has to be remembered of the past. The draws come from the scenario's seed, so a run can be repeated.
#include "sched/queued_policy.h"
#include "sched/ticket_urns.h"

namespace threadway::sched {
namespace {

const base::ParameterInfo slice{
    .id = "slice",
    .type = base::ParameterType::Duration,
    .name = TW_TR("Slice of a draw"),
    .help = TW_TR("How long the winner runs until the next draw."),
    .fallback = 10'000'000,
    .minimum = 1,
    .maximum = longestSpan.ns,
    .choices = {},
};

class Lottery final : public QueuedPolicy {
public:
    explicit Lottery(const PolicySetup& setup)
        : QueuedPolicy(setup),
          m_slice(setup.parameters.duration(slice)),
          m_random(base::RandomStream(setup.random.state(), "lottery")),
          m_urns(plan().count())
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Lottery>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        QueuedPolicy::addTo(hasher);
        m_urns.addTo(hasher);
        hasher.add(m_random.state());
    }
    Quantum quantum(ThreadId, CoreId, SimTime) override { return {.time = m_slice}; }

protected:
    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason, SimTime) override
    {
        m_urns.insert(queue, thread.thread, thread.allowed, thread.attributes.tickets);
    }
    void erase(ThreadId thread) override { m_urns.erase(thread); }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override { return m_urns.urnOf(thread); }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime) override
    {
        return m_urns.draw(queue, core, m_random);
    }
    void move(ThreadId thread, std::size_t, std::size_t to, SimTime) override
    {
        const CoreMask allowed = m_urns.allowed(thread);
        const std::int64_t tickets = m_urns.tickets(thread);
        m_urns.erase(thread);
        m_urns.insert(to, thread, allowed, tickets);
    }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override { return m_urns.threads(queue); }

private:
    SimTime m_slice;
    base::RandomStream m_random;
    TicketUrns m_urns;
};

} // namespace

extern const PolicyInfo policy_lottery;
const PolicyInfo policy_lottery{
    .id = "lottery",
    .name = TW_TR("Lottery"),
    .summary
    = TW_TR("A ticket is drawn for each slice; a thread's chance is its share of all tickets. Fair in the long "
            "run, a matter of luck in the short one."),
    .source = "Waldspurger, Weihl: Lottery Scheduling: Flexible Proportional-Share Resource Management, 1994",
    .parameters = {slice},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Lottery>(setup); },
};

} // namespace threadway::sched
