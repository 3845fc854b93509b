// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/queue_plan.h"

#include <vector>

namespace threadway::sched {

/// The common part of policies that keep their ready threads in one queue for all cores or in one for each: which
/// queue a thread joins, stealing and balancing. The order within a queue is the policy's own.
class QueuedPolicy : public Policy {
public:
    explicit QueuedPolicy(const PolicySetup& setup) : m_plan(setup) {}

    CoreId enqueue(const ThreadFacts& thread, ReadyReason reason, SimTime now) override;
    void remove(ThreadId thread) override;
    ThreadId pick(CoreId core, SimTime now) override;
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override;
    [[nodiscard]] std::vector<ThreadId> waiting(CoreId core) const override { return listed(m_plan.queueOf(core)); }
    [[nodiscard]] SimTime nextChange() const override;
    [[nodiscard]] bool mayIdle() const override { return m_plan.keepsApart(); }
    void addTo(base::Hasher& hasher) const override { m_plan.addTo(hasher); }

protected:
    [[nodiscard]] const QueuePlan& plan() const { return m_plan; }

    /// The thread joins the queue.
    virtual void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now) = 0;
    /// The waiting thread leaves its queue.
    virtual void erase(ThreadId thread) = 0;
    /// The waiting thread is picked.
    virtual void take(ThreadId thread, CoreId /*core*/, SimTime /*now*/) { erase(thread); }
    /// The queue that the thread waits in, or -1.
    [[nodiscard]] virtual std::int32_t queueOf(ThreadId thread) const = 0;
    /// The thread of the queue that the core shall run next, or an invalid id.
    [[nodiscard]] virtual ThreadId first(std::size_t queue, CoreId core, SimTime now) = 0;
    /// The waiting thread goes from one queue to another.
    virtual void move(ThreadId thread, std::size_t from, std::size_t to, SimTime now) = 0;
    /// The threads of the queue, next first.
    [[nodiscard]] virtual std::vector<ThreadId> listed(std::size_t queue) const = 0;

private:
    void balance(SimTime now);
    void balance(int domain, SimTime now);

    QueuePlan m_plan;
};

} // namespace threadway::sched
