// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/waiting.h"

#include "machine/dispatcher.h"
#include "machine/inheritance.h"
#include "machine/lifecycle.h"
#include "machine/ramp.h"
#include "machine/several_locks.h"
#include "machine/sync_call.h"

#include <algorithm>

namespace threadway::machine {
namespace {

const program::Value& argumentOf(const World& world, CoroutineId coroutine, int place)
{
    const program::Instruction& call = instructionAt(world, coroutine);
    const auto& values = world.routine(coroutine).values;
    return values[values.size() - static_cast<std::size_t>(call.b - place)];
}

/// The coroutine, whose request is performed, can go on.
void goOn(Context& context, CoroutineId coroutine, WakeReason reason)
{
    if (context.world.routine(coroutine).phase == RoutinePhase::Waiting) {
        joinRamp(context, coroutine, reason);
        return;
    }
    const ThreadId thread = context.world.threadOf(coroutine);
    context.world.thread(thread).waitsFor = {};
    makeReady(context, thread, reason);
}

/// The wait for a condition is over: the lock that was given back for it has to be taken again first.
void beginRetaking(Context& context, CoroutineId coroutine, const program::Value& result, WakeReason reason)
{
    Routine& routine = context.world.routine(coroutine);
    routine.retakes = ObjectId(static_cast<std::int32_t>(argumentOf(context.world, coroutine, 0).data));
    routine.result = result;
    const ThreadId thread = context.world.threadOf(coroutine);
    if (!context.isTimed) { // taking it is a step of its own
        routine.stepPaid = false;
        goOn(context, coroutine, reason);
        return;
    }
    const sync::Outcome outcome = retakeLock(context, coroutine);
    if (outcome.verdict == sync::Verdict::Done) {
        finishRetaking(context, coroutine);
        goOn(context, coroutine, reason);
        return;
    }
    routine.waitsFor = routine.retakes;
    context.world.thread(thread).waitsFor = routine.retakes;
    context.emit(EventKind::WaitMoved, thread, routine.retakes.value, -1);
}

void endWait(Context& context, CoroutineId coroutine, const program::Value& result, WakeReason reason)
{
    Routine& routine = context.world.routine(coroutine);
    routine.waitsFor = {};
    routine.deadline = 0;
    const program::Instruction& call = instructionAt(context.world, coroutine);
    if (routine.retakes.isValid()) {
        finishRetaking(context, coroutine);
    } else if (operationOf(context.world, call).givesLockBack) {
        beginRetaking(context, coroutine, result, reason);
        return;
    } else {
        finishSyncCall(context, coroutine, result);
    }
    goOn(context, coroutine, reason);
}

void takeGrant(Context& context, const sync::Grant& grant)
{
    const Routine& routine = context.world.routine(grant.party.coroutine);
    const ThreadBody& body = context.world.thread(grant.party.thread);
    const bool isBlocked = body.phase == ThreadPhase::Blocked && body.head == grant.party.coroutine;
    if (!isBlocked && routine.phase != RoutinePhase::Waiting)
        return;
    if (grant.misuse.empty()) {
        endWait(context, grant.party.coroutine, grant.result, WakeReason::Granted);
        return;
    }
    const ObjectId object = routine.waitsFor;
    tellMisuse(context, grant.party.thread, object, grant.misuse);
    crashProcess(context, context.blueprint().thread(grant.party.thread).process, grant.party.thread,
                 FaultReason::Misuse, TextId(object.value));
}

/// Threads that run and spin look at once whether they may pass.
void wakeSpinners(Context& context)
{
    for (std::size_t i = 0; context.isTimed && i < context.world.cores.size(); ++i) {
        const ThreadId thread = context.world.cores[i].thread;
        const CoroutineId head = thread.isValid() ? context.world.thread(thread).head : CoroutineId();
        if (!head.isValid() || context.world.routine(head).work.kind != WorkKind::Asking)
            continue;
        if (!wouldPass(context.world, head, instructionAt(context.world, head)))
            continue;
        charge(context, CoreId(i));
        context.world.routine(head).work.left = {};
        schedule(context.world, CoreId(i));
    }
}

} // namespace

const sync::OperationInfo& operationOf(const World& world, const program::Instruction& instruction)
{
    static const sync::OperationInfo several{.keyword = "lock_all", .isPlainLock = true};
    if (instruction.op != program::Op::Sync)
        return several;
    return world.blueprint->object(ObjectId(instruction.a)).kind->operations[instruction.c];
}

const program::Instruction& instructionAt(const World& world, CoroutineId coroutine)
{
    return world.blueprint->unitOf(coroutine).code[static_cast<std::size_t>(world.routine(coroutine).pc)];
}

void beginWait(Context& context, CoroutineId coroutine, ObjectId object)
{
    World& world = context.world;
    Routine& routine = world.routine(coroutine);
    routine.waitsFor = object;
    routine.deadline = 0;
    const program::Instruction& call = instructionAt(world, coroutine);
    if (!context.isTimed || call.op != program::Op::Sync)
        return;
    const sync::OperationInfo& operation = operationOf(world, call);
    SimTime at = SimTime::never();
    if (operation.timeout >= 0)
        at = world.time + SimTime{std::min(argumentOf(world, coroutine, operation.timeout).data, longestSpan.ns)};
    const SimTime rest = world.blueprint->object(object).kind->behaviour.longestRest(world.objects[object.index()]);
    TimerKind kind = TimerKind::Timeout;
    if (rest.ns > 0) {
        const auto drawn = static_cast<std::int64_t>(world.chance.below(static_cast<std::uint64_t>(rest.ns)));
        if (world.time + SimTime{drawn + 1} < at) {
            at = world.time + SimTime{drawn + 1};
            kind = TimerKind::Disturbance;
        }
    }
    if (at == SimTime::never())
        return;
    setTimer(world, at, kind, coroutine);
    routine.deadline = world.sequence;
}

bool mayEndAlone(const World& world, CoroutineId coroutine)
{
    const Routine& routine = world.routine(coroutine);
    const program::Instruction& call = instructionAt(world, coroutine);
    if (!routine.waitsFor.isValid() || routine.retakes.isValid() || call.op != program::Op::Sync)
        return false;
    const auto& kind = *world.blueprint->object(routine.waitsFor).kind;
    const bool isRestless = kind.behaviour.longestRest(world.objects[routine.waitsFor.index()]).ns > 0;
    return isRestless || kind.operations[call.c].timeout >= 0;
}

void endAlone(Context& context, CoroutineId coroutine, bool isTimeout)
{
    World& world = context.world;
    const ObjectId object = world.routine(coroutine).waitsFor;
    std::vector<sync::Grant> grants;
    program::Value result = expireRequest(context, coroutine, object, grants);
    if (!isTimeout && operationOf(world, instructionAt(world, coroutine)).hasResult)
        result = program::Value::boolean(true);
    endWait(context, coroutine, result, WakeReason::SleepOver);
    settleWaits(context, grants);
}

void fireDeadline(Context& context, const Timer& timer)
{
    if (context.world.routine(timer.coroutine).deadline == timer.sequence + 1)
        endAlone(context, timer.coroutine, timer.kind == TimerKind::Timeout);
}

void finishRetaking(Context& context, CoroutineId coroutine)
{
    Routine& routine = context.world.routine(coroutine);
    const program::Value result = routine.result;
    routine.retakes = {};
    routine.result = {};
    finishSyncCall(context, coroutine, result);
}

void settleWaits(Context& context, const std::vector<sync::Grant>& grants)
{
    for (const sync::Grant& grant : grants)
        takeGrant(context, grant);
    serveCollectors(context);
    wakeSpinners(context);
    updatePriorities(context);
}

void forgetWait(World& world, CoroutineId coroutine)
{
    Routine& routine = world.routine(coroutine);
    routine.waitsFor = {};
    routine.retakes = {};
    routine.result = {};
    routine.deadline = 0;
    std::erase(world.collectors, coroutine);
}

void tellMisuse(Context& context, ThreadId thread, ObjectId object, std::string_view sentence)
{
    const auto& sentences = context.blueprint().object(object).kind->misuses;
    const auto found = std::find(sentences.begin(), sentences.end(), sentence);
    context.emit(EventKind::MisuseTold, thread, object.value, static_cast<std::int32_t>(found - sentences.begin()));
}

} // namespace threadway::machine
