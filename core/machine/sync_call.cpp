// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/sync_call.h"

#include "machine/recovery.h"
#include "machine/several_locks.h"
#include "machine/waiting.h"

#include <algorithm>

namespace threadway::machine {
namespace {

sync::Party partyOf(const World& world, CoroutineId coroutine)
{
    return {world.threadOf(coroutine), coroutine};
}

sync::Request requestOf(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    const auto& values = world.routine(coroutine).values;
    const auto count = static_cast<std::size_t>(instruction.b);
    return {.party = partyOf(world, coroutine), .operation = instruction.c, .arguments = std::span(values).last(count)};
}

std::int32_t timesHeld(const std::vector<sync::Holder>& holders, ThreadId thread)
{
    std::int32_t times = 0;
    for (const sync::Holder& holder : holders)
        times += holder.thread == thread ? holder.times : 0;
    return times;
}

/// What events tell of an object's state. Its queue, which may be long, is not among it.
struct Shown {
    explicit Shown(const sync::ObjectState& state) : holders(state.holders), count(state.count) {}

    std::vector<sync::Holder> holders;
    std::int64_t count = 0;
};

/// Emits the difference between what was shown before and the state of the object now.
void emitChanges(Context& context, ObjectId object, const Shown& before, const sync::ObjectState& after)
{
    for (const sync::Holder& holder : before.holders) {
        const std::int32_t now = timesHeld(after.holders, holder.thread);
        if (now < timesHeld(before.holders, holder.thread))
            context.emit(EventKind::Released, holder.thread, object.value, now);
    }
    for (const sync::Holder& holder : after.holders) {
        const std::int32_t now = timesHeld(after.holders, holder.thread);
        if (now > timesHeld(before.holders, holder.thread))
            context.emit(EventKind::Acquired, holder.thread, object.value, now);
    }
    if (before.count != after.count)
        context.emit(EventKind::ObjectCount, {}, object.value, static_cast<std::int32_t>(after.count));
}

const sync::Primitive& primitiveOf(const World& world, ObjectId object)
{
    return world.blueprint->object(object).kind->behaviour;
}

sync::Request lockRequest(const World& world, CoroutineId coroutine, ObjectId lock)
{
    const int operation = plainLock(*world.blueprint->object(lock).kind);
    return {.party = partyOf(world, coroutine), .operation = static_cast<std::uint16_t>(operation), .arguments = {}};
}

/// Gives the lock back that the first argument names, as the wait for a condition begins.
sync::Outcome giveLockBack(Context& context, CoroutineId coroutine, const sync::Request& wait,
                           std::vector<sync::Grant>& grants)
{
    const ObjectId lock(static_cast<std::int32_t>(wait.arguments.front().data));
    const sync::ObjectState& state = context.world.objects[lock.index()];
    const std::int32_t times = timesHeld(state.holders, wait.party.thread);
    if (times == 0)
        return {sync::Verdict::Misuse, {}, sync::waitedWithoutLock};
    if (times > 1)
        return {sync::Verdict::Misuse, {}, sync::waitedWithDeepLock};
    sync::Request request = lockRequest(context.world, coroutine, lock);
    const auto& operations = context.blueprint().object(lock).kind->operations;
    request.operation = static_cast<std::uint16_t>(operations[request.operation].undo);
    return askObject(context, lock, request, grants);
}

/// Tells it if the thread did not get the object because others hold it.
void tellFailure(Context& context, ThreadId thread, ObjectId object, const program::Value& result)
{
    const bool isNo = result == program::Value::boolean(false);
    if (isNo && !context.world.objects[object.index()].holders.empty())
        context.emit(EventKind::TryFailed, thread, object.value);
}

/// When exploring, time stands still: who could not pass now may as well be told that its time is over.
bool timesOutAtOnce(const Context& context, const sync::OperationInfo& operation, ObjectId object,
                    const sync::Request& request)
{
    const sync::ObjectState& state = context.world.objects[object.index()];
    return !context.isTimed && operation.timeout >= 0
           && !primitiveOf(context.world, object).queuesVisibly(state, request);
}

} // namespace

int plainLock(const sync::PrimitiveInfo& kind)
{
    const auto found = std::find_if(kind.operations.begin(), kind.operations.end(),
                                    [](const sync::OperationInfo& operation) { return operation.isPlainLock; });
    return found == kind.operations.end() ? -1 : static_cast<int>(found - kind.operations.begin());
}

bool wouldPass(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    if (instruction.op == program::Op::SyncAll)
        return !firstUnavailable(world, coroutine, instruction).isValid();
    const ObjectId retaken = world.routine(coroutine).retakes;
    if (retaken.isValid())
        return primitiveOf(world, retaken)
            .isEnabled(world.objects[retaken.index()], lockRequest(world, coroutine, retaken));
    const ObjectId object(instruction.a);
    return primitiveOf(world, object)
        .isEnabled(world.objects[object.index()], requestOf(world, coroutine, instruction));
}

bool canAsk(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    if (wouldPass(world, coroutine, instruction))
        return true;
    if (instruction.op == program::Op::SyncAll || world.routine(coroutine).retakes.isValid())
        return false;
    const ObjectId object(instruction.a);
    const auto& kind = *world.blueprint->object(object).kind;
    const bool waitsOffThread = instruction.immediate != 0 || kind.isForCoroutines;
    return waitsOffThread || kind.operations[instruction.c].timeout >= 0
           || kind.behaviour.queuesVisibly(world.objects[object.index()], requestOf(world, coroutine, instruction));
}

sync::Outcome askObject(Context& context, ObjectId object, const sync::Request& request,
                        std::vector<sync::Grant>& grants)
{
    sync::ObjectState& state = context.world.objects[object.index()];
    const Shown before(state);
    const sync::Outcome outcome = primitiveOf(context.world, object).apply(state, request, grants);
    emitChanges(context, object, before, state);
    return outcome;
}

sync::Outcome callSync(Context& context, CoroutineId coroutine, const program::Instruction& instruction)
{
    const ObjectId object(instruction.a);
    const sync::OperationInfo& operation = operationOf(context.world, instruction);
    const sync::Request request = requestOf(context.world, coroutine, instruction);
    std::vector<sync::Grant> grants;
    if (operation.givesLockBack) {
        const sync::Outcome given = giveLockBack(context, coroutine, request, grants);
        if (given.verdict != sync::Verdict::Done)
            return given;
    }
    if (operation.undo >= 0)
        noteRollbackPoint(context, coroutine);
    sync::Outcome outcome = askObject(context, object, request, grants);
    if (outcome.verdict == sync::Verdict::Done)
        tellFailure(context, request.party.thread, object, outcome.result);
    if (outcome.verdict == sync::Verdict::Wait && timesOutAtOnce(context, operation, object, request)) {
        outcome.verdict = sync::Verdict::Done;
        outcome.result = expireRequest(context, coroutine, object, grants);
    }
    if (outcome.verdict == sync::Verdict::Done)
        finishSyncCall(context, coroutine, outcome.result);
    else if (outcome.verdict == sync::Verdict::Wait)
        beginWait(context, coroutine, object);
    settleWaits(context, grants);
    return outcome;
}

sync::Outcome retakeLock(Context& context, CoroutineId coroutine)
{
    const ObjectId lock = context.world.routine(coroutine).retakes;
    std::vector<sync::Grant> grants; // taking a lock lets nobody go on
    return askObject(context, lock, lockRequest(context.world, coroutine, lock), grants);
}

program::Value expireRequest(Context& context, CoroutineId coroutine, ObjectId object, std::vector<sync::Grant>& grants)
{
    sync::ObjectState& state = context.world.objects[object.index()];
    const Shown before(state);
    const program::Value result
        = primitiveOf(context.world, object).expire(state, partyOf(context.world, coroutine), grants);
    emitChanges(context, object, before, state);
    tellFailure(context, context.world.threadOf(coroutine), object, result);
    return result;
}

void finishSyncCall(Context& context, CoroutineId coroutine, const program::Value& result)
{
    Routine& routine = context.world.routine(coroutine);
    const program::Instruction& call = instructionAt(context.world, coroutine);
    routine.values.resize(routine.values.size() - static_cast<std::size_t>(call.b));
    if (operationOf(context.world, call).hasResult)
        routine.values.push_back(result);
    routine.waitsFor = {};
    routine.stepPaid = false;
    ++routine.pc;
}

void withdrawFromObjects(Context& context, ThreadId thread, bool release)
{
    World& world = context.world;
    std::vector<sync::Grant> grants;
    for (const CoroutineId coroutine : context.world.coroutinesOf(thread))
        forgetWait(world, coroutine);
    for (std::size_t i = 0; i < world.objects.size(); ++i) {
        sync::ObjectState& state = world.objects[i];
        if (state.holders.empty() && state.waiters.empty())
            continue;
        const Shown before(state);
        primitiveOf(world, ObjectId(i)).withdraw(state, thread, release, grants);
        emitChanges(context, ObjectId(i), before, state);
    }
    settleWaits(context, grants);
}

} // namespace threadway::machine
