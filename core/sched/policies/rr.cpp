// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Round robin: threads run in turn, each for at most one time slice; who has used its slice up goes to the
// end of the queue. Nobody waits for ever, and short threads get through quickly; the price is a switch at
// the end of every slice. A slice may also be counted in memory accesses, as reference models of caches do.
#include "sched/ready_queues.h"

namespace threadway::sched {
namespace {

const base::ParameterInfo slice{
    .id = "slice",
    .type = base::ParameterType::Duration,
    .name = TW_TR("Time slice"),
    .help = TW_TR("How long a thread may run before the next one has its turn."),
    .fallback = 4'000'000,
    .minimum = 1,
    .maximum = longestSpan.ns,
    .choices = {},
};
const base::ParameterInfo accesses{
    .id = "accesses",
    .type = base::ParameterType::Integer,
    .name = TW_TR("Accesses per slice"),
    .help = TW_TR("If not 0, a slice ends after this many memory accesses instead of after a time."),
    .fallback = 0,
    .minimum = 0,
    .maximum = 1'000'000'000,
    .choices = {},
};

Quantum quantumOf(const base::ParameterValues& parameters)
{
    if (const std::int64_t count = parameters.get(accesses); count > 0)
        return {.time = SimTime::never(), .accesses = count};
    return {.time = parameters.duration(slice)};
}

class RoundRobin final : public Policy {
public:
    explicit RoundRobin(const PolicySetup& setup) : m_queues(setup), m_quantum(quantumOf(setup.parameters)) {}

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<RoundRobin>(*this); }
    void addTo(base::Hasher& hasher) const override { m_queues.addTo(hasher); }
    CoreId enqueue(const ThreadFacts& thread, ReadyReason reason, SimTime) override
    {
        return m_queues.enqueue(thread, reason);
    }
    void remove(ThreadId thread) override { m_queues.remove(thread); }
    ThreadId pick(CoreId core, SimTime now) override { return m_queues.pick(core, now); }
    Quantum quantum(ThreadId, CoreId, SimTime) override { return m_quantum; }
    void ran(ThreadId, CoreId core, SimTime, SimTime, Parting) override { m_queues.left(core); }
    [[nodiscard]] std::vector<ThreadId> waiting(CoreId core) const override { return m_queues.waiting(core); }
    [[nodiscard]] SimTime nextChange() const override { return m_queues.nextChange(); }
    [[nodiscard]] bool mayIdle() const override { return m_queues.mayIdle(); }

private:
    ReadyQueues m_queues;
    Quantum m_quantum;
};

} // namespace

extern const PolicyInfo policy_rr;
const PolicyInfo policy_rr{
    .id = "rr",
    .name = TW_TR("Round robin"),
    .summary = TW_TR("Threads take turns of one time slice each. Nobody starves; a short slice answers quickly but "
                     "spends more time on switching."),
    .source = "Silberschatz, Galvin, Gagne: Operating System Concepts, section 5.3.3",
    .parameters = {slice, accesses},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<RoundRobin>(setup); },
};

} // namespace threadway::sched
