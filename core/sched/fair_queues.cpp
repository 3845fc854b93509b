// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/fair_queues.h"

#include <algorithm>

namespace threadway::sched {
namespace {

/// A lone thread's virtual time is set back once it is beyond this, and no longer span is charged at once, so that sums
/// stay far below overflow.
constexpr std::int64_t farOut = std::int64_t{1} << 50;

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

FairQueues::FairQueues(const Setup& setup)
    : m_setup(setup),
      m_queues(setup.isShared ? 1 : static_cast<std::size_t>(setup.cores)),
      m_running(static_cast<std::size_t>(setup.cores)),
      m_waiting(m_queues.size())
{
}

FairQueues::Entity& FairQueues::entity(ThreadId thread)
{
    if (thread.index() >= m_entities.size())
        m_entities.resize(std::max(thread.index() + 1, m_entities.size() * 2));
    return m_entities[thread.index()];
}

std::int64_t FairQueues::average(const Queue& queue) const
{
    return queue.weight == 0 ? queue.origin : queue.origin + floorDivide(queue.moment, queue.weight);
}

std::int64_t FairQueues::virtualSpan(const Entity& member, std::int64_t cpu) const
{
    if (member.weight == normal)
        return cpu;
    return cpu / member.weight * normal + cpu % member.weight * normal / member.weight;
}

/// Nobody is owed, or owes, more than two slices or a tick.
std::int64_t FairQueues::clampedLag(const Entity& member, std::int64_t lag) const
{
    const std::int64_t limit = virtualSpan(member, std::max(member.slice * 2, m_setup.tick.ns));
    return std::clamp(lag, -limit, limit);
}

void FairQueues::add(Queue& queue, const Entity& member)
{
    queue.weight += member.weight;
    queue.moment += member.weight * (member.had - queue.origin);
    const std::int64_t shift = floorDivide(queue.moment, queue.weight);
    queue.origin += shift;
    queue.moment -= shift * queue.weight;
}

void FairQueues::subtract(Queue& queue, const Entity& member)
{
    queue.weight -= member.weight;
    queue.moment -= member.weight * (member.had - queue.origin);
    if (queue.weight == 0)
        queue.moment = 0;
}

/// Gives the thread that joins a virtual time such that its lag is what it was, once it is counted in.
void FairQueues::place(Queue& queue, Entity& member, std::int64_t lag, bool isNew)
{
    if (queue.weight == 0)
        lag = 0;
    else
        lag += floorDivide(lag * member.weight, queue.weight);
    member.had = average(queue) - lag;
    const std::int64_t slice = virtualSpan(member, member.slice);
    member.deadline = member.had + (isNew ? slice / 2 : slice);
}

void FairQueues::insert(ThreadId thread)
{
    const Entity& member = known(thread);
    m_waiting.insert(static_cast<std::size_t>(member.queue),
                     {.thread = thread, .allowed = member.allowed, .rank = member.deadline, .gate = member.had});
}

void FairQueues::join(std::size_t queue, const Member& member, ReadyReason reason, SimTime now)
{
    charge(queue, now);
    Entity& own = entity(member.thread);
    std::int64_t keptDeadline = 0;
    if (own.place == Place::Lingering) {
        charge(static_cast<std::size_t>(own.queue), now);
        const std::int64_t lag = average(m_queues[static_cast<std::size_t>(own.queue)]) - own.had;
        keptDeadline = lag < 0 ? own.deadline - own.had : 0;
        stopLingering(member.thread, std::min<std::int64_t>(0, lag));
    }
    own.allowed = member.allowed;
    own.weight = member.weight;
    own.slice = member.slice.ns > 0 ? member.slice.ns : m_setup.slice.ns;
    own.isIdle = member.isIdle;
    own.preempts = member.preempts;
    const bool staysInQueue = own.isBetween && own.queue == static_cast<std::int32_t>(queue);
    own.isBetween = false;
    own.queue = static_cast<std::int32_t>(queue);
    Queue& home = m_queues[queue];
    if (!staysInQueue)
        place(home, own, own.lag, reason == ReadyReason::Arrived || !own.isKnown);
    else if (reason == ReadyReason::Yielded)
        own.deadline += virtualSpan(own, own.slice);
    if (keptDeadline > 0)
        own.deadline = own.had + keptDeadline;
    own.isKnown = true;
    own.place = Place::Waiting;
    add(home, own);
    ++home.waiting;
    insert(member.thread);
}

void FairQueues::leave(ThreadId thread)
{
    Entity& own = entity(thread);
    Queue& home = m_queues[static_cast<std::size_t>(own.queue)];
    own.lag = clampedLag(own, average(home) - own.had);
    m_waiting.erase(thread);
    subtract(home, own);
    --home.waiting;
    own.place = Place::Outside;
}

void FairQueues::move(ThreadId thread, std::size_t to, SimTime now)
{
    Entity& own = entity(thread);
    charge(static_cast<std::size_t>(own.queue), now);
    charge(to, now);
    const std::int64_t leftOfSlice = own.deadline - own.had;
    leave(thread);
    own.queue = static_cast<std::int32_t>(to);
    Queue& home = m_queues[to];
    place(home, own, own.lag, false);
    own.deadline = own.had + leftOfSlice;
    own.place = Place::Waiting;
    add(home, own);
    ++home.waiting;
    insert(thread);
}

/// The sleeping thread is in the queue no longer.
void FairQueues::stopLingering(ThreadId thread, std::int64_t lag)
{
    Entity& own = entity(thread);
    m_waiting.erase(thread);
    subtract(m_queues[static_cast<std::size_t>(own.queue)], own);
    own.place = Place::Outside;
    own.lag = lag;
}

/// The eligible thread with the earliest deadline, asleep or not; where none is eligible that the core may run, because
/// running threads have had less, the one that has had least, or just the one with the earliest deadline.
ThreadId FairQueues::candidate(std::size_t queue, CoreId core)
{
    const std::int64_t now = average(m_queues[queue]);
    ThreadId found = m_waiting.firstBelow(queue, core, now);
    if (!found.isValid())
        found = m_waiting.firstBelow(queue, core, m_waiting.leastGate(queue));
    return found.isValid() ? found : m_waiting.first(queue, core);
}

ThreadId FairQueues::first(std::size_t queue, CoreId core, SimTime now)
{
    charge(queue, now);
    for (;;) {
        const ThreadId found = candidate(queue, core);
        if (!found.isValid() || known(found).place == Place::Waiting)
            return found;
        const std::int64_t lag = average(m_queues[queue]) - known(found).had;
        stopLingering(found, std::min<std::int64_t>(0, clampedLag(known(found), lag)));
    }
}

void FairQueues::take(ThreadId thread)
{
    Entity& own = entity(thread);
    m_waiting.erase(thread);
    --m_queues[static_cast<std::size_t>(own.queue)].waiting;
    own.place = Place::Running;
}

void FairQueues::chargeCore(CoreId core, SimTime now)
{
    Running& running = m_running[core.index()];
    const std::int64_t elapsed = std::min((now - running.chargedTo).ns, farOut);
    if (!running.thread.isValid() || elapsed <= 0)
        return;
    Entity& own = entity(running.thread);
    Queue& home = m_queues[static_cast<std::size_t>(own.queue)];
    const std::int64_t span = virtualSpan(own, elapsed);
    running.chargedTo = now;
    if (home.weight == own.weight && own.had > farOut) {
        own.deadline -= own.had;
        running.protectedTo -= own.had;
        own.had = 0;
        home.origin = 0;
        home.moment = 0;
    }
    own.had += span;
    home.moment += own.weight * span;
    const std::int64_t shift = home.moment / home.weight;
    home.origin += shift;
    home.moment -= shift * home.weight;
    if (own.had >= own.deadline)
        own.deadline = own.had + virtualSpan(own, own.slice);
}

void FairQueues::charge(std::size_t queue, SimTime now)
{
    if (!m_setup.isShared) {
        chargeCore(CoreId(queue), now);
        return;
    }
    for (std::size_t i = 0; i < m_running.size(); ++i)
        chargeCore(CoreId(i), now);
}

SimTime FairQueues::tickAfter(SimTime time) const
{
    return m_setup.tick * (time.ns / m_setup.tick.ns + 1);
}

/// The first tick after `from` at which the running thread has had its slice.
SimTime FairQueues::interruptibleAt(const Running& running, SimTime from) const
{
    const Entity& own = known(running.thread);
    const std::int64_t owed = std::min(running.protectedTo, own.deadline) - own.had;
    if (owed <= 0)
        return tickAfter(from);
    const std::int64_t cpu = owed / normal * own.weight + (owed % normal * own.weight + normal - 1) / normal;
    return tickAfter(from + SimTime{cpu - 1});
}

Quantum FairQueues::quantum(ThreadId thread, CoreId core, SimTime start)
{
    Entity& own = entity(thread);
    if (own.place != Place::Running) { // given the core by hand
        own.weight = own.weight > 0 ? own.weight : normal;
        own.slice = own.slice > 0 ? own.slice : m_setup.slice.ns;
        own.queue = static_cast<std::int32_t>(queueOfCore(core));
        own.isBetween = false;
        place(m_queues[queueOfCore(core)], own, own.lag, !own.isKnown);
        own.isKnown = true;
        own.place = Place::Running;
        add(m_queues[queueOfCore(core)], own);
    }
    Running& running = m_running[core.index()];
    if (running.last != thread)
        running.protectedTo = own.deadline;
    running.thread = thread;
    running.chargedTo = start;
    const bool isAlone = m_waiting.size(static_cast<std::size_t>(own.queue)) == 0;
    return isAlone ? Quantum{} : Quantum{.time = interruptibleAt(running, start) - start};
}

/// Whether the waiting thread takes the core at once. An eligible thread that has not had its slice yet keeps it; then
/// the earlier deadline counts.
bool FairQueues::takesCore(ThreadId waiting, CoreId core)
{
    const Running& running = m_running[core.index()];
    const Entity& own = known(running.thread);
    const Entity& other = known(waiting);
    if (own.isIdle && !other.isIdle)
        return true;
    if (!other.preempts || other.isIdle)
        return false;
    const std::int64_t now = average(m_queues[static_cast<std::size_t>(own.queue)]);
    const bool isEligible = own.had <= now;
    if (isEligible && own.had < running.protectedTo)
        return false;
    if (candidate(static_cast<std::size_t>(own.queue), core) != waiting || other.had > now)
        return false;
    return !isEligible || other.deadline <= own.deadline;
}

Claim FairQueues::claim(ThreadId waiting, CoreMask cores, SimTime now)
{
    const Entity& own = known(waiting);
    charge(static_cast<std::size_t>(own.queue), now);
    CoreId worst;
    for (std::size_t i = 0; i < m_running.size(); ++i) {
        const ThreadId running = m_running[i].thread;
        if (!running.isValid() || !cores.contains(CoreId(i)) || !own.allowed.contains(CoreId(i)))
            continue;
        if (!worst.isValid() || known(running).deadline > known(m_running[worst.index()].thread).deadline)
            worst = CoreId(i);
    }
    if (!worst.isValid())
        return {};
    if (takesCore(waiting, worst))
        return {worst, now};
    return {worst, interruptibleAt(m_running[worst.index()], std::max(now, m_running[worst.index()].chargedTo))};
}

void FairQueues::ran(ThreadId thread, CoreId core, SimTime now, Parting parting)
{
    Entity& own = entity(thread);
    if (own.place != Place::Running)
        return;
    const auto queue = static_cast<std::size_t>(own.queue);
    charge(queue, now);
    m_running[core.index()].thread = {};
    m_running[core.index()].last = thread;
    Queue& home = m_queues[queue];
    const std::int64_t lag = clampedLag(own, average(home) - own.had);
    // Who has had too much pays for it by waiting in the queue, asleep or not.
    if (parting == Parting::Waits && lag < 0) {
        own.place = Place::Lingering;
        insert(thread);
        return;
    }
    subtract(home, own);
    own.place = Place::Outside;
    own.isBetween = parting == Parting::StaysReady;
    own.lag = lag;
}

std::int32_t FairQueues::queueOf(ThreadId thread) const
{
    const bool isWaiting
        = thread.isValid() && thread.index() < m_entities.size() && known(thread).place == Place::Waiting;
    return isWaiting ? known(thread).queue : -1;
}

std::vector<ThreadId> FairQueues::listed(std::size_t queue) const
{
    std::vector<ThreadId> result = m_waiting.threads(queue);
    std::erase_if(result, [this](ThreadId thread) { return known(thread).place != Place::Waiting; });
    return result;
}

void FairQueues::addTo(base::Hasher& hasher) const
{
    m_waiting.addTo(hasher);
    for (const Entity& own : m_entities) {
        hasher.add(static_cast<std::uint64_t>(own.place)).add(own.queue).add(own.weight).add(own.slice);
        hasher.add(own.had).add(own.deadline).add(own.lag).add(own.isKnown).add(own.isIdle).add(own.preempts);
    }
    for (const Queue& queue : m_queues)
        hasher.add(queue.weight).add(queue.moment).add(queue.origin);
    for (const Running& running : m_running)
        hasher.add(running.thread.value).add(running.last.value).add(running.chargedTo.ns).add(running.protectedTo);
}

} // namespace threadway::sched
