// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "machine/resources.h"
#include "program/value.h"
#include "scenario/blueprint.h"
#include "scenario/carriers.h"
#include "trace/recent_times.h"
#include "trace/vain_tries.h"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace threadway::trace {

/// The standing of a thread, as the letter on the head of its lane tells it.
enum class ThreadStanding : std::uint8_t {
    NotArrived,
    Queued, ///< Q: ready, waits for a core
    Switching, ///< R: has a core that is still busy turning to it
    Running, ///< R
    Blocked, ///< B: waits for an object
    Sleeping, ///< S: sleeps or waits for a device
    Ended, ///< T
};

/// What a thread has written to a shared variable, but not yet for others to see.
struct BufferedStore {
    VariableId variable;
    program::Value value;
    bool operator==(const BufferedStore&) const = default;
};

/// What is known of a thread at an instant.
struct ThreadNow {
    ThreadStanding standing = ThreadStanding::NotArrived;
    bool isUnused = false; ///< no spawn or fork has started it; it may never be
    CoreId core; ///< while Switching or Running
    CoreId lastCore;
    CoreId queue; ///< while Queued: the core whose queue it stands in, or invalid with one shared queue
    SimTime since; ///< when the standing began
    SimTime runsFrom; ///< while Switching or Running: when its work goes on
    std::uint64_t queuedAs = 0; ///< while Queued: smaller came earlier
    ObjectId waitsFor; ///< while Blocked on an object
    machine::WaitKind callWait = machine::WaitKind::None; ///< while Blocked within a system call
    std::int32_t callWaitId = -1; ///< what it waits for there, in the table of that kind
    ObjectId spinsFor; ///< while it busy-waits, be it on a core or queued for one
    std::int32_t nice = 0;
    std::int32_t priority = 0; ///< that it counts as now; larger runs first, where a policy looks at it
    std::uint32_t signalMask = 0; ///< bit n: it blocks signal n
    std::uint32_t pendingSignals = 0; ///< sent to this very thread and not taken yet
    std::int32_t error = 0; ///< errno of its last failed system call
    CoroutineId head; ///< the coroutine at the head of the lane; invalid when all wait on the ramp
    CoreMask affinity;
    RecentTimes dispatches; ///< when it was last given a core
    machine::EndReason endReason = machine::EndReason::Finished;
    SimTime arrived = SimTime::never();
    SimTime firstRun = SimTime::never();
    SimTime ended = SimTime::never();
    SimTime ran; ///< totals up to `since`
    SimTime queued;
    SimTime blocked;
    SimTime slept;
    std::int64_t switches = 0; ///< times it was given a core that ran another thread before
    std::int64_t migrations = 0;
    std::int64_t restarts = 0;
    SimTime lost; ///< of `ran`: spent on attempts that came to nothing, as it was the victim of a deadlock
    VainTries tries;
    std::vector<BufferedStore> stores; ///< in its store buffer, the oldest first
    std::int64_t jobsReleased = 0; ///< of a periodic thread
    std::int64_t jobsDone = 0;
    std::int64_t deadlinesMissed = 0;
    std::int64_t remoteAccesses = 0; ///< to memory of another NUMA node
};

/// Where a coroutine stood when a signal came.
struct InterruptedStatement {
    std::int32_t signal = 0; ///< whose handler runs instead
    std::int32_t statement = -1;
    SimTime work;
    SimTime done;
    double share = 0;
    std::int32_t stepsDone = 0;
};

enum class CoroutinePlace : std::uint8_t { Ramp, RampWaiting, Head, Ended, NotStarted };

/// What is known of a coroutine at an instant.
struct CoroutineNow {
    CoroutinePlace place = CoroutinePlace::Ramp;
    ObjectId waitsFor; ///< while RampWaiting for an object
    std::int32_t statement = -1; ///< index into its unit's statements; -1 before the first
    SimTime work; ///< of the statement's current step at full speed, delays by caches included; 0 if it needs none
    machine::TimeKind account = machine::TimeKind::Work; ///< what the time of the step counts as
    SimTime done; ///< of it, done up to `doneAt`
    SimTime doneAt;
    double share = 0; ///< of the step done at `doneAt`; never falls, also when caches stretch the work
    std::int32_t stepsDone = 0; ///< timed steps of the statement that are behind it
    std::int64_t resumes = 0;
    std::uint64_t rampedAs = 0; ///< while on the ramp: smaller came earlier
    std::int32_t stackWords = -1; ///< words in use on its stack; -1: those of its main program, as nothing was called
    std::vector<InterruptedStatement> interrupted; ///< by handlers that it runs, the last one on top
};

/// Hits and misses of one cache level.
struct CacheCount {
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t invalidations = 0; ///< lines lost to writes of others; of a cache of several cores, with the first
    std::int64_t upgrades = 0; ///< of these, to cores that had a copy
    std::array<std::int64_t, machine::cacheDetails> details{}; ///< by machine::CacheDetail
};

/// Time by what a core spent it on: by machine::TimeKind.
using CoreSplit = std::array<SimTime, machine::timeKinds>;

/// What is known of a core at an instant.
struct CoreNow {
    bool isOnline = true;
    ThreadId thread; ///< that it runs or turns to
    ThreadId lastThread;
    SimTime since; ///< when it got that thread, or became idle
    SimTime busy; ///< totals up to `since`
    SimTime switching;
    SimTime idle;
    SimTime offline; ///< time before the machine had the core included
    SimTime stalled;
    std::int32_t rate = machine::fullRate; ///< work done in a nanosecond, in millionths
    /// Up to `since`, but for Stall, which Work includes, and Idle; what it does now is told by splitBy().
    CoreSplit spent;
    CoreSplit turning; ///< parts of the switch that began at `since`
    SimTime countedTo; ///< what the thread did after turning is in `spent` up to here
    std::array<CacheCount, 3> caches; ///< by level - 1
    std::array<std::map<ThreadId, std::int32_t>, 3> lines; ///< lines held, by owner, in the cache of each level
    std::set<ThreadId> warm; ///< threads whose working set its cache holds
    SimTime warmBusy; ///< of `busy`, with the working set of its thread in the cache
    SimTime warmFrom; ///< up to when that is counted
    bool awaitsChoice = false; ///< it stands idle until somebody chooses
    SimTime askedAt; ///< when it last began to
};

struct ObjectHolder {
    ThreadId thread;
    std::int32_t times = 1;
};

/// What is known of a synchronisation object at an instant.
struct ObjectNow {
    std::vector<ObjectHolder> holders;
    std::vector<ThreadId> waiters; ///< in the order in which they began to wait
    std::map<ThreadId, RecentTimes> takings; ///< when each thread last took it
    std::int64_t count = 0;
    bool hasOwner = true; ///< whether only a holder can let the waiters go on
};

/// A request at a device.
struct RequestNow {
    ThreadId thread;
    bool isServed = false;
};

/// What is known of a device at an instant.
struct DeviceNow {
    std::vector<RequestNow> requests; ///< in the order in which they came
    std::int64_t served = 0; ///< requests that are done
};

struct ProcessNow {
    bool isBorn = true; ///< false for a child that no fork has made yet
    ProcessId parent; ///< of a child of fork
    bool isClosed = false;
    machine::EndReason reason = machine::EndReason::Finished;
    machine::FaultReason fault = machine::FaultReason::None;
    ThreadId culprit; ///< the thread that faulted, if one did
    TextId reasonText; ///< of a fault with words of its own or a failed assertion
    ObjectId misused; ///< of a misuse
    std::int32_t signal = 0; ///< that ended it
    std::int32_t refusal = -1; ///< of a refused system call; see machine::refusalText()
    std::int32_t misuse = -1; ///< which of the misuses of the object's kind
    SimTime closed = SimTime::never();
};

/// Everything a view shows of one instant: a fold over the events of a trace.
struct State {
    State() = default;
    explicit State(scenario::BlueprintPtr blueprint);

    /// Takes one more event into account.
    void apply(const machine::Event& event);

    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const { return m_blueprint; }

    /// The standing at t >= time: a thread whose core has finished turning to it runs.
    [[nodiscard]] ThreadStanding standingAt(ThreadId thread, SimTime t) const;

    SimTime time; ///< of the last event
    SimTime shownAt; ///< the instant that is looked at: from the last event on, before the next
    std::vector<ThreadNow> threads;
    std::vector<CoroutineNow> coroutines;
    scenario::Carriers carriers;
    std::vector<CoreNow> cores; ///< all that the machine ever had
    Topology topology; ///< where cores stand; how siblings slow each other down is not told
    std::vector<ObjectNow> objects;
    std::vector<ProcessNow> processes;
    std::vector<DeviceNow> devices;
    std::vector<program::Value> variables;
    machine::Resources resources; ///< what processes own; contents of memory and of files are not told
    std::size_t printed = 0; ///< number of values printed so far
    std::uint64_t order = 0; ///< number of events taken into account
    bool isEnded = false;
    machine::RunEnd end = machine::RunEnd::Finished;

    /// The thread that the coroutine is with, and the coroutines that are with the thread.
    [[nodiscard]] ThreadId threadOf(CoroutineId coroutine) const { return carriers.threadOf(*m_blueprint, coroutine); }
    [[nodiscard]] const std::vector<CoroutineId>& coroutinesOf(ThreadId thread) const
    {
        return carriers.coroutinesOf(*m_blueprint, thread);
    }
    /// Work done on the current statement of the coroutine by the instant t >= time (and before the next
    /// event), from 0 to 1; 0 if the statement needs no time. A statement of several timed steps counts them all.
    [[nodiscard]] double progress(CoroutineId coroutine, SimTime t) const;
    /// CPU time spent on the current step of the statement by t.
    [[nodiscard]] SimTime workDoneBy(CoroutineId coroutine, SimTime t) const;
    /// CPU time of the thread up to t.
    [[nodiscard]] SimTime ranBy(ThreadId thread, SimTime t) const;
    /// Time the core was busy with work (not switching) up to t.
    [[nodiscard]] SimTime busyBy(CoreId core, SimTime t) const;
    /// What the core spent its time on up to t, by TimeKind; adds up to t.
    [[nodiscard]] CoreSplit splitBy(CoreId core, SimTime t) const;
    /// Time the core was busy with threads whose working set is in its cache, up to t.
    [[nodiscard]] SimTime warmBy(CoreId core, SimTime t) const;
    /// Time the core spent turning to other threads up to t.
    [[nodiscard]] SimTime switchingBy(CoreId core, SimTime t) const;

private:
    void arrive(const machine::Event& event);
    void queue(const machine::Event& event);
    void restartThread(const machine::Event& event);
    void resume(const machine::Event& event);
    void moveCoroutine(const machine::Event& event);
    void enterStatement(const machine::Event& event);
    void applyWork(const machine::Event& event);
    void applyToCore(const machine::Event& event);
    void changeMachine(const machine::Event& event);
    void setOnline(CoreNow& core, bool isOnline) const;
    void shareLines(const machine::Event& event, std::size_t level);
    void reshareLines(int onlineBefore, const Topology& before, bool isEmptied);
    [[nodiscard]] bool isSharedLevel(std::size_t level) const { return ((m_sharedLevels >> level) & 1U) != 0; }
    void changeWarmth(const machine::Event& event);
    void settleWarmth(CoreNow& core);
    void applyToObject(const machine::Event& event);
    void applyToVariable(const machine::Event& event);
    void applyToMemory(const machine::Event& event);
    void applyToFiles(const machine::Event& event);
    void applyToChannel(const machine::Event& event);
    void applyToSignals(const machine::Event& event);
    void enterHandler(const machine::Event& event);
    void leaveHandler(const machine::Event& event);
    void copyResources(const machine::Event& event);
    void forgetResources(ProcessId process);
    void applyToProcess(const machine::Event& event);
    void applyToDevice(const machine::Event& event);
    void changeRate(const machine::Event& event);
    void turn(const machine::Event& event);
    void countWork(const ThreadNow& thread);
    void moveWait(const machine::Event& event);
    void noteMisuse(const machine::Event& event);
    void failTry(const machine::Event& event);
    void dispatch(const machine::Event& event);
    void leave(const machine::Event& event);
    void endThread(const machine::Event& event);
    void putOnRamp(ThreadId thread);
    void setStanding(ThreadId thread, ThreadStanding standing);
    void settleWork(CoroutineId coroutine, SimTime at);
    void forgetWaiter(ThreadId thread);
    [[nodiscard]] ThreadNow& threadOf(const machine::Event& event);

    scenario::BlueprintPtr m_blueprint;
    std::vector<Topology::Place> m_comingPlaces; ///< told, and in force from the coming MachineChanged on
    unsigned m_sharedLevels = 0; ///< bit 0: the cores of a socket share the cache of level 1, and so on
};

} // namespace threadway::trace
