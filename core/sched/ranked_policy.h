// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/queued_policy.h"
#include "sched/ranked_queues.h"

#include <vector>

namespace threadway::sched {

/// The common part of policies that run the ready thread of least rank, where the rank of a waiting thread does not
/// change; with or without taking cores from threads of larger rank.
class RankedPolicy : public QueuedPolicy {
public:
    RankedPolicy(const PolicySetup& setup, bool isPreemptive);

    Quantum quantum(ThreadId thread, CoreId core, SimTime start) override;
    [[nodiscard]] Claim claim(ThreadId waiting, SimTime now) override;
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override;
    void addTo(base::Hasher& hasher) const override;

protected:
    /// The rank with which the thread joins the queue.
    virtual std::int64_t rankOf(const ThreadFacts& thread, ReadyReason reason, SimTime now) = 0;
    /// The rank of a thread that was picked with `rank` and has run for a span since.
    [[nodiscard]] virtual std::int64_t runningRank(std::int64_t rank, SimTime /*span*/) const { return rank; }

    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now) override;
    void erase(ThreadId thread) override { m_queues.erase(thread); }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override { return m_queues.queueOf(thread); }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime now) override;
    void move(ThreadId thread, std::size_t from, std::size_t to, SimTime now) override;
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override { return m_queues.threads(queue); }

private:
    struct Running {
        ThreadId thread;
        std::int64_t rank = 0;
        SimTime start;
    };

    RankedQueues m_queues;
    std::vector<Running> m_running; ///< by core
    std::vector<std::int64_t> m_ranks; ///< by thread, as last queued
    bool m_isPreemptive = false;
};

} // namespace threadway::sched
