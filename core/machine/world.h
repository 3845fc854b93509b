// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/random.h"
#include "machine/event.h"
#include "machine/resources.h"
#include "memory/cache_hierarchy.h"
#include "memory/page_homes.h"
#include "program/value.h"
#include "scenario/blueprint.h"
#include "scenario/carriers.h"
#include "scenario/command.h"
#include "sched/policy.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace threadway::machine {

/// A function call of a coroutine: its local variables begin at `base` of Routine::values.
struct Frame {
    std::int32_t function = 0;
    std::int32_t returnTo = 0;
    std::int32_t base = 0;
    std::int32_t signal = 0; ///< the function is the handler of this signal; 0: it was called
    std::uint32_t savedMask = 0; ///< of a handler: the mask that holds again when it returns
    bool operator==(const Frame&) const = default;
};

/// Calls deeper than this end the process: a real stack is finite too.
inline constexpr std::size_t deepestCall = 1000;

enum class WorkKind : std::uint8_t {
    None,
    Resume, ///< the switch to this coroutine
    Step, ///< the machine's cost of one smallest step, paid before it happens
    Compute, ///< compute(...)
    Touch, ///< touch(...)
    Spin, ///< until somebody else says that it is over
    Ending, ///< the machine's cost of an end, paid before it
    Asking, ///< for an object, again and again
};

/// What a coroutine is busy with. CPU time counts only while its thread has a core.
struct Work {
    WorkKind kind = WorkKind::None;
    TimeKind account = TimeKind::Work; ///< what its time counts as
    bool write = false;
    BufferId buffer;
    SimTime left; ///< of the current stretch: one memory access with the computing before it, or all
    SimTime every; ///< computing between two accesses, at the speed of first-level hits
    SimTime tail; ///< computing after the last access; of a step: what it creates
    SimTime stall; ///< waiting for caches, at the beginning of what is left of the stretch
    std::int64_t accessesLeft = 0;
    std::int64_t offset = 0; ///< in the buffer, of the next access
    std::int64_t stride = 0;
    bool operator==(const Work&) const = default;
};

enum class RoutinePhase : std::uint8_t {
    Ramp,
    Head,
    Sleeping,
    Ended,
    NotStarted,
    Waiting, ///< off the thread, until an object or a coroutine lets it go on
};

/// The execution state of a coroutine.
struct Routine {
    RoutinePhase phase = RoutinePhase::Ramp;
    /// Whether the cost of the step at pc is paid and it may happen.
    bool stepPaid = false;
    std::int32_t pc = 0;
    std::vector<Frame> frames;
    std::vector<program::Value> values; ///< local variables of all frames, then operands
    Work work;
    ObjectId waitsFor; ///< while it waits, be it at the head of a blocked thread or off the thread
    ObjectId retakes; ///< its wait is over, but it has to take this lock before it goes on
    program::Value result; ///< of the operation, while it has yet to take the lock
    std::uint64_t deadline = 0; ///< which timer may end its wait: its sequence + 1, or 0
    std::int32_t draws = 0; ///< random numbers that it has drawn
    std::vector<Work> interrupted; ///< what handlers of signals interrupted, the last one on top
    bool operator==(const Routine&) const = default;
};

enum class ThreadPhase : std::uint8_t { NotArrived, Ready, Running, Blocked, Sleeping, Ended };

/// A write to a shared variable that has yet to reach memory.
struct PendingStore {
    VariableId variable;
    program::Value value;
    SimTime due; ///< when it reaches memory by itself; in untimed runs 0
    bool operator==(const PendingStore&) const = default;
};

/// What a thread waits for within a system call.
struct Wait {
    WaitKind kind = WaitKind::None;
    std::int32_t id = -1; ///< in the table of that kind

    [[nodiscard]] bool isAny() const { return kind != WaitKind::None; }
    bool operator==(const Wait&) const = default;
};

/// A coroutine that waits within a system call, which blocks its thread.
struct CallWaiter {
    Wait wait;
    CoroutineId coroutine;
    bool operator==(const CallWaiter&) const = default;
};

/// A thread's part in signals; sets have bit n for signal n.
struct ThreadSignals {
    std::uint32_t mask = 0; ///< blocked
    std::uint32_t pending = 0; ///< sent to this thread, not taken yet
    std::uint32_t chosen = 0; ///< sent to the process, for this thread to take if no other one has done so
    bool operator==(const ThreadSignals&) const = default;
};

/// The state of a thread that the scheduler and its program change.
struct ThreadBody {
    ThreadPhase phase = ThreadPhase::NotArrived;
    CoroutineId head; ///< whose turn it is on the thread; invalid while all are on the ramp
    std::vector<CoroutineId> ramp; ///< coroutines that could go on, next first
    CoreId core; ///< while Running
    CoreId lastCore;
    CoreId sentTo; ///< a command sent it there; holds until it is next given a core
    CoreMask affinity;
    ObjectId waitsFor; ///< while Blocked on an object
    Wait wait; ///< while Blocked within a system call
    std::int32_t nice = 0;
    std::int32_t credit = 0; ///< work done beyond whole nanoseconds, in millionths: it counts as soon as it adds up
    bool isWoken = false; ///< while Ready: whether a core pays for having woken it
    std::vector<PendingStore> stores; ///< its store buffer, the oldest first
    std::int32_t error = 0; ///< errno of its last failed system call
    ThreadSignals signals;
    SimTime ran;
    SimTime begunAt; ///< `ran` when the present attempt at its program began
    std::int32_t jobsReleased = 0; ///< of a periodic thread
    std::int32_t jobsDone = 0;
    SimTime firstRelease;
    std::int32_t priority = 0; ///< that it counts as now: its own, or a higher one by what it holds
    std::int32_t epoch = 0; ///< grows when the thread ends or begins anew, which voids its timers
    bool operator==(const ThreadBody&) const = default;
};

/// The state of a core. While it has a thread, that thread's CPU time is accounted for up to chargedTo,
/// which lies ahead of the present while the core is still switching.
struct CoreBody {
    ThreadId thread;
    ThreadId lastThread;
    SimTime chargedTo;
    SimTime nextAt = SimTime::never(); ///< when the core next needs attention
    std::int32_t rate = fullRate; ///< work done in a nanosecond, in millionths
    SimTime givenAt; ///< start of the current quantum
    SimTime quantumEnd = SimTime::never();
    std::int64_t quantumAccesses = 0;
    SimTime idleSince;
    /// Its thread, whose quantum ran out at this instant: only if another one follows is it told to have left.
    ThreadId expired;
    CoreId expiredQueue; ///< the queue that the expired thread joined
    bool awaitsChoice = false; ///< it was said that it stands idle until somebody chooses
    bool operator==(const CoreBody&) const = default;
};

/// What a core did with its caches since it last reported.
struct CacheTally {
    std::array<std::int32_t, 3> hits{};
    std::array<std::int32_t, 3> misses{};
    std::array<std::array<std::int32_t, memory::missKinds>, 3> kinds{}; ///< of misses, if they are told apart
    std::int32_t tlbMisses = 0;
    std::int32_t remoteAccesses = 0; ///< to memory of another NUMA node
    SimTime stalled;
    SimTime stretched;
    std::int32_t accesses = 0;
    SimTime reportedAt;
    bool operator==(const CacheTally&) const = default;
};

/// A request that a device serves or will serve.
struct DeviceRequest {
    CoroutineId coroutine;
    SimTime span; ///< that serving it takes
    bool isServed = false; ///< rather than waiting
    bool operator==(const DeviceRequest&) const = default;
};

enum class TimerKind : std::uint8_t {
    Arrival,
    Wake, ///< a sleep is over
    Device, ///< a request is served
    Release, ///< of a job
    Deadline, ///< of a job has passed
    Timeout, ///< a wait has lasted as long as it may
    Disturbance, ///< a wait ends for no reason
    Drain, ///< a store of the thread reaches memory
    Detection, ///< the machine looks for deadlocks; of no coroutine
};

struct Timer {
    SimTime at;
    std::uint64_t sequence = 0;
    TimerKind kind = TimerKind::Wake;
    CoroutineId coroutine; ///< that sleeps; the first one of the thread for an arrival
    std::int32_t epoch = 0; ///< of its thread when the timer was set; a later epoch voids it
    std::int32_t job = 0; ///< of Release and Deadline
    bool operator==(const Timer&) const = default;
};

/// The cache of a core as working sets see it: whose sets it holds, and who is about to bring theirs in.
struct WarmthBody {
    std::vector<ThreadId> held; ///< newest first
    std::map<ThreadId, SimTime> missing; ///< CPU time on this core until the set is in
    bool operator==(const WarmthBody&) const = default;
};

/// Where a thread stood when it took the first of what it holds.
struct RollbackPoint {
    Routine routine;
    SimTime ran; ///< of its thread
    std::int32_t statement = -1;
    bool operator==(const RollbackPoint&) const = default;
};

/// A schedule chosen by hand that is being driven.
struct Steering {
    std::vector<ThreadId> turns;
    std::size_t next = 0;
    bool hasStepped = false; ///< whether the thread whose turn it is has taken its step

    [[nodiscard]] bool isActive() const { return next < turns.size(); }
    bool operator==(const Steering&) const = default;
};

/// A policy as a value: copying a World copies its policy.
class PolicyValue {
public:
    PolicyValue() = default;
    explicit PolicyValue(std::unique_ptr<sched::Policy> policy) : m_policy(std::move(policy)) {}
    PolicyValue(const PolicyValue& other) : m_policy(other.m_policy ? other.m_policy->clone() : nullptr) {}
    PolicyValue(PolicyValue&&) noexcept = default;
    PolicyValue& operator=(const PolicyValue& other)
    {
        m_policy = other.m_policy ? other.m_policy->clone() : nullptr;
        return *this;
    }
    PolicyValue& operator=(PolicyValue&&) noexcept = default;
    ~PolicyValue() = default;

    sched::Policy* operator->() { return m_policy.get(); }
    const sched::Policy* operator->() const { return m_policy.get(); }

private:
    std::unique_ptr<sched::Policy> m_policy;
};

/// The entry of the machine's policy in the registry.
const sched::PolicyInfo* policyOf(const scenario::MachineSpec& machine);
/// The policy of the machine, whose cores stand so, with nobody waiting at that instant.
PolicyValue makePolicy(const scenario::MachineSpec& machine, const std::shared_ptr<const Topology>& topology,
                       std::uint64_t seed, SimTime now = {});

/// The whole state of the simulated machine: plain data, a value. Only the functions of this room change it.
struct World {
    /// The machine of the blueprint at time 0, before anything has happened.
    explicit World(scenario::BlueprintPtr blueprint);

    scenario::BlueprintPtr blueprint;
    std::shared_ptr<const scenario::MachineSpec> machine; ///< of now: commands may replace that of the blueprint
    std::shared_ptr<const Topology> topology; ///< of that machine; never null
    std::uint64_t machineHash = 0; ///< over the changes to the machine so far
    int mostCores = 0; ///< that the machine ever had
    SimTime time;
    std::uint64_t sequence = 0; ///< orders timers of equal time
    std::int64_t instructionsNow = 0; ///< carried out since time last moved: bounds loops without time
    bool needsDispatch = false;
    bool isEnded = false;
    RunEnd end = RunEnd::Finished;
    std::vector<ThreadBody> threads;
    std::vector<Routine> routines; ///< by CoroutineId
    scenario::Carriers carriers;
    std::vector<CoreBody> cores; ///< that are online
    std::vector<CacheTally> tallies; ///< by core
    std::vector<WarmthBody> warmth; ///< by core; empty without working sets
    std::vector<sync::ObjectState> objects;
    std::vector<program::Value> variables;
    std::vector<std::uint8_t> closedProcesses; ///< 1 once the process has ended
    std::vector<std::size_t> survivors; ///< by process: which of its threads was found alive last; only a hint
    Resources resources;
    std::vector<CallWaiter> callWaiters; ///< in the order in which they began to wait
    std::vector<std::vector<DeviceRequest>> devices; ///< by DeviceId, in the order in which they came
    std::vector<std::uint8_t> bornProcesses; ///< 0 for a spare child that no fork has made yet
    std::vector<std::int64_t> bufferReach; ///< by BufferId: bytes from its start to the farthest one touched
    std::vector<Timer> timers; ///< a heap, earliest on top
    std::vector<ThreadId> newlyReady; ///< since the last dispatch
    std::vector<CoroutineId> collectors; ///< wait for several locks at once, first come first
    std::map<ThreadId, RollbackPoint> rollbackPoints; ///< only where victims of deadlocks are rolled back
    base::RandomStream chance; ///< for what happens for no reason
    Steering steering;
    const sched::PolicyInfo* policyInfo = nullptr;
    PolicyValue policy;
    SimTime policyAt = SimTime::never(); ///< when the policy is to be asked again
    memory::CacheHierarchy caches;
    memory::PageHomes pageHomes; ///< used only if there are several NUMA nodes

    [[nodiscard]] ThreadBody& thread(ThreadId id) { return threads[id.index()]; }
    [[nodiscard]] const ThreadBody& thread(ThreadId id) const { return threads[id.index()]; }
    [[nodiscard]] Routine& routine(CoroutineId id) { return routines[id.index()]; }
    [[nodiscard]] const Routine& routine(CoroutineId id) const { return routines[id.index()]; }
    [[nodiscard]] CoreBody& core(CoreId id) { return cores[id.index()]; }
    [[nodiscard]] const CoreBody& core(CoreId id) const { return cores[id.index()]; }
    [[nodiscard]] bool isOnline(CoreId id) const { return id.isValid() && id.index() < cores.size(); }
    /// The cores the thread may run on now: of those it is restricted to, those online; all that are, if none is left.
    [[nodiscard]] CoreMask allowedCores(ThreadId id) const;
    /// Whether the thread exists on paper only: no spawn or fork has started it.
    [[nodiscard]] bool isUnused(ThreadId id) const
    {
        return threads[id.index()].phase == ThreadPhase::NotArrived && blueprint->thread(id).isSpawned;
    }

    /// The thread that the coroutine is with.
    [[nodiscard]] ThreadId threadOf(CoroutineId id) const { return carriers.threadOf(*blueprint, id); }
    /// The coroutines that are with the thread.
    [[nodiscard]] const std::vector<CoroutineId>& coroutinesOf(ThreadId id) const
    {
        return carriers.coroutinesOf(*blueprint, id);
    }

    /// Hash of everything that the future depends on, time included: equal Worlds go on equally.
    [[nodiscard]] std::uint64_t hash() const;
    /// Hash of what programs can tell apart: without time, cores, caches and policy. For exploring; hashes of
    /// different seeds are independent.
    [[nodiscard]] std::uint64_t programHash(std::uint64_t seed) const;
    /// What is wrong with the state, in words; empty if it is sound. For tests.
    [[nodiscard]] std::vector<std::string> checkInvariants() const;
};

} // namespace threadway::machine
