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
    /// CPU time the thread's program declares for its next burst, or 0 if unknown.
    SimTime burst;
};

/// How long a thread may keep its core: until the time or the number of memory accesses is used up.
struct Quantum {
    SimTime time = SimTime::never();
    std::int64_t accesses = std::int64_t{1} << 62;
    bool operator==(const Quantum&) const = default;
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
    /// How long the picked thread may run.
    [[nodiscard]] virtual Quantum quantum(ThreadId thread, CoreId core) const = 0;
    /// Whether the ready thread shall take the core from the one running there.
    [[nodiscard]] virtual bool preempts(const ThreadFacts& ready, const ThreadFacts& running, CoreId core,
                                        SimTime now) const = 0;
    /// The thread has had the core for a span of time and leaves it, or its quantum begins anew.
    virtual void ran(ThreadId thread, CoreId core, SimTime span, SimTime now) = 0;
    /// The threads waiting for that core, next first; with one shared queue the same for every core.
    [[nodiscard]] virtual std::vector<ThreadId> waiting(CoreId core) const = 0;
};

/// What a policy is made with.
struct PolicySetup {
    int cores = 1;
    /// One queue for each core (with stealing by idle cores) instead of one queue for all.
    bool queuePerCore = false;
    base::ParameterValues parameters;
    base::RandomStream random;
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
};

/// Every policy of this build, in file-name order.
std::span<const PolicyInfo* const> policies();
/// The policy of that id, or nullptr.
const PolicyInfo* findPolicy(std::string_view id);

} // namespace threadway::sched
