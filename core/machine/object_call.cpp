// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/object_call.h"

#include "machine/deadlock.h"
#include "machine/lifecycle.h"
#include "machine/ramp.h"
#include "machine/several_locks.h"
#include "machine/sync_call.h"
#include "machine/waiting.h"

namespace threadway::machine {
namespace {

using program::Op;

struct Caller {
    Context& context;
    ThreadId thread;
    CoroutineId coroutine;
    const program::Instruction& instruction;

    [[nodiscard]] Routine& routine() const { return context.world.routine(coroutine); }
    [[nodiscard]] Stop fault(FaultReason reason, TextId text = {}) const
    {
        crashProcess(context, context.blueprint().thread(thread).process, thread, reason, text);
        return Stop::Gone;
    }
};

/// The party has asked in vain and asks again and again, which takes all the CPU time it gets.
Stop spin(const Caller& caller, ObjectId object)
{
    Routine& routine = caller.routine();
    const bool isNew = routine.waitsFor != object;
    if (isNew)
        caller.context.emit(EventKind::Spinning, caller.thread, object.value);
    routine.waitsFor = object;
    routine.stepPaid = false;
    Steering& steering = caller.context.world.steering;
    if (!caller.context.isTimed)
        return Stop::StepDone;
    routine.work = {};
    routine.work.kind = WorkKind::Asking;
    routine.work.left = steering.isActive() ? SimTime{} : longestSpan;
    if (isNew)
        tellDeadlock(caller.context, caller.thread);
    return steering.isActive() ? Stop::StepDone : Stop::NeedsTime;
}

Stop waitFor(const Caller& caller, ObjectId object)
{
    const bool isAwaited = caller.instruction.op == Op::Sync && caller.instruction.immediate != 0;
    if (isAwaited || caller.context.blueprint().object(object).kind->isForCoroutines)
        return leaveHead(caller.context, caller.thread, RoutinePhase::Waiting, SuspendReason::Waiting, object);
    caller.context.world.thread(caller.thread).waitsFor = object;
    return Stop::Blocked;
}

std::optional<Stop> answer(const Caller& caller, const sync::Outcome& outcome, ObjectId object)
{
    switch (outcome.verdict) {
    case sync::Verdict::Done: {
        const bool isGone = caller.context.world.thread(caller.thread).phase == ThreadPhase::Ended;
        return isGone ? std::optional(Stop::Gone) : std::nullopt; // another party's misuse may have ended it
    }
    case sync::Verdict::Wait:
        return waitFor(caller, object);
    case sync::Verdict::Spin:
        return spin(caller, object);
    case sync::Verdict::Misuse:
        break;
    }
    tellMisuse(caller.context, caller.thread, object, outcome.misuse);
    return caller.fault(FaultReason::Misuse, TextId(object.value));
}

/// The time-out of the call, if it has one, is a number that is not negative.
bool hasGoodTimeout(const Caller& caller)
{
    const int place = operationOf(caller.context.world, caller.instruction).timeout;
    if (place < 0)
        return true;
    const auto& values = caller.routine().values;
    const program::Value& timeout = values[values.size() - static_cast<std::size_t>(caller.instruction.b - place)];
    return timeout.isInt() && timeout.data >= 0;
}

} // namespace

std::optional<Stop> callObject(Context& context, ThreadId thread, CoroutineId coroutine,
                               const program::Instruction& instruction)
{
    const Caller caller{context, thread, coroutine, instruction};
    ObjectId object(caller.instruction.a);
    if (caller.instruction.op == Op::SyncAll) {
        const sync::Outcome outcome = callSeveral(caller.context, caller.coroutine, caller.instruction, object);
        return answer(caller, outcome, object);
    }
    if (caller.routine().retakes.isValid()) { // only when exploring, and only once the lock is free
        retakeLock(caller.context, caller.coroutine);
        finishRetaking(caller.context, caller.coroutine);
        settleWaits(caller.context, {});
        return std::nullopt;
    }
    if (!hasGoodTimeout(caller))
        return caller.fault(FaultReason::WrongType);
    return answer(caller, callSync(caller.context, caller.coroutine, caller.instruction), object);
}

} // namespace threadway::machine
