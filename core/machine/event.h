// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/sim_time.h"
#include "base/topology.h"
#include "scenario/resource_spec.h"

#include <cstdint>
#include <type_traits>
#include <vector>

namespace threadway::machine {

/// What happened. `a` and `b` mean what the comment says; `core`, `thread` are -1 where they do not apply.
enum class EventKind : std::uint8_t {
    ThreadArrived, ///< thread exists from now on and is ready; a: ProcessId
    Dispatched, ///< core is given to thread; wide: switch cost in ns before it runs; flag: SwitchKind
    /// thread gives its core up; flag: LeaveReason; a: ObjectId (Blocked), WaitKind (Waits) or -1; b: CoroutineId that
    /// asked
    Left,
    Ready, ///< thread waits for a core (again); flag: WakeReason
    Migrated, ///< thread begins on core, having run on core a before
    CoroutineResumed, ///< coroutine a of thread is at the head of the lane now; b: switch cost in ns (at most 2 s)
    CoroutineSuspended, ///< coroutine a waits on the ramp; flag: SuspendReason; b: ObjectId if it waits for one
    CoroutineReady, ///< coroutine a could go on and waits on the ramp for its turn
    CoroutineEnded, ///< coroutine a has run to its end
    StatementEntered, ///< coroutine a now stands at statement b of its unit
    /// the statement at the head of the thread needs wide ns of CPU time, counted while it runs; flag: TimeKind
    WorkStarted,
    WorkStretched, ///< caches changed the CPU time left at the head of the thread by wide ns, for better or worse
    Acquired, ///< thread now holds object a; b: how many times over
    Released, ///< thread no longer holds object a (or once less); b: how many times over it still does
    ObjectCount, ///< the count of object a is now b
    VariableChanged, ///< thread wrote the variable whose id stands in core; flag: Value::Kind; wide: the value
    Printed, ///< the coroutine at the head of thread printed; flag: Value::Kind; wide: the value
    CacheSample, ///< core, level flag (1..3) since its last sample: a hits, b misses
    /// Core lost a lines of level flag to writes by others, since its last sample; b of them to cores that had a copy.
    CacheInvalidated,
    CacheShare, ///< core's cache of level flag now holds b lines of thread `thread`
    StallTime, ///< core spent wide ns waiting for its caches and memory since its last sample
    AffinityChanged, ///< thread may run on other cores from now on; the mask is wide
    ThreadEnded, ///< flag: EndReason; Towed: wide ns of CPU time were in vain
    /// thread begins its program again, or from where it took the first of what it held; wide ns of CPU time were in
    /// vain
    ThreadRestarted,
    /// process a; flag: EndReason; core: FaultReason; b: TextId (Text, AssertionFailed), ObjectId (Misuse), what
    /// refusalCode() packs (CallRefused) or the number of the signal (Signal)
    ProcessEnded,
    DeadlockClosed, ///< the wait of thread closed a cycle of a threads
    CommandApplied, ///< entry a of the journal was carried out
    CommandRefused, ///< entry a of the journal could not be carried out; flag: Refusal
    SteerTurn, ///< turn a of the steering was taken by thread; flag 1: skipped
    RunEnded, ///< nothing more will happen; flag: RunEnd
    // New kinds come last: hashes of saved runs count in these numbers.
    WaitBegan, ///< thread waits within a system call, once it has left its core; flag: WaitKind, a: id of that kind
    NiceChanged, ///< thread has nice value a from now on
    /// by entry a of the journal; b: cores online from now on; flag 1: all caches begin empty; flags 2, 4, 8: the
    /// cores of a socket share the cache of level 1, 2, 3
    MachineChanged,
    TurnPart, ///< of the switch cost just told by Dispatched, wide ns are for flag: TimeKind
    CoreRate, ///< from now on core does a millionths of a nanosecond of work in each nanosecond
    Spawned, ///< thread (or -1) has started thread a, or, if a is -1, coroutine b of its own
    ProcessForked, ///< thread has made process a, a copy of its own process b
    DeviceUsed, ///< thread and its request at device a; flag: DeviceStep
    JobReleased, ///< job a of thread, counted from 1, is to be done from now on
    JobEnded, ///< job a of thread is done
    DeadlineMissed, ///< job a of thread is not done, and its deadline has passed
    ChoiceAwaited, ///< core stands idle until somebody chooses one of the waiting threads for it
    WarmthChanged, ///< the working set of thread is in the cache of core (flag 1) or no longer (flag 0)
    /// core, level flag (1..3): b times since its last sample what a says, a CacheDetail. What befalls a cache that
    /// several cores use is told of the first of them
    CacheDetail,
    WaitMoved, ///< thread, which is blocked, or with b its coroutine b, waits for object a from now on
    Spinning, ///< thread busy-waits for object a from now on, until it has it
    PriorityChanged, ///< thread counts as one of priority a from now on
    MisuseTold, ///< thread misuses object a, as sentence b of its kind's misuses says; its process ends next
    StackMoved, ///< after a call or return, coroutine a of thread uses b words of its stack
    StackWritten, ///< thread wrote a local variable on the stack of thread a, coroutine b
    MemoryAllocated, ///< thread: b units of 16 bytes, a units behind the beginning of its process's heap
    MemoryFreed, ///< thread: the allocation a units of 16 bytes behind the beginning of its process's heap
    PageCopied, ///< process a got a page of its own by thread's writing; b: page from its first one; flag 1: by copying
    SegmentAttached, ///< thread attached shared memory b to its process
    SegmentDetached, ///< thread detached shared memory b from its process
    FileNamed, ///< thread made file a; b: TextId of the path, as its process's directory completes it
    FileGrown, ///< file a has b words now
    FileMoved, ///< the offset of open file a is b now
    /// thread opened the descriptor that stands in core; a: place in the table of open files; b: file; flag: OpenKind
    DescriptorOpened,
    DescriptorClosed, ///< process a closed the descriptor that stands in core
    DirectoryChanged, ///< the process of thread goes to the directory whose TextId is b
    ItemSent, ///< thread wrote to the channel that stands in core; wide: the value; flag: its kind, or itemOfSecondSide
    ItemReceived, ///< thread read from the channel that stands in core; wide, flag: likewise
    CallFailed, ///< the system call of thread failed; a: ErrorNumber
    /// thread (-1: the machine) sent the signal `flag` to process a, or to its thread b; core: SignalFate
    SignalSent,
    SignalTaken, ///< thread takes the signal `flag`: coroutine a enters its handler; -1: it is ignored; b: the new mask
    HandlerReturned, ///< thread has left the handler of the signal `flag`; coroutine a goes on; b: the mask again
    SignalMaskChanged, ///< thread blocks the set a of signals
    HandlerChanged, ///< thread set what its process does on the signal `flag`; a: 1 default, 0 not; b: TextId or -1
    ResourcesCopied, ///< process b, just forked by thread of process a, has what that one has
    TryFailed, ///< thread did not get object a, which others hold: it only tried, or its time is over
    /// what thread writes to the variable whose id stands in core waits in its store buffer, until VariableChanged
    /// tells that it has reached memory; flag: Value::Kind; wide: the value
    StoreBuffered,
    /// core, online or not, belongs to physical core, socket and node as placeOf() reads them from a, and does b per
    /// mille of the work of one of full speed. Told of all cores of a topology, from core 0 on, before the
    /// MachineChanged from which it holds
    CorePlaced,
};

/// Where a core stands as an event tells it, and back.
constexpr std::int32_t placeCode(const Topology::Place& place)
{
    return place.physicalCore | place.socket << 8 | place.node << 16; // each below 64
}
constexpr Topology::Place placeOf(std::int32_t code, std::int32_t speed)
{
    return {code & 0xff, code >> 8 & 0xff, code >> 16, speed};
}

/// Set in the flag of ItemSent and ItemReceived for what the second side of a socket pair sent.
inline constexpr std::uint8_t itemOfSecondSide = 0x80;

/// What becomes of a signal that is sent.
enum class SignalFate : std::uint8_t {
    Pending, ///< until a thread takes it
    Dropped, ///< it is ignored, or pending already
    Fatal, ///< the process ends
};

/// The rate of a core of full speed: work done in a nanosecond, in millionths.
inline constexpr std::int32_t fullRate = 1'000'000;

/// What a core spends its time on. Everything but Work is what running programs costs.
enum class TimeKind : std::uint8_t {
    Work, ///< what programs want done
    Stall, ///< waiting for caches and memory
    Spin, ///< waiting with the core held
    CoroutineSwitch,
    ThreadSwitch,
    ProcessSwitch,
    SystemCall,
    Create,
    End,
    Migrate,
    Wake,
    Idle,
    Offline, ///< not there at all
};
inline constexpr std::size_t timeKinds = 13;

/// What happens to a request at a device.
enum class DeviceStep : std::uint8_t { Queued, Started, Finished, Withdrawn };

/// What a CacheDetail event counts. Those up to Migration are misses, by memory::MissKind.
enum class CacheDetail : std::uint8_t {
    Cold,
    Capacity,
    Conflict,
    TrueSharing,
    FalseSharing,
    Migration,
    Evicted, ///< lines that an inclusive level behind took away
    Prefetched, ///< lines brought in before they were asked for
    UsefullyPrefetched, ///< prefetched lines that were asked for later
    TlbMiss, ///< pages that the core had to look up; told with level 1
    Remote, ///< accesses of thread that went to memory of another NUMA node; told with level 1
};
inline constexpr std::size_t cacheDetails = 11;

enum class SwitchKind : std::uint8_t { None, Thread, Process };
enum class LeaveReason : std::uint8_t { Expired, Preempted, Yielded, Blocked, Slept, Moved, Ended, Waits };
enum class WakeReason : std::uint8_t {
    Arrived,
    Granted,
    SleepOver,
    Expired,
    Preempted,
    Yielded,
    Moved,
    CallOver,
    Requeued, ///< the scheduler or the cores changed
    Signalled, ///< a signal interrupted what it waited for
};
/// What a thread can wait for within a system call.
enum class WaitKind : std::uint8_t {
    None,
    Thread, ///< ThreadId: for its end
    Coroutine, ///< CoroutineId of the same thread: for its end; only the coroutine waits, not its thread
    Process, ///< ProcessId: for its end
    Device, ///< index of the device: until it has served the request
    Channel, ///< four times the ChannelId, + 2 for what its second side sent, + 1 for room to write: for words to read
    Signal, ///< for a handler to have run
};
/// The channel that a wait of kind Channel is about, and whether it is one for room to write.
constexpr ChannelId channelOf(std::int32_t wait)
{
    return ChannelId(wait / 4);
}
constexpr bool isForRoom(std::int32_t wait)
{
    return wait % 2 == 1;
}
enum class SuspendReason : std::uint8_t { Yielded, Slept, Waiting };
enum class EndReason : std::uint8_t { Finished, Killed, Towed, Faulted, ProcessGone };
/// Why a process faulted.
enum class FaultReason : std::uint8_t {
    None,
    Text, ///< the program said so: fault("...")
    AssertionFailed,
    DivisionByZero,
    WrongType, ///< arithmetic on something that is no number, a negative duration
    StackOverflow,
    EndlessLoop, ///< ran for ever without using any time
    Misuse, ///< an operation the object does not allow, such as unlocking what another thread holds
    ByCommand,
    Signal, ///< a signal that ends a process by default
    CallRefused, ///< a system call that made no sense, such as joining what is no thread
};
enum class RunEnd : std::uint8_t { Finished, Deadlock, Stuck, Until, Limit, Choice };
enum class Refusal : std::uint8_t {
    None,
    NoSuchThread,
    NoSuchProcess,
    NoSuchCore,
    ThreadEnded,
    ProcessEnded,
    AffinityForbids,
    EmptyMask,
    AlreadyThere,
    UnknownPolicy,
    ImpossibleCaches,
    NothingChanges,
    NotReady, ///< the thread does not wait for a core
    NotByHand, ///< the policy asks nobody
    ImpossibleTopology,
    MoreThanTopology, ///< more cores are to be online than the topology has
};

/// One thing that happened, in 24 bytes. Events of a run are in their total order; equal times are possible.
struct Event {
    SimTime time;
    EventKind kind = EventKind::RunEnded;
    std::uint8_t flag = 0;
    std::int16_t core = -1;
    std::int32_t thread = -1;
    std::int32_t a = 0;
    std::int32_t b = 0;

    /// a and b read as one 64-bit number.
    [[nodiscard]] constexpr std::int64_t wide() const
    {
        return static_cast<std::int64_t>((static_cast<std::uint64_t>(static_cast<std::uint32_t>(b)) << 32)
                                         | static_cast<std::uint32_t>(a));
    }
    constexpr Event& setWide(std::int64_t v)
    {
        a = static_cast<std::int32_t>(static_cast<std::uint32_t>(static_cast<std::uint64_t>(v)));
        b = static_cast<std::int32_t>(static_cast<std::uint32_t>(static_cast<std::uint64_t>(v) >> 32));
        return *this;
    }
    bool operator==(const Event&) const = default;
};
static_assert(sizeof(Event) == 24 && std::is_trivially_copyable_v<Event>);

/// Where a World puts what happens.
using EventBuffer = std::vector<Event>;

} // namespace threadway::machine
