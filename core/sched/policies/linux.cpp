// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The classes of Linux, one above the other. Deadline threads come first: the earliest deadline, each held to its
// runtime per period. Then the real-time threads, by priority: among equals, a FIFO thread runs until it gives way, RR
// threads take turns. Then everybody else by EEVDF, with batch threads that interrupt nobody and idle threads that get
// what is left. A thread of a higher class takes the core at once. So that a runaway real-time thread cannot lock
// everybody out, fair threads that wait behind it get a little of each second (the fair server), or real-time threads
// are stopped for a little of each second (throttling, in older kernels).
//
// A real-time thread that had to stop for that goes behind its equals, as was measured (docs/validation.md).
#include "sched/bandwidth_servers.h"
#include "sched/fair_settings.h"
#include "sched/linux_settings.h"
#include "sched/queued_policy.h"

#include <algorithm>

namespace threadway::sched {
namespace {

class Linux final : public QueuedPolicy {
public:
    explicit Linux(const PolicySetup& setup)
        : QueuedPolicy(setup),
          m_turn(linuxTurn(setup.parameters)),
          m_servers(plan().count()),
          m_realtime(plan().count()),
          m_fair(fairSetup(setup)),
          m_guards(plan().count(), linuxGuard(setup.parameters)),
          m_running(static_cast<std::size_t>(setup.cores))
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Linux>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        QueuedPolicy::addTo(hasher);
        m_servers.addTo(hasher);
        m_realtime.addTo(hasher);
        m_fair.addTo(hasher);
        for (const StarvationGuard& guard : m_guards)
            guard.addTo(hasher);
        for (const Account& own : m_accounts)
            hasher.add(static_cast<std::uint64_t>(own.rank)).add(own.priority).add(own.used.ns);
        for (const ThreadId thread : m_running)
            hasher.add(thread.value);
    }

    Quantum quantum(ThreadId thread, CoreId core, SimTime start) override
    {
        m_running[core.index()] = thread;
        const Account& own = account(thread);
        const StarvationGuard& guard = m_guards[plan().queueOf(core)];
        Quantum quantum;
        switch (own.rank) {
        case Rank::Deadline:
            quantum.time = m_servers.budget(thread);
            break;
        case Rank::Realtime:
            quantum.time = guard.realtimeLeft(start);
            if (own.isTakingTurns)
                quantum.time = std::min(quantum.time, m_turn - own.used);
            break;
        case Rank::Fair:
            quantum = m_fair.quantum(thread, core, start);
            if (guard.isFairFirst())
                quantum.time = std::min(quantum.time, guard.fairLeft());
            break;
        }
        quantum.time = std::max(quantum.time, SimTime{1});
        return quantum;
    }
    [[nodiscard]] Claim claim(ThreadId waiting, SimTime now) override
    {
        const std::int32_t queue = queueOf(waiting);
        if (queue < 0)
            return {};
        StarvationGuard& guard = m_guards[static_cast<std::size_t>(queue)];
        guard.update(now);
        const Account& own = account(waiting);
        const CoreMask cores = own.allowed & plan().coresOf(static_cast<std::size_t>(queue));
        switch (own.rank) {
        case Rank::Deadline:
            return m_servers.isReady(waiting) ? claimFrom(weakest(cores), waiting, now) : Claim{};
        case Rank::Realtime:
            return guard.isThrottled() ? Claim{} : claimFrom(weakest(cores), waiting, now);
        case Rank::Fair:
            return claimFair(waiting, cores, guard, now);
        }
        return {};
    }
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override
    {
        QueuedPolicy::ran(thread, core, span, now, parting);
        m_running[core.index()] = {};
        Account& own = account(thread);
        StarvationGuard& guard = m_guards[plan().queueOf(core)];
        switch (own.rank) {
        case Rank::Deadline:
            m_servers.ran(thread, span);
            break;
        case Rank::Realtime:
            own.used += span;
            guard.realtimeRan(span, now);
            break;
        case Rank::Fair:
            m_fair.ran(thread, core, now, parting);
            guard.fairRan(span);
            disarmIfAlone(plan().queueOf(core), parting);
            break;
        }
        guard.update(now);
    }
    [[nodiscard]] SimTime nextChange() const override
    {
        SimTime next = std::min(QueuedPolicy::nextChange(), m_servers.nextReplenishment());
        for (std::size_t queue = 0; queue < m_guards.size(); ++queue) {
            if (m_guards[queue].isThrottled() && m_realtime.size(queue) > 0)
                next = std::min(next, m_guards[queue].periodEnd());
        }
        return next;
    }
    std::vector<ThreadId> due(SimTime now) override
    {
        std::vector<ThreadId> claimants = m_servers.replenish(now);
        for (std::size_t core = 0; core < m_running.size(); ++core) {
            const std::size_t queue = plan().queueOf(CoreId(core));
            m_guards[queue].update(now);
            const ThreadId first = m_realtime.first(queue, CoreId(core));
            if (first.isValid() && !m_guards[queue].isThrottled()
                && std::find(claimants.begin(), claimants.end(), first) == claimants.end())
                claimants.push_back(first);
        }
        return claimants;
    }
    [[nodiscard]] bool mayIdle() const override
    {
        const bool isAnyThrottled = std::any_of(m_guards.begin(), m_guards.end(),
                                                [](const StarvationGuard& guard) { return guard.isThrottled(); });
        return QueuedPolicy::mayIdle() || isAnyThrottled || m_servers.nextReplenishment() != SimTime::never();
    }

protected:
    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now) override
    {
        Account& own = account(thread.thread);
        const ThreadClass threadClass = thread.attributes.threadClass;
        own.allowed = thread.allowed;
        own.priority = thread.priority;
        own.isTakingTurns = threadClass == ThreadClass::RoundRobin;
        own.rank = Rank::Fair;
        if (threadClass == ThreadClass::Deadline && thread.attributes.isPeriodic())
            own.rank = Rank::Deadline;
        else if (own.isTakingTurns || threadClass == ThreadClass::Fifo)
            own.rank = Rank::Realtime;
        m_guards[queue].update(now);
        switch (own.rank) {
        case Rank::Deadline:
            m_servers.join(queue, thread, reason, now);
            break;
        case Rank::Realtime:
            joinRealtime(queue, thread.thread, reason);
            break;
        case Rank::Fair:
            m_fair.join(queue, fairMember(thread), reason, now);
            m_guards[queue].arm(now);
            break;
        }
    }
    void erase(ThreadId thread) override { withdraw(thread, false); }
    void take(ThreadId thread, CoreId, SimTime) override { withdraw(thread, true); }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override
    {
        if (!thread.isValid() || thread.index() >= m_accounts.size())
            return -1;
        switch (m_accounts[thread.index()].rank) {
        case Rank::Deadline:
            return m_servers.queueOf(thread);
        case Rank::Realtime:
            return m_realtime.queueOf(thread);
        case Rank::Fair:
            return m_fair.queueOf(thread);
        }
        return -1;
    }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime now) override
    {
        StarvationGuard& guard = m_guards[queue];
        guard.update(now);
        if (const ThreadId served = m_servers.first(queue, core); served.isValid())
            return served;
        if (guard.isFairFirst()) {
            if (const ThreadId fair = m_fair.first(queue, core, now); fair.isValid())
                return fair;
        }
        if (!guard.isThrottled()) {
            if (const ThreadId realtime = m_realtime.first(queue, core); realtime.isValid())
                return realtime;
        }
        return m_fair.first(queue, core, now);
    }
    void move(ThreadId thread, std::size_t from, std::size_t to, SimTime now) override
    {
        const Account& own = account(thread);
        switch (own.rank) {
        case Rank::Deadline:
            m_servers.move(thread, to);
            break;
        case Rank::Realtime:
            m_realtime.erase(thread);
            joinRealtime(to, thread, ReadyReason::Woken);
            break;
        case Rank::Fair:
            m_fair.move(thread, to, now);
            m_guards[to].arm(now);
            disarmIfAlone(from, Parting::Waits);
            break;
        }
    }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override
    {
        std::vector<ThreadId> all = m_servers.listed(queue);
        for (const std::vector<ThreadId>& some : {m_realtime.threads(queue), m_fair.listed(queue)})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }

private:
    /// The higher comes first.
    enum class Rank : std::uint8_t { Fair, Realtime, Deadline };
    struct Account {
        Rank rank = Rank::Fair;
        bool isTakingTurns = false;
        CoreMask allowed;
        std::int32_t priority = 0;
        SimTime used; ///< of its turn
    };

    Account& account(ThreadId thread)
    {
        if (thread.index() >= m_accounts.size())
            m_accounts.resize(std::max(thread.index() + 1, m_accounts.size() * 2));
        return m_accounts[thread.index()];
    }
    void joinRealtime(std::size_t queue, ThreadId thread, ReadyReason reason)
    {
        Account& own = account(thread);
        const bool keepsPlace = reason == ReadyReason::Preempted || reason == ReadyReason::Moved;
        if (!keepsPlace)
            own.used = {};
        m_realtime.insert(queue, {.thread = thread,
                                  .allowed = own.allowed,
                                  .rank = -std::int64_t{own.priority},
                                  .gate = 0,
                                  .isFirstOfEquals = keepsPlace});
    }
    void withdraw(ThreadId thread, bool isPicked)
    {
        switch (account(thread).rank) {
        case Rank::Deadline:
            m_servers.leave(thread);
            break;
        case Rank::Realtime:
            m_realtime.erase(thread);
            break;
        case Rank::Fair: {
            const auto queue = static_cast<std::size_t>(m_fair.queueOf(thread));
            if (isPicked) {
                m_fair.take(thread);
            } else {
                m_fair.leave(thread);
                disarmIfAlone(queue, Parting::Waits);
            }
            break;
        }
        }
    }
    /// Whether a thread of this policy's order stands below another one.
    [[nodiscard]] bool isWeaker(ThreadId a, ThreadId b)
    {
        const Account& first = account(a);
        const Account& second = account(b);
        if (first.rank != second.rank)
            return first.rank < second.rank;
        if (first.rank == Rank::Deadline)
            return m_servers.deadline(a) > m_servers.deadline(b);
        return first.rank == Rank::Realtime && first.priority < second.priority;
    }
    CoreId weakest(CoreMask cores)
    {
        CoreId found;
        for (std::size_t i = 0; i < m_running.size(); ++i) {
            if (!m_running[i].isValid() || !cores.contains(CoreId(i)))
                continue;
            if (!found.isValid() || isWeaker(m_running[i], m_running[found.index()]))
                found = CoreId(i);
        }
        return found;
    }
    Claim claimFrom(CoreId core, ThreadId waiting, SimTime now)
    {
        if (!core.isValid() || !isWeaker(m_running[core.index()], waiting))
            return {};
        const bool isProtected = account(waiting).rank == Rank::Realtime
                                 && account(m_running[core.index()]).rank == Rank::Fair
                                 && m_guards[plan().queueOf(core)].isFairFirst();
        return isProtected ? Claim{} : Claim{core, now};
    }
    Claim claimFair(ThreadId waiting, CoreMask cores, const StarvationGuard& guard, SimTime now)
    {
        CoreMask fair = CoreMask::none();
        CoreId realtime;
        for (std::size_t i = 0; i < m_running.size(); ++i) {
            if (!m_running[i].isValid() || !cores.contains(CoreId(i)))
                continue;
            if (account(m_running[i]).rank == Rank::Fair)
                fair.insert(CoreId(i));
            else if (account(m_running[i]).rank == Rank::Realtime)
                realtime = CoreId(i);
        }
        if (!fair.isEmpty())
            return m_fair.claim(waiting, fair, now);
        if (!realtime.isValid() || guard.fairFirstAt() == SimTime::never())
            return {};
        return {realtime, std::max(now, guard.fairFirstAt())};
    }
    /// The guard has nobody to guard once no fair thread of the queue waits or runs.
    void disarmIfAlone(std::size_t queue, Parting parting)
    {
        if (parting == Parting::StaysReady || m_fair.size(queue) > 0)
            return;
        const bool isAnyRunning = std::any_of(m_running.begin(), m_running.end(), [&](ThreadId thread) {
            return thread.isValid() && account(thread).rank == Rank::Fair;
        });
        if (!isAnyRunning || !plan().isShared())
            m_guards[queue].disarm();
    }

    SimTime m_turn;
    BandwidthServers m_servers;
    RankedQueues m_realtime; ///< by priority, the highest first
    FairQueues m_fair;
    std::vector<StarvationGuard> m_guards; ///< by queue
    std::vector<Account> m_accounts; ///< by thread
    std::vector<ThreadId> m_running; ///< by core
};

} // namespace

extern const PolicyInfo policy_linux;
const PolicyInfo policy_linux{
    .id = "linux",
    .name = TW_TR("Linux classes"),
    .summary = TW_TR("Deadline threads first, then real-time threads (FIFO and RR) by priority, then all others by "
                     "EEVDF; a guard leaves the others a little of each second."),
    .source = "sched(7); Linux 6.18, kernel/sched; Abeni, Buttazzo 1998 (constant bandwidth server)",
    .parameters = linuxParameters(),
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Linux>(setup); },
};

} // namespace threadway::sched
