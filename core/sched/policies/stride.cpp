// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stride: the lottery without luck. Each thread has a pass value that grows by CPU time divided by its tickets; the
// thread with the smallest pass runs for a slice. So CPU time is in proportion to tickets, to within a slice at any
// time. What a thread is ahead or behind of the others when it goes to sleep is kept and counts from where they stand
// when it wakes; otherwise it could not stop running after a long sleep.
#include "sched/queued_policy.h"
#include "sched/ranked_queues.h"

#include <algorithm>

namespace threadway::sched {
namespace {

const base::ParameterInfo slice{
    .id = "slice",
    .type = base::ParameterType::Duration,
    .name = TW_TR("Slice of a turn"),
    .help = TW_TR("How long the thread with the smallest pass runs until passes are compared again."),
    .fallback = 10'000'000,
    .minimum = 1,
    .maximum = longestSpan.ns,
    .choices = {},
};

/// Pass is counted in nanoseconds of a thread with this many tickets.
constexpr std::int64_t unit = 1000;
/// Pass stops here, years before it would overflow.
constexpr std::int64_t farthest = std::int64_t{1} << 61;

class Stride final : public QueuedPolicy {
public:
    explicit Stride(const PolicySetup& setup)
        : QueuedPolicy(setup),
          m_slice(setup.parameters.duration(slice)),
          m_queues(plan().count()),
          m_globalPass(plan().count(), 0)
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Stride>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        QueuedPolicy::addTo(hasher);
        m_queues.addTo(hasher);
        for (const Account& account : m_accounts)
            hasher.add(account.tickets).add(account.pass).add(account.isBehindBy);
        for (const std::int64_t pass : m_globalPass)
            hasher.add(pass);
    }
    Quantum quantum(ThreadId, CoreId, SimTime) override { return {.time = m_slice}; }
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override
    {
        QueuedPolicy::ran(thread, core, span, now, parting);
        Account& own = account(thread);
        const std::int64_t time = std::min(span, longestSpan).ns;
        own.pass = std::min(own.pass + time / own.tickets * unit + time % own.tickets * unit / own.tickets, farthest);
        own.isBehindBy = parting == Parting::StaysReady ? notAway : own.pass - m_globalPass[plan().queueOf(core)];
    }

protected:
    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason, SimTime) override
    {
        Account& own = account(thread.thread);
        own.tickets = thread.attributes.tickets;
        if (own.isBehindBy != notAway)
            own.pass = m_globalPass[queue] + own.isBehindBy;
        own.isBehindBy = notAway;
        own.allowed = thread.allowed;
        m_queues.insert(queue, {.thread = thread.thread, .allowed = thread.allowed, .rank = own.pass});
    }
    void erase(ThreadId thread) override
    {
        const auto queue = static_cast<std::size_t>(m_queues.queueOf(thread));
        m_queues.erase(thread);
        account(thread).isBehindBy = account(thread).pass - m_globalPass[queue];
    }
    void take(ThreadId thread, CoreId core, SimTime) override
    {
        m_queues.erase(thread);
        Account& own = account(thread);
        std::int64_t& global = m_globalPass[plan().queueOf(core)];
        global = std::max(global, own.pass); // the smallest pass of the queue
    }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override { return m_queues.queueOf(thread); }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime) override
    {
        return m_queues.first(queue, core);
    }
    void move(ThreadId thread, std::size_t from, std::size_t to, SimTime) override
    {
        Account& own = account(thread);
        m_queues.erase(thread);
        own.pass += m_globalPass[to] - m_globalPass[from];
        m_queues.insert(to, {.thread = thread, .allowed = own.allowed, .rank = own.pass});
    }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override { return m_queues.threads(queue); }

private:
    static constexpr std::int64_t notAway = std::int64_t{1} << 62;

    struct Account {
        CoreMask allowed;
        std::int64_t tickets = 100;
        std::int64_t pass = 0;
        std::int64_t isBehindBy = 0; ///< while away: pass less that of the queue
    };

    Account& account(ThreadId thread)
    {
        if (thread.index() >= m_accounts.size())
            m_accounts.resize(std::max(thread.index() + 1, m_accounts.size() * 2));
        return m_accounts[thread.index()];
    }

    SimTime m_slice;
    RankedQueues m_queues; ///< by pass
    std::vector<std::int64_t> m_globalPass; ///< by queue: the pass of the thread that was served last
    std::vector<Account> m_accounts; ///< by thread
};

} // namespace

extern const PolicyInfo policy_stride;
const PolicyInfo policy_stride{
    .id = "stride",
    .name = TW_TR("Stride"),
    .summary
    = TW_TR("Each thread's pass grows with its CPU time, more slowly the more tickets it has; the smallest pass "
            "runs. CPU time in proportion to tickets, without chance."),
    .source = "Waldspurger, Weihl: Stride Scheduling: Deterministic Proportional-Share Resource Management, 1995",
    .parameters = {slice},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Stride>(setup); },
};

} // namespace threadway::sched
