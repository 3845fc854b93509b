// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The completely fair scheduler of Linux from 2.6.23 to 6.5. Each thread's virtual run time grows with its CPU time,
// divided by its weight; the thread with the least runs, so all have had the same in proportion to their weights.
// Within a period (the latency, or longer for many threads) each has its turn, as long as its weight is of all. A
// thread that wakes starts half a latency before the others, so that sleepers answer fast, and takes the core at once
// if it is behind the running one by the wake-up granularity. Running threads are interrupted at the tick.
#include "sched/nice_weight.h"
#include "sched/queued_policy.h"
#include "sched/ranked_queues.h"

#include <algorithm>

namespace threadway::sched {
namespace {

/// Virtual time stops here, years before it would overflow.
constexpr std::int64_t farthest = std::int64_t{1} << 61;
constexpr std::int64_t mostNanoseconds = 1'000'000'000;
/// More threads than these lengthen the period: latency / minimum granularity of the kernel.
constexpr std::int64_t threadsInLatency = 8;

base::ParameterInfo durationInfo(std::string_view id, std::string_view name, std::string_view help,
                                 std::int64_t fallback)
{
    return {.id = id,
            .type = base::ParameterType::Duration,
            .name = name,
            .help = help,
            .fallback = fallback,
            .minimum = 1000,
            .maximum = mostNanoseconds,
            .choices = {}};
}

const base::ParameterInfo latency = durationInfo(
    "latency", TW_TR("Latency"), TW_TR("The period in which each of up to eight threads has its turn."), 6'000'000);
const base::ParameterInfo wakeup
    = durationInfo("wakeup-granularity", TW_TR("Wake-up granularity"),
                   TW_TR("How far behind the running thread a waking one must be to take its core."), 1'000'000);
const base::ParameterInfo tickOfCfs = durationInfo(
    "tick", TW_TR("Tick"),
    TW_TR("How often a running thread may be interrupted for another one; 4ms is Linux at 250 Hz."), 4'000'000);

class Cfs final : public QueuedPolicy {
public:
    explicit Cfs(const PolicySetup& setup)
        : QueuedPolicy(setup),
          m_latency(setup.parameters.duration(latency)),
          m_wakeup(setup.parameters.duration(wakeup)),
          m_tick(setup.parameters.duration(tickOfCfs)),
          m_queues(plan().count()),
          m_loads(plan().count()),
          m_running(static_cast<std::size_t>(setup.cores))
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Cfs>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        QueuedPolicy::addTo(hasher);
        m_queues.addTo(hasher);
        for (const Account& account : m_accounts)
            hasher.add(account.weight).add(account.had).add(account.isInQueue).add(account.preempts);
        for (const Load& load : m_loads)
            hasher.add(load.weight).add(load.count).add(load.least);
        for (const Running& running : m_running)
            hasher.add(running.thread.value).add(running.start.ns);
    }

    Quantum quantum(ThreadId thread, CoreId core, SimTime start) override
    {
        Account& own = account(thread);
        const std::size_t queue = plan().queueOf(core);
        if (!own.isInQueue) { // given the core by hand
            own.had = std::max(own.had, m_loads[queue].least);
            count(queue, own, 1);
        }
        m_running[core.index()] = {thread, start};
        if (m_queues.size(queue) == 0)
            return {};
        return {.time = tickAfter(start + shareOfPeriod(queue, own) - SimTime{1}) - start};
    }
    [[nodiscard]] Claim claim(ThreadId waiting, SimTime now) override
    {
        const std::int32_t queue = m_queues.queueOf(waiting);
        if (queue < 0)
            return {};
        const Account& own = account(waiting);
        const CoreMask cores = own.allowed & plan().coresOf(static_cast<std::size_t>(queue));
        CoreId worst;
        for (std::size_t i = 0; i < m_running.size(); ++i) {
            if (!m_running[i].thread.isValid() || !cores.contains(CoreId(i)))
                continue;
            if (!worst.isValid() || hadBy(CoreId(i), now) > hadBy(worst, now))
                worst = CoreId(i);
        }
        if (!worst.isValid())
            return {};
        const std::int64_t behind = hadBy(worst, now) - own.had;
        if (own.preempts && behind > virtualSpan(own.weight, m_wakeup.ns))
            return {worst, now};
        const Running& running = m_running[worst.index()];
        const SimTime turnOver
            = running.start + shareOfPeriod(static_cast<std::size_t>(queue), account(running.thread));
        return {worst, tickAfter(std::max(now, turnOver - SimTime{1}))};
    }
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override
    {
        QueuedPolicy::ran(thread, core, span, now, parting);
        Account& own = account(thread);
        const std::size_t queue = plan().queueOf(core);
        own.had = std::min(own.had + virtualSpan(own.weight, std::min(span, longestSpan).ns), farthest);
        m_running[core.index()] = {};
        count(queue, own, -1);
    }

protected:
    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime) override
    {
        Account& own = account(thread.thread);
        const Load& load = m_loads[queue];
        own.weight = thread.attributes.threadClass == ThreadClass::Idle ? idleWeight : niceWeight(thread.nice);
        own.preempts = thread.attributes.threadClass == ThreadClass::Fair;
        own.allowed = thread.allowed;
        if (own.queue != queue) // how far it is from the others there is what counts
            own.had += load.least - m_loads[own.queue].least;
        own.queue = queue;
        if (reason == ReadyReason::Arrived)
            own.had = load.least + virtualSpan(own.weight, shareOfPeriod(queue, own).ns);
        else if (reason == ReadyReason::Woken)
            own.had = std::max(own.had, load.least - m_latency.ns / 2);
        count(queue, own, 1);
        m_queues.insert(queue, {.thread = thread.thread, .allowed = thread.allowed, .rank = own.had});
    }
    void erase(ThreadId thread) override
    {
        const auto queue = static_cast<std::size_t>(m_queues.queueOf(thread));
        m_queues.erase(thread);
        Account& own = account(thread);
        count(queue, own, -1);
    }
    void take(ThreadId thread, CoreId core, SimTime) override
    {
        m_queues.erase(thread);
        std::int64_t& least = m_loads[plan().queueOf(core)].least;
        least = std::max(least, account(thread).had);
    }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override { return m_queues.queueOf(thread); }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime) override
    {
        return m_queues.first(queue, core);
    }
    void move(ThreadId thread, std::size_t from, std::size_t to, SimTime) override
    {
        Account& own = account(thread);
        erase(thread);
        own.had += m_loads[to].least - m_loads[from].least;
        own.queue = to;
        count(to, own, 1);
        m_queues.insert(to, {.thread = thread, .allowed = own.allowed, .rank = own.had});
    }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override { return m_queues.threads(queue); }

private:
    struct Account {
        CoreMask allowed;
        std::int64_t weight = normalWeight;
        std::int64_t had = 0; ///< virtual run time
        std::size_t queue = 0; ///< that it was in last
        bool isInQueue = false; ///< counted in its load, waiting or running
        bool preempts = true;
    };
    /// All threads of a queue, those that run included.
    struct Load {
        std::int64_t weight = 0;
        std::int64_t count = 0;
        std::int64_t least = 0; ///< virtual run time, never falls
    };
    struct Running {
        ThreadId thread;
        SimTime start;
    };

    Account& account(ThreadId thread)
    {
        if (thread.index() >= m_accounts.size())
            m_accounts.resize(std::max(thread.index() + 1, m_accounts.size() * 2));
        return m_accounts[thread.index()];
    }
    static std::int64_t virtualSpan(std::int64_t weight, std::int64_t cpu)
    {
        return cpu / weight * normalWeight + cpu % weight * normalWeight / weight;
    }
    void count(std::size_t queue, Account& own, int sign)
    {
        m_loads[queue].weight += sign * own.weight;
        m_loads[queue].count += sign;
        own.isInQueue = sign > 0;
    }
    /// The part of the period that is the thread's turn.
    [[nodiscard]] SimTime shareOfPeriod(std::size_t queue, const Account& own) const
    {
        const Load& load = m_loads[queue];
        const std::int64_t threads = std::max<std::int64_t>(1, load.count);
        const std::int64_t period
            = threads <= threadsInLatency ? m_latency.ns : m_latency.ns / threadsInLatency * threads;
        const std::int64_t weight = std::max(load.weight, own.weight);
        return SimTime{period / weight * own.weight + period % weight * own.weight / weight};
    }
    [[nodiscard]] std::int64_t hadBy(CoreId core, SimTime now)
    {
        const Running& running = m_running[core.index()];
        const Account& own = account(running.thread);
        const std::int64_t span = std::clamp<std::int64_t>((now - running.start).ns, 0, longestSpan.ns);
        return own.had + virtualSpan(own.weight, span);
    }
    [[nodiscard]] SimTime tickAfter(SimTime time) const { return m_tick * (time.ns / m_tick.ns + 1); }

    SimTime m_latency;
    SimTime m_wakeup;
    SimTime m_tick;
    RankedQueues m_queues; ///< by virtual run time
    std::vector<Load> m_loads; ///< by queue
    std::vector<Running> m_running; ///< by core
    std::vector<Account> m_accounts; ///< by thread
};

} // namespace

extern const PolicyInfo policy_cfs;
const PolicyInfo policy_cfs{
    .id = "cfs",
    .name = TW_TR("CFS"),
    .summary = TW_TR("The completely fair scheduler of Linux before 6.6: whoever has had least CPU time for its weight "
                     "runs. Sleepers are favoured when they wake."),
    .source = "Molnar 2007; Linux 6.5, kernel/sched/fair.c",
    .parameters = {latency, wakeup, tickOfCfs},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Cfs>(setup); },
};

} // namespace threadway::sched
