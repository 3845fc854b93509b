// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/parameters.h"
#include "base/sim_time.h"
#include "program/value.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace threadway::sync {

/// Who asks: a coroutine and the thread that runs it. Ownership is per thread, waiting per coroutine.
struct Party {
    ThreadId thread;
    CoroutineId coroutine;
    bool operator==(const Party&) const = default;
};

/// A party that stands in an object's queue, and what it asked for.
struct Waiter {
    Party party;
    std::uint16_t operation = 0;
    /// What it brings or will need: the value to send, or for a condition the number of the lock to take again.
    program::Value value;
    bool operator==(const Waiter&) const = default;
};

/// A thread that holds an object, and how many times over. Where coroutines own, the one that does.
struct Holder {
    ThreadId thread;
    std::int32_t times = 1;
    CoroutineId coroutine = {};
    bool operator==(const Holder&) const = default;
};

/// The state of any synchronisation object, as plain data so that a World can be copied and hashed. Each
/// primitive gives the numbers its own meaning.
struct ObjectState {
    std::vector<Holder> holders;
    std::vector<Waiter> waiters;
    /// What the picture shows: free slots, arrivals, messages.
    std::int64_t count = 0;
    std::vector<program::Value> items;
    /// What the parameters chose; never changes, so that it is no part of the hash.
    std::int64_t setting = 0;

    void addTo(base::Hasher& hasher) const;
    bool operator==(const ObjectState&) const = default;
};

/// What came of a request.
enum class Verdict : std::uint8_t {
    Done, ///< performed; the party goes on
    Wait, ///< the party stands in the queue now and blocks until it is granted
    Spin, ///< the party keeps its core and asks again as soon as the object changes
    Misuse, ///< not allowed, such as unlocking another thread's mutex; the state is unchanged
};

struct Outcome {
    Verdict verdict = Verdict::Done;
    /// Left on the stack when the operation has a result.
    program::Value result = {};
    /// For Misuse: English sentence, marked with TW_TR; {0} is the object's name.
    std::string_view misuse = {};
};

/// A request for one operation on one object.
struct Request {
    Party party;
    std::uint16_t operation = 0;
    std::span<const program::Value> arguments;
};

/// A waiter that a request or a release let through: its own request is now performed, or, if misuse is not
/// empty, has become impossible, which ends its process.
struct Grant {
    Party party;
    program::Value result = {};
    std::string_view misuse = {};
};

/// How holding an object changes the priority of a thread (POSIX protocols).
enum class PriorityProtocol : std::uint8_t { None, Inherit, Ceiling };
struct PriorityRule {
    PriorityProtocol protocol = PriorityProtocol::None;
    std::int32_t ceiling = 0;
};

/// The behaviour of one kind of synchronisation object. Stateless: all state is in ObjectState.
class Primitive {
public:
    virtual ~Primitive() = default;
    /// The state of a new object.
    [[nodiscard]] virtual ObjectState initial(const base::ParameterValues& parameters) const = 0;
    /// Whether the request would be performed at once, without waiting (misuse counts as at once).
    [[nodiscard]] virtual bool isEnabled(const ObjectState& state, const Request& request) const = 0;
    /// Whether it matters to others that the party waits (a barrier counts arrivals). When exploring, such a
    /// party joins the queue as a step of its own; all others take their step only once they would pass.
    [[nodiscard]] virtual bool queuesVisibly(const ObjectState& state, const Request& request) const;
    /// Performs the request, or queues the party; waiters that may go on because of it are appended to grants.
    virtual Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const = 0;
    /// The party's time-out has come, or it wakes for no reason: it leaves the queue. Returns the result.
    virtual program::Value expire(ObjectState& state, const Party& party, std::vector<Grant>& grants) const;
    /// Takes a thread out of the object: out of the queue, and, if release is set, out of its holders too.
    virtual void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const = 0;
    /// The longest that a party waits before it wakes for no reason; 0 if that never happens.
    [[nodiscard]] virtual SimTime longestRest(const ObjectState& state) const;
    /// How many more parties have to do something before a waiter can go on, at least.
    [[nodiscard]] virtual std::int64_t missing(const ObjectState& state) const;
    [[nodiscard]] virtual PriorityRule priorityRule(const base::ParameterValues& parameters) const;
};

/// An operation as programs name it.
struct OperationInfo {
    std::string_view keyword;
    int arguments = 0;
    bool hasResult = false;
    /// Number of the operation that undoes it when used in a `with`, or -1.
    int undo = -1;
    /// Place of the argument that says how long to wait at most, or -1.
    int timeout = -1;
    /// Whether the first argument names a lock that the party holds, which is given back while it waits and
    /// taken again before it goes on. Such an operation also changes that lock.
    bool givesLockBack = false;
    /// Whether a lock taken by it can be the one above, and be taken together with others by lock_all.
    bool isPlainLock = false;
    /// Whether it may let waiting parties go on.
    bool wakes = false;
    /// Whether `await` may stand before it.
    bool canAwait = false;
    /// Whether it only looks.
    bool isReadOnly = false;
};

/// Who can let a waiting party go on.
enum class Relief : std::uint8_t {
    Holder, ///< whoever holds the object (any one of them)
    AllHolders, ///< all who hold it have to give it back
    Waker, ///< any thread whose program has an operation on the object that wakes
    Arrivals, ///< as many of such threads as are missing
};

/// How the picture shows an object.
enum class Sign : std::uint8_t {
    Light, ///< a traffic light with its owner's name
    Counter, ///< free places
    Roundabout, ///< cars go round until it is free
    Tickets, ///< a number for each, one number served
    Board, ///< many may read, one may write
    Bell, ///< sleepers that are rung for
    Boom, ///< a barrier that lifts when all are there
    Dial, ///< counts down to zero
    Gate, ///< open or shut
    Stamp, ///< done once
    Belt, ///< goods one after another
    Parcel, ///< one delivery
    Meter, ///< a number
};

/// Misuses of operations that give a lock back while they wait.
inline constexpr std::string_view waitedWithoutLock
    = TW_TR("{0} is waited for without holding the lock that is named with it");
inline constexpr std::string_view waitedWithDeepLock
    = TW_TR("{0} is waited for while the lock named with it is held more than once, so it would stay locked");

/// One entry of the registry: a primitive, its plain account, its operations and parameters.
struct PrimitiveInfo {
    std::string_view id;
    /// English, marked with TW_TR.
    std::string_view name;
    std::string_view summary;
    std::string_view source;
    std::vector<OperationInfo> operations;
    std::vector<base::ParameterInfo> parameters = {};
    /// Every sentence that says how it can be misused.
    std::vector<std::string_view> misuses = {};
    /// Whether only who holds an object can give it back. Waiting for one that anybody may release is part of a
    /// deadlock only if everybody who might do it waits in turn.
    bool hasOwner = true;
    /// Whether coroutines own it, not threads; then waiting never blocks a thread.
    bool isForCoroutines = false;
    Relief relief = Relief::Holder;
    Sign sign = Sign::Light;
    const Primitive& behaviour;
};

/// Every primitive of this build, in file-name order.
std::span<const PrimitiveInfo* const> primitives();
/// The primitive of that id, or nullptr.
const PrimitiveInfo* findPrimitive(std::string_view id);

} // namespace threadway::sync
