// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_thread.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::formats::promela {

/// An object of the scenario and what its variables are called in the model.
struct ObjectNames {
    ObjectNames(const scenario::Blueprint& blueprint, ObjectId number);

    /// The place of the thread that carries the coroutine of that number.
    [[nodiscard]] std::string threadOf(const std::string& number) const;

    ObjectId id;
    sync::ObjectState initial;
    std::vector<sync::Claim> claims; ///< of threads on it
    bool isAwaited = false; ///< whether some program has an await of it
    std::size_t threads = 0; ///< of the scenario
    std::size_t coroutines = 0; ///< of the scenario, main routines of threads among them
    bool hasExecutors = false; ///< so that coroutines move between threads
    std::string object; ///< its variable
    std::string depth; ///< how many times over its owner holds it
    std::string held; ///< how many times over each thread holds it
    std::string queue; ///< numbers of waiting coroutines, the first one first
    std::string length; ///< of the queue
    std::string values; ///< what the waiting coroutines bring
    std::string wake; ///< the inline by which others let the coroutine of number `who` go on
};

/// An operation on an object.
struct Operation : ObjectNames {
    Operation(const scenario::Blueprint& blueprint, ObjectId number, CoroutineId coroutine, std::string_view word);

    std::string_view word;
    bool hasResult = false;
    bool hasTimeout = false;
    bool isAwait = false; ///< who cannot pass leaves its thread, and stands in the queue
    std::string me; ///< number of the thread that asks, which is what owns; objects count from 1
    std::string self; ///< number of the coroutine that asks, which is what waits
    std::string own; ///< how many times over it holds the object
    ObjectId lock; ///< that is given back meanwhile
};

/// How objects of one kind are said. Whoever would have to wait takes no step before it would pass, as when exploring,
/// so that no queue is needed, unless waiting there is a step of its own. What is waited for with a time-out may be
/// given up as soon as it cannot be had.
class ObjectKind {
public:
    virtual ~ObjectKind() = default;
    /// Whether an object that begins like this one can be said.
    [[nodiscard]] virtual bool canSay(const sync::ObjectState& initial) const = 0;
    /// Whether threads stand in its queue.
    [[nodiscard]] virtual bool queues(const ObjectNames&) const { return false; }
    /// Whether those who wait for it go on in a step of another thread.
    [[nodiscard]] virtual bool moves(const ObjectNames& names) const { return queues(names); }
    /// Whether who waits does so off its thread, whether or not `await` says so.
    [[nodiscard]] virtual bool waitsOffThread() const { return false; }
    /// Whether `await` may stand before the operation: those who wait for it have to stand in a queue, and not to go
    /// on alone.
    [[nodiscard]] virtual bool canAwait(const Operation&) const { return waitsOffThread(); }
    /// Its variables, a line each.
    [[nodiscard]] virtual std::vector<std::string> declare(const ObjectNames& names) const = 0;
    /// When the operation can be asked for.
    [[nodiscard]] virtual std::string guard(const Operation&) const { return "true"; }
    /// The operation; the place is behind it, its arguments are on the stack, but for a time-out.
    virtual void take(ThreadWriter& writer, Place place, const Operation& operation) const = 0;
    /// How a thread that waits goes on when another lets it; usually just so.
    virtual void goOnAfterWait(ThreadWriter& writer, Place place, const Operation& operation) const;
    /// When a thread that waits can go on by itself; empty: never.
    [[nodiscard]] virtual std::string guardAlone(const Operation&) const { return {}; }
    /// How it does; usually just so.
    virtual void goOnAlone(ThreadWriter& writer, Place place, const Operation& operation) const;
    /// Inlines that operations use, given how those who wait go on.
    [[nodiscard]] virtual std::vector<Line> inlines(const ObjectNames&, const std::vector<Wake>&) const { return {}; }
};

/// One entry of the registry: the id of a primitive and how it is said.
struct ObjectKindInfo {
    std::string_view kind;
    const ObjectKind& behaviour;
};

/// Every kind that can be said.
std::span<const ObjectKindInfo* const> objectKinds();
/// How the object is said, or nullptr if it cannot be.
const ObjectKind* kindOf(const scenario::Blueprint& blueprint, ObjectId object);

/// What concerns a mutex, for those who take it along with something else.
std::string isFree(const Operation& mutex);
std::string isHeld(const Operation& mutex);
std::string isHeldOnce(const Operation& mutex);
std::string taking(const Operation& mutex);
std::string givingBack(const Operation& mutex);

/// Variables for a queue of all coroutines. Inlines and statements for it are macros that every model with a queue has.
std::vector<std::string> declareQueue(const ObjectNames& names, bool hasValues = false);
std::vector<std::string> queueMacros();
/// A queue, and the number of the owner.
std::vector<std::string> declareOwnerAndQueue(const ObjectNames& names);
/// The asking coroutine joins the queue, as `number`, and waits.
void joinQueue(ThreadWriter& writer, Place place, const Operation& operation, const std::string& number);
/// What has to be declared for those who await the object, if any do; only they stand in its queue.
std::vector<std::string> declareAwaiting(const ObjectNames& names);
/// The operation: at once if the condition holds, with what passing changes; else who awaits it joins the queue. Who
/// does not await it takes no step before the condition holds.
void passOrJoin(ThreadWriter& writer, const Place& place, const Operation& operation, const std::string& condition,
                const std::string& passing);
/// Those who await the object pass, first come, first served, while the condition holds; empty if nobody does.
std::string lettingPass(const ObjectNames& names, const std::string& condition, const std::string& passing);
/// The asking coroutine leaves the queue.
std::string leaving(const Operation& operation);
/// The first of the queue leaves it, and goes on.
std::string wakingFirst(const ObjectNames& names);
/// An inline with that body, and one by which the coroutine of number `who` goes on.
std::vector<Line> inlineOf(const std::string& name, const std::vector<std::string>& body);
std::vector<Line> wakeInline(const ObjectNames& names, const std::vector<Wake>& wakes);

} // namespace threadway::formats::promela
