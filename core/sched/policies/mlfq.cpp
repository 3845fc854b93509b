// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Multilevel feedback queue: several queues, the upper ones served first. A thread begins at the top; once it has used
// up its allotment on a level, a number of slices, it sinks to the next one, so that long work ends up at the bottom
// and whoever gives the core up soon stays on top, without anybody saying who is who. A thread that was preempted keeps
// its place at the head of its queue and the rest of its slice. From time to time all threads are raised to the top
// (boost), or those at the bottom might starve. Waiting for a device keeps what is used of the slice; if it refilled
// the slice instead, a program could stay on top by waiting just before its end.
//
// As in Arpaci-Dusseau and Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 8, after Corbato et al. 1962.
#include "sched/fifo_lists.h"
#include "sched/mlfq_levels.h"
#include "sched/queued_policy.h"

#include <algorithm>

namespace threadway::sched {
namespace {

class Mlfq final : public QueuedPolicy {
public:
    explicit Mlfq(const PolicySetup& setup)
        : QueuedPolicy(setup),
          m_levels(setup.parameters),
          m_lists(plan().count() * m_levels.count()),
          m_running(static_cast<std::size_t>(setup.cores))
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Mlfq>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        QueuedPolicy::addTo(hasher);
        m_lists.addTo(hasher);
        for (const Account& account : m_accounts)
            hasher.add(account.level).add(account.slicesLeft).add(account.used.ns).add(account.boosts);
        for (const ThreadId thread : m_running)
            hasher.add(thread.value);
        hasher.add(m_boosts);
    }

    CoreId enqueue(const ThreadFacts& thread, ReadyReason reason, SimTime now) override
    {
        boostIfDue(now);
        return QueuedPolicy::enqueue(thread, reason, now);
    }
    ThreadId pick(CoreId core, SimTime now) override
    {
        boostIfDue(now);
        return QueuedPolicy::pick(core, now);
    }
    Quantum quantum(ThreadId thread, CoreId core, SimTime start) override
    {
        m_running[core.index()] = thread;
        const Account& own = account(thread);
        SimTime time = m_levels.slice(own.level) - own.used;
        if (m_levels.boost().ns > 0)
            time = std::min(time, m_levels.boost() * (start.ns / m_levels.boost().ns + 1) - start);
        return {.time = std::max(time, SimTime{1})};
    }
    [[nodiscard]] Claim claim(ThreadId waiting, SimTime now) override
    {
        const std::int32_t queue = queueOf(waiting);
        if (queue < 0)
            return {};
        const CoreMask cores = m_lists.allowed(waiting) & plan().coresOf(static_cast<std::size_t>(queue));
        std::int32_t lowest = account(waiting).level;
        CoreId found;
        for (std::size_t i = 0; i < m_running.size(); ++i) {
            if (!m_running[i].isValid() || !cores.contains(CoreId(i)) || account(m_running[i]).level <= lowest)
                continue;
            lowest = account(m_running[i]).level;
            found = CoreId(i);
        }
        return found.isValid() ? Claim{found, now} : Claim{};
    }
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override
    {
        QueuedPolicy::ran(thread, core, span, now, parting);
        m_running[core.index()] = {};
        Account& own = account(thread);
        own.used += span;
        if (parting == Parting::Waits && m_levels.doesWaitingRefill()) {
            const bool isSliceOver = own.used >= m_levels.slice(own.level);
            own.slicesLeft = m_levels.allotment(own.level);
            if (!isSliceOver)
                own.used = {};
        }
        if (own.used < m_levels.slice(own.level))
            return;
        own.used = {};
        if (--own.slicesLeft > 0)
            return;
        own.level = std::min(own.level + 1, static_cast<std::int32_t>(m_levels.count()) - 1);
        own.slicesLeft = m_levels.allotment(own.level);
    }

protected:
    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime) override
    {
        Account& own = account(thread.thread);
        if (reason == ReadyReason::Arrived || own.boosts != m_boosts)
            own = freshAccount();
        const std::size_t list = listOf(queue, own.level);
        const bool keepsPlace = reason == ReadyReason::Preempted || reason == ReadyReason::Moved
                                || (reason == ReadyReason::Expired && own.used.ns > 0);
        if (keepsPlace)
            m_lists.pushFront(list, thread.thread, thread.allowed);
        else
            m_lists.pushBack(list, thread.thread, thread.allowed);
    }
    void erase(ThreadId thread) override { m_lists.erase(thread); }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override
    {
        const std::int32_t list = m_lists.listOf(thread);
        return list < 0 ? -1 : list / static_cast<std::int32_t>(m_levels.count());
    }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime) override
    {
        for (std::size_t level = 0; level < m_levels.count(); ++level) {
            const std::size_t list = queue * m_levels.count() + level;
            if (const ThreadId thread = m_lists.first(list, core); thread.isValid())
                return thread;
        }
        return {};
    }
    void move(ThreadId thread, std::size_t, std::size_t to, SimTime) override
    {
        const CoreMask allowed = m_lists.allowed(thread);
        m_lists.erase(thread);
        m_lists.pushBack(listOf(to, account(thread).level), thread, allowed);
    }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override
    {
        std::vector<ThreadId> result;
        for (std::size_t level = 0; level < m_levels.count(); ++level) {
            const std::vector<ThreadId> threads = m_lists.threads(queue * m_levels.count() + level);
            result.insert(result.end(), threads.begin(), threads.end());
        }
        return result;
    }

private:
    struct Account {
        std::int32_t level = 0; ///< 0 is the top
        std::int64_t slicesLeft = 0; ///< of the allotment, the present one included
        SimTime used; ///< of the present slice
        std::int64_t boosts = 0; ///< that it has seen
    };

    [[nodiscard]] Account freshAccount() const { return {0, m_levels.allotment(0), {}, m_boosts}; }
    Account& account(ThreadId thread)
    {
        if (thread.index() >= m_accounts.size())
            m_accounts.resize(std::max(thread.index() + 1, m_accounts.size() * 2), freshAccount());
        return m_accounts[thread.index()];
    }
    [[nodiscard]] std::size_t listOf(std::size_t queue, std::int32_t level) const
    {
        return queue * m_levels.count() + static_cast<std::size_t>(level);
    }

    /// Raises all waiting threads to the top, those at the bottom first; the others when they next become ready. Each
    /// one that is raised has sunk before, so raising costs no more than sinking did.
    void boostIfDue(SimTime now)
    {
        if (m_levels.boost().ns == 0 || now < m_levels.boost() * (m_boosts + 1))
            return;
        m_boosts = now.ns / m_levels.boost().ns;
        for (std::size_t queue = 0; queue < plan().count(); ++queue) {
            for (const ThreadId thread : m_lists.threads(listOf(queue, 0)))
                account(thread) = freshAccount();
            for (std::size_t level = m_levels.count() - 1; level > 0; --level) {
                for (const ThreadId thread : m_lists.threads(queue * m_levels.count() + level)) {
                    const CoreMask allowed = m_lists.allowed(thread);
                    m_lists.erase(thread);
                    m_lists.pushBack(listOf(queue, 0), thread, allowed);
                    account(thread) = freshAccount();
                }
            }
        }
    }

    MlfqLevels m_levels;
    FifoLists m_lists; ///< queue * levels + level
    std::vector<Account> m_accounts; ///< by thread
    std::vector<ThreadId> m_running; ///< by core
    std::int64_t m_boosts = 0; ///< so far
};

} // namespace

extern const PolicyInfo policy_mlfq;
const PolicyInfo policy_mlfq{
    .id = "mlfq",
    .name = TW_TR("Multilevel feedback queue"),
    .summary = TW_TR("Threads begin in the upper queue and sink as they use CPU time; upper queues go first. Short and "
                     "interactive work is quick without anybody saying which it is; now and then all are raised."),
    .source = "Arpaci-Dusseau, Arpaci-Dusseau: Operating Systems: Three Easy Pieces, chapter 8",
    .parameters = MlfqLevels::parameters(),
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Mlfq>(setup); },
};

} // namespace threadway::sched
