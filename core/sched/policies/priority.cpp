// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Priorities: of the ready threads the one of highest priority runs; equals in the order in which they became ready,
// each until it gives way or, if a slice is set, in turns. With preemption a thread that becomes ready takes the core
// from one of lower priority. Whoever is unimportant waits as long as important work keeps coming (starvation), unless
// waiting counts: with ageing a thread gains one for each `ageing` that it has waited since it became ready, and keeps
// what it has gained until it gives the core up.
#include "sched/fifo_lists.h"
#include "sched/queued_policy.h"

#include <algorithm>
#include <map>

namespace threadway::sched {
namespace {

const base::ParameterInfo preemptive{
    .id = "preemptive",
    .type = base::ParameterType::Boolean,
    .name = TW_TR("Preemptive"),
    .help = TW_TR("Whether a thread of higher priority takes the core from a running one."),
    .fallback = 1,
    .minimum = 0,
    .maximum = 1,
    .choices = {},
};
const base::ParameterInfo ageing{
    .id = "ageing",
    .type = base::ParameterType::Duration,
    .name = TW_TR("Ageing"),
    .help = TW_TR("A waiting thread gains one priority for each such time; 0: none, and the unimportant may starve."),
    .fallback = 0,
    .minimum = 0,
    .maximum = longestSpan.ns,
    .choices = {},
};
const base::ParameterInfo slice{
    .id = "slice",
    .type = base::ParameterType::Duration,
    .name = TW_TR("Slice among equals"),
    .help = TW_TR("Threads of equal priority take turns of this length; 0: each runs until it gives way."),
    .fallback = 0,
    .minimum = 0,
    .maximum = longestSpan.ns,
    .choices = {},
};

class Priority final : public QueuedPolicy {
public:
    explicit Priority(const PolicySetup& setup)
        : QueuedPolicy(setup),
          m_isPreemptive(setup.parameters.isOn(preemptive)),
          m_ageing(setup.parameters.duration(ageing)),
          m_slice(setup.parameters.duration(slice)),
          m_queues(plan().count()),
          m_running(static_cast<std::size_t>(setup.cores))
    {
    }

    [[nodiscard]] std::unique_ptr<Policy> clone() const override { return std::make_unique<Priority>(*this); }
    void addTo(base::Hasher& hasher) const override
    {
        QueuedPolicy::addTo(hasher);
        m_lists.addTo(hasher);
        for (const Waiting& waiting : m_waiting)
            hasher.add(waiting.priority).add(waiting.since.ns);
        for (const Running& running : m_running)
            hasher.add(running.thread.value).add(running.priority);
    }

    ThreadId pick(CoreId core, SimTime now) override
    {
        const ThreadId thread = QueuedPolicy::pick(core, now);
        if (thread.isValid())
            m_running[core.index()] = {thread, agedPriority(thread, now)};
        return thread;
    }
    Quantum quantum(ThreadId thread, CoreId core, SimTime start) override
    {
        if (m_running[core.index()].thread != thread)
            m_running[core.index()] = {thread, agedPriority(thread, start)};
        Quantum quantum;
        if (m_slice.ns > 0)
            quantum.time = m_slice;
        if (!m_isPreemptive || m_ageing.ns == 0)
            return quantum;
        for (const auto& [priority, list] : m_queues[plan().queueOf(core)]) {
            const ThreadId eldest = m_lists.first(list, core);
            if (eldest.isValid())
                quantum.time = std::min(quantum.time, outranksAt(eldest, m_running[core.index()].priority) - start);
        }
        quantum.time = std::max(quantum.time, SimTime{1});
        return quantum;
    }
    [[nodiscard]] Claim claim(ThreadId thread, SimTime now) override
    {
        const std::int32_t queue = queueOf(thread);
        if (!m_isPreemptive || queue < 0)
            return {};
        const CoreMask cores = m_lists.allowed(thread) & plan().coresOf(static_cast<std::size_t>(queue));
        CoreId lowest;
        for (std::size_t i = 0; i < m_running.size(); ++i) {
            const bool isCandidate = m_running[i].thread.isValid() && cores.contains(CoreId(i));
            if (isCandidate && (!lowest.isValid() || m_running[i].priority < m_running[lowest.index()].priority))
                lowest = CoreId(i);
        }
        if (!lowest.isValid())
            return {};
        const std::int64_t beaten = m_running[lowest.index()].priority;
        if (agedPriority(thread, now) > beaten)
            return {lowest, now};
        return m_ageing.ns > 0 ? Claim{lowest, outranksAt(thread, beaten)} : Claim{};
    }
    void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) override
    {
        QueuedPolicy::ran(thread, core, span, now, parting);
        m_running[core.index()] = {};
    }

protected:
    void insert(std::size_t queue, const ThreadFacts& thread, ReadyReason reason, SimTime now) override
    {
        if (thread.thread.index() >= m_waiting.size())
            m_waiting.resize(std::max(thread.thread.index() + 1, m_waiting.size() * 2));
        m_waiting[thread.thread.index()] = {thread.priority, queue, now};
        const std::size_t list = listFor(queue, thread.priority);
        if (reason == ReadyReason::Preempted || reason == ReadyReason::Moved)
            m_lists.pushFront(list, thread.thread, thread.allowed);
        else
            m_lists.pushBack(list, thread.thread, thread.allowed);
    }
    void erase(ThreadId thread) override
    {
        const auto list = static_cast<std::size_t>(m_lists.listOf(thread));
        const Waiting& waiting = m_waiting[thread.index()];
        m_lists.erase(thread);
        if (m_lists.size(list) > 0)
            return;
        m_queues[waiting.queue].erase(waiting.priority);
        m_spare.push_back(list);
    }
    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const override
    {
        return m_lists.listOf(thread) < 0 ? -1 : static_cast<std::int32_t>(m_waiting[thread.index()].queue);
    }
    [[nodiscard]] ThreadId first(std::size_t queue, CoreId core, SimTime now) override
    {
        ThreadId best;
        for (const auto& [priority, list] : m_queues[queue]) {
            const ThreadId eldest = m_lists.first(list, core);
            if (!eldest.isValid())
                continue;
            if (m_ageing.ns == 0)
                return eldest;
            if (!best.isValid() || isBefore(eldest, best, now))
                best = eldest;
        }
        return best;
    }
    void move(ThreadId thread, std::size_t, std::size_t to, SimTime) override
    {
        const CoreMask allowed = m_lists.allowed(thread);
        Waiting waiting = m_waiting[thread.index()];
        erase(thread);
        waiting.queue = to;
        m_waiting[thread.index()] = waiting;
        m_lists.pushBack(listFor(to, waiting.priority), thread, allowed);
    }
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const override
    {
        std::vector<ThreadId> result;
        for (const auto& [priority, list] : m_queues[queue]) {
            const std::vector<ThreadId> equals = m_lists.threads(list);
            result.insert(result.end(), equals.begin(), equals.end());
        }
        return result;
    }

private:
    struct Waiting {
        std::int32_t priority = 0;
        std::size_t queue = 0;
        SimTime since;
    };
    struct Running {
        ThreadId thread;
        std::int64_t priority = 0;
    };
    /// Lists of threads by priority, the highest first.
    using Levels = std::map<std::int32_t, std::size_t, std::greater<>>;

    [[nodiscard]] std::int64_t agedPriority(ThreadId thread, SimTime now) const
    {
        const Waiting& waiting = m_waiting[thread.index()];
        return waiting.priority + (m_ageing.ns > 0 ? (now - waiting.since).ns / m_ageing.ns : 0);
    }
    /// When the waiting thread's priority exceeds the other.
    [[nodiscard]] SimTime outranksAt(ThreadId thread, std::int64_t priority) const
    {
        const Waiting& waiting = m_waiting[thread.index()];
        const std::int64_t steps = std::max<std::int64_t>(0, priority - waiting.priority + 1);
        const bool isEver = steps < longestSpan.ns * 1000 / m_ageing.ns;
        return isEver ? waiting.since + m_ageing * steps : SimTime::never();
    }
    /// Among equals whoever has waited longer.
    [[nodiscard]] bool isBefore(ThreadId a, ThreadId b, SimTime now) const
    {
        const std::int64_t priorityOfA = agedPriority(a, now);
        const std::int64_t priorityOfB = agedPriority(b, now);
        if (priorityOfA != priorityOfB)
            return priorityOfA > priorityOfB;
        return m_waiting[a.index()].since < m_waiting[b.index()].since;
    }
    std::size_t listFor(std::size_t queue, std::int32_t priority)
    {
        Levels& levels = m_queues[queue];
        if (const auto found = levels.find(priority); found != levels.end())
            return found->second;
        if (m_spare.empty())
            m_spare.push_back(m_lists.addList());
        const std::size_t list = m_spare.back();
        m_spare.pop_back();
        levels.emplace(priority, list);
        return list;
    }

    bool m_isPreemptive = true;
    SimTime m_ageing;
    SimTime m_slice;
    FifoLists m_lists;
    std::vector<Levels> m_queues;
    std::vector<std::size_t> m_spare; ///< lists without threads
    std::vector<Waiting> m_waiting; ///< by thread, as last queued
    std::vector<Running> m_running; ///< by core
};

} // namespace

extern const PolicyInfo policy_priority;
const PolicyInfo policy_priority{
    .id = "priority",
    .name = TW_TR("Priority"),
    .summary = TW_TR("The ready thread of highest priority runs. Without ageing, threads of low priority can wait for "
                     "ever; with it, waiting makes them more important."),
    .source = "Silberschatz, Galvin, Gagne: Operating System Concepts, section 5.3.4",
    .parameters = {preemptive, ageing, slice},
    .make = [](const PolicySetup& setup) -> std::unique_ptr<Policy> { return std::make_unique<Priority>(setup); },
};

} // namespace threadway::sched
