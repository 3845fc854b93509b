// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// By hand: the user is the scheduler. A core runs what was chosen for it until that thread ends, blocks, sleeps or
// gives way, its slice is over if one is set, or somebody chooses another thread for the core. Then the core stands
// idle until the next choice, whoever waits: the acts of choosing are part of the journal, so that a schedule made by
// hand can be kept, sent and repeated. To choose well is to find out what the other policies are for.
#include "sched/fifo_lists.h"
#include "sched/policy.h"

namespace threadway::sched {
namespace {

const base::ParameterInfo slice{
    .id = "slice",
    .type = base::ParameterType::Duration,
    .name = TW_TR("Slice of a choice"),
    .help = TW_TR("How long a choice holds until the core asks again; 0: until the thread gives the core up."),
    .fallback = 0,
    .minimum = 0,
    .maximum = longestSpan.ns,
    .choices = {},
};

class ByHand final : public Policy {
public:
    explicit ByHand(const PolicySetup& setup)
        : m_slice(setup.parameters.duration(slice)), m_chosen(static_cast<std::size_t>(setup.cores))
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<ByHand>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        m_waiting.addTo(hasher);
        for (const ThreadId thread : m_chosen)
            hasher.add(thread.value);
    }
    CoreId enqueue(const ThreadFacts& thread, ReadyReason, SimTime) override
    {
        m_waiting.pushBack(0, thread.thread, thread.allowed);
        return {};
    }
    void remove(ThreadId thread) override
    {
        m_waiting.erase(thread);
        for (ThreadId& chosen : m_chosen)
            chosen = chosen == thread ? ThreadId() : chosen;
    }
    ThreadId pick(CoreId core, SimTime) override
    {
        const ThreadId chosen = m_chosen[core.index()];
        if (m_waiting.listOf(chosen) < 0 || !m_waiting.allowed(chosen).contains(core))
            return {};
        remove(chosen);
        return chosen;
    }
    Quantum quantum(ThreadId, CoreId, SimTime) override
    {
        return {.time = m_slice.ns > 0 ? m_slice : SimTime::never()};
    }
    void ran(ThreadId, CoreId, SimTime, SimTime, Parting) override {}
    [[nodiscard]] std::vector<ThreadId> waiting(CoreId) const override { return m_waiting.threads(0); }
    void choose(ThreadId thread, CoreId core) override
    {
        if (m_waiting.listOf(thread) >= 0)
            m_chosen[core.index()] = thread;
    }
    [[nodiscard]] bool mayIdle() const override { return true; }

private:
    SimTime m_slice;
    FifoLists m_waiting{1};
    std::vector<ThreadId> m_chosen; ///< by core
};

} // namespace

extern const PolicyInfo policy_by_hand;
const PolicyInfo policy_by_hand{
    .id = "by-hand",
    .name = TW_TR("By hand"),
    .summary = TW_TR("You are the scheduler: a core stands idle until you choose which thread it runs."),
    .source = "Threadway; the journal's act \"choose\"",
    .parameters = {slice},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<ByHand>(setup); },
    .asks = true,
};

} // namespace threadway::sched
