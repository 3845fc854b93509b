// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// First come, first served: whoever has waited longest runs, and keeps its core until it ends, blocks or
// gives way by itself. Simple and without needless switches, but one long job makes every short one behind
// it wait (the convoy effect).
#include "sched/ready_queues.h"

namespace threadway::sched {
namespace {

class Fcfs final : public Policy {
public:
    explicit Fcfs(const PolicySetup& setup) : m_queues(setup) {}

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Fcfs>(*this); }
    void addTo(base::Hasher& hasher) const override { m_queues.addTo(hasher); }
    CoreId enqueue(const ThreadFacts& thread, ReadyReason reason, SimTime) override
    {
        return m_queues.enqueue(thread, reason);
    }
    void remove(ThreadId thread) override { m_queues.remove(thread); }
    ThreadId pick(CoreId core, SimTime now) override { return m_queues.pick(core, now); }
    Quantum quantum(ThreadId, CoreId, SimTime) override { return {}; }
    void ran(ThreadId, CoreId core, SimTime, SimTime, Parting) override { m_queues.left(core); }
    [[nodiscard]] std::vector<ThreadId> waiting(CoreId core) const override { return m_queues.waiting(core); }
    [[nodiscard]] SimTime nextChange() const override { return m_queues.nextChange(); }
    [[nodiscard]] bool mayIdle() const override { return m_queues.mayIdle(); }

private:
    ReadyQueues m_queues;
};

} // namespace

extern const PolicyInfo policy_fcfs;
const PolicyInfo policy_fcfs{
    .id = "fcfs",
    .name = TW_TR("First come, first served"),
    .summary = TW_TR("Threads run in the order in which they became ready, each until it ends, blocks or gives way. "
                     "One long thread makes all short ones behind it wait."),
    .source = "Silberschatz, Galvin, Gagne: Operating System Concepts, section 5.3.1",
    .parameters = {},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Fcfs>(setup); },
};

} // namespace threadway::sched
