// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/diagnostic.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/parameters.h"
#include "base/random.h"
#include "base/sim_time.h"
#include "base/topology.h"
#include "sched/thread_attributes.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace threadway::sched {

/// Why a thread joins the ready queue.
enum class ReadyReason : std::uint8_t {
    Arrived, ///< first time
    Woken, ///< a lock, sleep or device let it go
    Expired, ///< its quantum is used up
    Preempted, ///< another thread took its core
    Yielded, ///< it gave way of its own accord
    Moved, ///< a command moved it or changed its affinity
};

/// What becomes of a thread that gives its core up.
enum class Parting : std::uint8_t {
    StaysReady, ///< it joins the ready queue again at the same instant
    Waits, ///< it is blocked or asleep
    Ends,
};

/// Where the length of a thread's next CPU burst is known from.
enum class BurstSource : std::uint8_t {
    Unknown,
    Program, ///< read off the program ahead: what is left of the burst
    Declared, ///< said by the scenario: the whole burst
};

/// What a policy may know of a thread.
struct ThreadFacts {
    ThreadId thread;
    /// The cores it may run on now; never empty.
    CoreMask allowed;
    /// The core it ran on last, or invalid.
    CoreId lastCore;
    /// Larger runs first, where a policy looks at it.
    std::int32_t priority = 0;
    /// -20 (favoured) to 19.
    std::int32_t nice = 0;
    SimTime arrival;
    /// CPU time it has had in all.
    SimTime ran;
    /// CPU time of its next burst; given only to policies that ask for it.
    SimTime burst;
    BurstSource burstSource = BurstSource::Unknown;
    ThreadAttributes attributes;
    /// When the present job of a periodic thread was released, and when it must be done; else its arrival, never.
    SimTime released;
    SimTime deadline = SimTime::never();
};

/// How long a thread may keep its core: until the time or the number of memory accesses is used up.
struct Quantum {
    SimTime time = SimTime::never();
    std::int64_t accesses = std::int64_t{1} << 62;
    bool operator==(const Quantum&) const = default;
};

/// A waiting thread's claim to a core on which another one runs: at once, or at a later instant, when the quantum
/// of the thread there is to end.
struct Claim {
    CoreId core;
    SimTime at = SimTime::never();
    bool operator==(const Claim&) const = default;
};

/// A scheduling policy: owns the ready threads, decides who runs next and for how long. It is a value
/// (clone) and a pure function of the calls made to it. The machine calls it; it never calls the machine.
class Policy {
public:
    virtual ~Policy() = default;
    [[nodiscard]] virtual std::unique_ptr<Policy> clone() const = 0;
    /// Folds everything that future decisions depend on into the hash.
    virtual void addTo(base::Hasher& hasher) const = 0;

    /// The thread is ready now and waits for a core. Returns the core whose queue it stands in, or an invalid
    /// id with one queue for all.
    virtual CoreId enqueue(const ThreadFacts& thread, ReadyReason reason, SimTime now) = 0;
    /// The thread waits no longer, without having been picked (ended, moved).
    virtual void remove(ThreadId thread) = 0;
    /// Takes the thread that the core shall run next out of the queue; invalid if none may run there.
    virtual ThreadId pick(CoreId core, SimTime now) = 0;
    /// How long the picked thread may run, from `start` on: that lies later than the pick by the time that the core
    /// needs to turn to it. Asked after each pick, and for a thread that was given the core without one because the
    /// schedule is chosen by hand.
    virtual Quantum quantum(ThreadId thread, CoreId core, SimTime start) = 0;
    /// The core that the waiting thread shall take from the one running there, and when; an invalid core if none.
    /// Asked once for each thread that has become ready and was given no idle core.
    [[nodiscard]] virtual Claim claim(ThreadId /*waiting*/, SimTime /*now*/) { return {}; }
    /// The thread has had the core for a span of time and leaves it, or its quantum begins anew.
    virtual void ran(ThreadId thread, CoreId core, SimTime span, SimTime now, Parting parting) = 0;
    /// The threads waiting for that core, next first; with one shared queue the same for every core.
    [[nodiscard]] virtual std::vector<ThreadId> waiting(CoreId core) const = 0;

    /// The next instant at which what the policy decides changes by itself, such as when a budget is full again.
    /// Idle cores are offered to it again then, and due() is asked. Counts only while threads wait, and only if it
    /// lies in the future.
    [[nodiscard]] virtual SimTime nextChange() const { return SimTime::never(); }
    /// That instant has come: the waiting threads that may now claim a core.
    virtual std::vector<ThreadId> due(SimTime /*now*/) { return {}; }
    /// Somebody chose the waiting thread for the core; only for policies that ask (PolicyInfo::asks).
    virtual void choose(ThreadId /*thread*/, CoreId /*core*/) {}
    /// Whether it may leave a core idle though a thread waits that is allowed there.
    [[nodiscard]] virtual bool mayIdle() const { return false; }
};

/// Where an idle core of several with queues of their own looks for work.
enum class Stealing : std::uint8_t {
    Longest, ///< in the longest queue first
    Random, ///< in the queues in random order
    None, ///< nowhere
};

/// What a policy is made with.
struct PolicySetup {
    int cores = 1;
    /// One queue for each core instead of one queue for all.
    bool queuePerCore = false;
    Stealing stealing = Stealing::Longest;
    /// With a queue for each core, how often their lengths are evened out; 0: never.
    SimTime balance;
    /// When the policy begins.
    SimTime now;
    base::ParameterValues parameters;
    base::RandomStream random;
    /// Where the cores stand; nothing if all are equally far from each other.
    std::shared_ptr<const Topology> topology = nullptr;
};

/// One entry of the registry: a policy with its plain account and parameters.
struct PolicyInfo {
    std::string_view id;
    /// English, marked with TW_TR.
    std::string_view name;
    std::string_view summary;
    std::string_view source;
    std::vector<base::ParameterInfo> parameters;
    std::unique_ptr<Policy> (*make)(const PolicySetup& setup);
    /// Whether it is to be told of CPU bursts, which have to be looked for.
    bool needsBursts = false;
    /// Whether it leaves it to the user who runs next.
    bool asks = false;
};

/// Every policy of this build, in file-name order.
std::span<const PolicyInfo* const> policies();
/// The policy of that id, or nullptr.
const PolicyInfo* findPolicy(std::string_view id);

} // namespace threadway::sched
