// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/parameters.h"
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
    std::int64_t argument = 0;
    bool operator==(const Waiter&) const = default;
};

/// A thread that holds an object, and how many times over.
struct Holder {
    ThreadId thread;
    std::int32_t times = 1;
    bool operator==(const Holder&) const = default;
};

/// The state of any synchronisation object, as plain data so that a World can be copied and hashed. Each
/// primitive gives count its own meaning (free slots, arrivals, generation).
struct ObjectState {
    std::vector<Holder> holders;
    std::vector<Waiter> waiters;
    std::int64_t count = 0;
    std::vector<program::Value> items;

    void addTo(base::Hasher& hasher) const;
    bool operator==(const ObjectState&) const = default;
};

/// What came of a request.
enum class Verdict : std::uint8_t {
    Done, ///< performed; the party goes on
    Wait, ///< the party stands in the queue now and blocks until it is granted
    Misuse, ///< not allowed, such as unlocking another thread's mutex; the state is unchanged
};

struct Outcome {
    Verdict verdict = Verdict::Done;
    /// Left on the stack when the operation has a result.
    program::Value result;
    /// For Misuse: English sentence, marked with TW_TR; {0} is the object's name.
    std::string_view misuse;
};

/// A request for one operation on one object.
struct Request {
    Party party;
    std::uint16_t operation = 0;
    std::span<const program::Value> arguments;
};

/// A waiter that a request or a release let through: its own request is now performed.
struct Grant {
    Party party;
    program::Value result;
};

/// The behaviour of one kind of synchronisation object. Stateless: all state is in ObjectState.
class Primitive {
public:
    virtual ~Primitive() = default;
    /// The state of a new object.
    [[nodiscard]] virtual ObjectState initial(const base::ParameterValues& parameters) const = 0;
    /// Whether the request would be performed at once, without waiting (misuse counts as at once).
    [[nodiscard]] virtual bool isEnabled(const ObjectState& state, const Request& request) const = 0;
    /// Performs the request, or queues the party; waiters that may go on because of it are appended to grants.
    virtual Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const = 0;
    /// Takes a thread out of the object: out of the queue, and, if release is set, out of its holders too.
    virtual void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const = 0;
};

/// An operation as programs name it.
struct OperationInfo {
    std::string_view keyword;
    int arguments = 0;
    bool hasResult = false;
    /// Number of the operation that undoes it when used in a `with`, or -1.
    int undo = -1;
};

/// One entry of the registry: a primitive, its plain account, its operations and parameters.
struct PrimitiveInfo {
    std::string_view id;
    /// English, marked with TW_TR.
    std::string_view name;
    std::string_view summary;
    std::string_view source;
    std::vector<OperationInfo> operations;
    std::vector<base::ParameterInfo> parameters;
    /// Whether only who holds an object can give it back. Waiting for one that anybody may release is no part of a
    /// deadlock: help may come from any thread.
    bool hasOwner = true;
    const Primitive& behaviour;
};

/// Every primitive of this build, in file-name order.
std::span<const PrimitiveInfo* const> primitives();
/// The primitive of that id, or nullptr.
const PrimitiveInfo* findPrimitive(std::string_view id);

} // namespace threadway::sync
