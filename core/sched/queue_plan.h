// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/policy.h"

#include <memory>
#include <vector>

namespace threadway::sched {

/// Which queue a ready thread joins, where a core without work looks for some, and when queues are evened out: the
/// part of policies that does not depend on the order within a queue. There is one queue for all cores, or one for
/// each.
class QueuePlan {
public:
    explicit QueuePlan(const PolicySetup& setup);
    QueuePlan(int cores, bool queuePerCore);

    [[nodiscard]] std::size_t count() const { return m_waiting.size(); }
    [[nodiscard]] bool isShared() const { return m_waiting.size() == 1; }
    /// Threads in all queues.
    [[nodiscard]] std::size_t total() const { return m_total; }
    [[nodiscard]] std::size_t size(std::size_t queue) const { return m_waiting[queue]; }
    /// The queue of the core.
    [[nodiscard]] std::size_t queueOf(CoreId core) const { return isShared() ? 0 : core.index(); }
    /// The core whose queue that is; invalid with one queue for all.
    [[nodiscard]] CoreId coreOf(std::size_t queue) const { return isShared() ? CoreId() : CoreId(queue); }
    /// The cores that threads of the queue may claim.
    [[nodiscard]] CoreMask coresOf(std::size_t queue) const
    {
        return isShared() ? CoreMask::first(m_cores) : CoreMask::only(CoreId(queue));
    }

    /// The queue that the thread shall join: that of its last core, or, if it is new or may not run there, the least
    /// loaded one of its cores; of equals the one whose physical core has the least to do.
    [[nodiscard]] std::size_t homeOf(const ThreadFacts& thread) const;
    void joined(std::size_t queue);
    void left(std::size_t queue);
    /// The core runs a thread from now on, or no longer.
    void began(CoreId core) { m_busy.insert(core); }
    void stopped(CoreId core) { m_busy.erase(core); }

    /// The queues in which the core looks for work after its own, in order, near ones first; they are not empty.
    [[nodiscard]] std::vector<std::size_t> victims(CoreId core);
    /// Whether cores leave other queues alone, so that one can stand idle while threads wait.
    [[nodiscard]] bool keepsApart() const { return !isShared() && m_stealing == Stealing::None; }

    /// When queues are next evened out.
    [[nodiscard]] SimTime nextBalance() const { return m_nextBalance; }
    /// Whether that instant has come; if so, the next one is set.
    bool isBalanceDue(SimTime now);
    /// Sets of queues that are evened out one after the other: those of each NUMA node, then all.
    [[nodiscard]] int domains() const { return m_topology && m_topology->nodes > 1 ? m_topology->nodes + 1 : 1; }
    /// The longest and the shortest queue of the domain if their lengths, running threads counted, differ by two or
    /// more.
    struct Uneven {
        std::size_t longest = 0;
        std::size_t shortest = 0;
        bool isFound = false;
    };
    [[nodiscard]] Uneven uneven(int domain) const;

    void addTo(base::Hasher& hasher) const;

private:
    [[nodiscard]] std::size_t load(std::size_t queue) const
    {
        return m_waiting[queue] + (m_busy.contains(CoreId(queue)) ? 1 : 0);
    }
    [[nodiscard]] bool isLessLoaded(std::size_t a, std::size_t b) const;
    [[nodiscard]] std::size_t physicalLoad(std::size_t queue) const;
    [[nodiscard]] bool isIn(int domain, std::size_t queue) const;

    int m_cores = 1;
    Stealing m_stealing = Stealing::Longest;
    SimTime m_balance;
    SimTime m_nextBalance = SimTime::never();
    base::RandomStream m_random;
    std::vector<std::size_t> m_waiting; ///< by queue
    std::size_t m_total = 0;
    CoreMask m_busy = CoreMask::none();
    std::shared_ptr<const Topology> m_topology; ///< nothing if all cores are equally far from each other
};

} // namespace threadway::sched
