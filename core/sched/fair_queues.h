// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/policy.h"
#include "sched/ranked_queues.h"

#include <vector>

namespace threadway::sched {

/// Earliest eligible virtual deadline first (Stoica and Abdel-Wahab 1995), with the rules of Linux's fair class since
/// 6.6. Each queue has a virtual time, the weighted average of what its threads have had; a thread is eligible if it
/// has had no more than that, and of the eligible ones the one with the earliest virtual deadline runs. Preemption
/// between running threads happens at the tick.
///
/// Virtual time counts in nanoseconds of CPU time of a thread of weight 1024.
class FairQueues {
public:
    struct Setup {
        int cores = 1;
        bool isShared = true;
        SimTime tick;
        SimTime slice; ///< of a thread that has none of its own
    };
    /// What a thread joins with.
    struct Member {
        ThreadId thread;
        CoreMask allowed;
        std::int64_t weight = 0;
        SimTime slice; ///< 0: the usual one
        bool isIdle = false; ///< anybody else takes the core from it
        bool preempts = true; ///< whether it may take a core when it wakes
    };

    explicit FairQueues(const Setup& setup);

    void join(std::size_t queue, const Member& member, ReadyReason reason, SimTime now);
    /// The waiting thread leaves for good, or for another queue with move().
    void leave(ThreadId thread);
    void move(ThreadId thread, std::size_t to, SimTime now);
    /// The thread to run next, still in the queue.
    ThreadId first(std::size_t queue, CoreId core, SimTime now);
    /// The waiting thread is picked.
    void take(ThreadId thread);
    Quantum quantum(ThreadId thread, CoreId core, SimTime start);
    /// The core that the waiting thread may take, among those of the queue.
    Claim claim(ThreadId waiting, CoreMask cores, SimTime now);
    void ran(ThreadId thread, CoreId core, SimTime now, Parting parting);

    [[nodiscard]] std::int32_t queueOf(ThreadId thread) const;
    [[nodiscard]] std::vector<ThreadId> listed(std::size_t queue) const;
    /// How many threads wait in the queue.
    [[nodiscard]] std::size_t size(std::size_t queue) const { return m_queues[queue].waiting; }
    void addTo(base::Hasher& hasher) const;

private:
    enum class Place : std::uint8_t {
        Outside,
        Waiting,
        Lingering, ///< asleep, but still in the queue until it has paid for what it had too much
        Running,
    };
    struct Entity {
        Place place = Place::Outside;
        bool isIdle = false;
        bool preempts = true;
        bool isKnown = false; ///< whether it has been in a queue before
        bool isBetween = false; ///< it left its core just now and joins again at once
        std::int32_t queue = 0;
        CoreMask allowed;
        std::int64_t weight = normal;
        std::int64_t slice = 0; ///< in nanoseconds of CPU time
        std::int64_t had = 0; ///< virtual time
        std::int64_t deadline = 0; ///< virtual
        std::int64_t lag = 0; ///< while Outside: how much less than its share it has had, in virtual time
    };
    struct Queue {
        std::int64_t weight = 0; ///< of all in it, running ones included
        std::int64_t moment = 0; ///< sum of weight * (had - origin)
        std::int64_t origin = 0; ///< virtual; near the average
        std::size_t waiting = 0;
    };
    struct Running {
        ThreadId thread;
        ThreadId last; ///< that ran here before
        SimTime chargedTo;
        std::int64_t protectedTo = 0; ///< virtual: it is not interrupted by a waking equal before
    };
    static constexpr std::int64_t normal = 1024;

    Entity& entity(ThreadId thread);
    [[nodiscard]] const Entity& known(ThreadId thread) const { return m_entities[thread.index()]; }
    [[nodiscard]] std::int64_t average(const Queue& queue) const;
    [[nodiscard]] std::int64_t virtualSpan(const Entity& member, std::int64_t cpu) const;
    [[nodiscard]] std::int64_t clampedLag(const Entity& member, std::int64_t lag) const;
    void add(Queue& queue, const Entity& member);
    void subtract(Queue& queue, const Entity& member);
    void place(Queue& queue, Entity& member, std::int64_t lag, bool isNew);
    void insert(ThreadId thread);
    void charge(std::size_t queue, SimTime now);
    void chargeCore(CoreId core, SimTime now);
    void stopLingering(ThreadId thread, std::int64_t lag);
    ThreadId candidate(std::size_t queue, CoreId core);
    bool takesCore(ThreadId waiting, CoreId core);
    [[nodiscard]] SimTime tickAfter(SimTime time) const;
    [[nodiscard]] SimTime interruptibleAt(const Running& running, SimTime from) const;
    [[nodiscard]] std::size_t queueOfCore(CoreId core) const { return m_setup.isShared ? 0 : core.index(); }

    Setup m_setup;
    std::vector<Entity> m_entities; ///< by thread
    std::vector<Queue> m_queues;
    std::vector<Running> m_running; ///< by core
    RankedQueues m_waiting; ///< ranked by deadline; the gate is what they have had
};

} // namespace threadway::sched
