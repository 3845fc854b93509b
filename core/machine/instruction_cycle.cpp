// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/instruction_cycle.h"

#include "machine/arithmetic.h"
#include "machine/atomic_operation.h"
#include "machine/executor.h"
#include "machine/jobs.h"
#include "machine/lifecycle.h"
#include "machine/memory_access.h"
#include "machine/object_call.h"
#include "machine/ramp.h"
#include "machine/signals.h"
#include "machine/store_buffer.h"
#include "machine/system_call.h"
#include "machine/timed_work.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using program::Instruction;
using program::Op;
using program::Value;

void print(const Cycle& cycle)
{
    Routine& routine = cycle.routine;
    const std::size_t first = routine.values.size() - static_cast<std::size_t>(cycle.instruction.b);
    for (std::size_t i = first; i < routine.values.size(); ++i) {
        const Value& value = routine.values[i];
        cycle.context.emit(EventKind::Printed, cycle.thread, 0, 0, flagOf(value.kind)).setWide(value.data);
    }
    routine.values.resize(first);
}

std::optional<Stop> operate(const Cycle& cycle)
{
    std::optional<Value> result;
    if (cycle.instruction.op == Op::Unary) {
        result = compute(static_cast<program::UnaryOperator>(cycle.instruction.a), cycle.pop());
    } else {
        const Value right = cycle.pop();
        const Value left = cycle.pop();
        result = compute(static_cast<program::BinaryOperator>(cycle.instruction.a), left, right);
        if (!result && right.isInt() && right.data == 0 && left.isInt())
            return cycle.fault(FaultReason::DivisionByZero);
    }
    if (!result)
        return cycle.fault(FaultReason::WrongType);
    cycle.push(*result);
    return std::nullopt;
}

void tellStack(const Cycle& cycle)
{
    cycle.context.emit(EventKind::StackMoved, cycle.thread, cycle.coroutine.value,
                       static_cast<std::int32_t>(cycle.routine.values.size()));
}

std::optional<Stop> call(const Cycle& cycle)
{
    if (cycle.routine.frames.size() >= deepestCall)
        return cycle.fault(FaultReason::StackOverflow);
    const program::Function& function = cycle.unit.functions[static_cast<std::size_t>(cycle.instruction.a)];
    const auto base = static_cast<std::int32_t>(cycle.routine.values.size()) - cycle.instruction.b;
    cycle.routine.frames.push_back({cycle.instruction.a, cycle.routine.pc, base});
    cycle.routine.values.resize(static_cast<std::size_t>(base + function.locals));
    cycle.routine.pc = function.entry;
    tellStack(cycle);
    return std::nullopt;
}

Stop endCoroutine(const Cycle& cycle)
{
    ThreadBody& body = cycle.context.world.thread(cycle.thread);
    cycle.routine.phase = RoutinePhase::Ended;
    cycle.routine.frames.clear();
    cycle.routine.values.clear();
    cycle.context.emit(EventKind::CoroutineEnded, cycle.thread, cycle.coroutine.value);
    body.head = {};
    letGoOn(cycle.context, {WaitKind::Coroutine, cycle.coroutine.value});
    if (!hasCoroutineLeft(cycle.context.world, cycle.thread)) {
        const NextJob next = endJob(cycle.context, cycle.thread);
        if (next != NextJob::None) // a released one has another deadline, so who is next is to be decided anew
            return next == NextJob::Waiting ? Stop::Yielded : Stop::Sleeping;
        endThread(cycle.context, cycle.thread, EndReason::Finished);
        return Stop::Gone;
    }
    body.head = cycle.coroutine; // so that leaving it is charged as a switch
    takeOver(cycle.context, cycle.thread);
    resumeNext(cycle.context, cycle.thread);
    if (body.head != cycle.coroutine)
        return Stop::StepDone;
    body.head = {};
    return Stop::Sleeping;
}

std::optional<Stop> returnFromCall(const Cycle& cycle)
{
    const Value result = cycle.pop();
    const Frame frame = cycle.routine.frames.back();
    cycle.routine.frames.pop_back();
    if (cycle.routine.frames.empty())
        return endCoroutine(cycle);
    if (frame.signal != 0) {
        leaveHandler(cycle.context, cycle.thread, cycle.coroutine, frame);
        tellStack(cycle);
        return std::nullopt;
    }
    cycle.routine.values.resize(static_cast<std::size_t>(frame.base));
    tellStack(cycle);
    cycle.push(result);
    cycle.routine.pc = frame.returnTo;
    return std::nullopt;
}

/// The coroutine leaves the head of the thread for the ramp; the next one follows, if one can go on.
Stop leaveHead(const Cycle& cycle, RoutinePhase phase, SuspendReason reason)
{
    return leaveHead(cycle.context, cycle.thread, phase, reason);
}

std::optional<Stop> sleep(const Cycle& cycle)
{
    const auto duration = popAmount(cycle);
    if (!duration)
        return cycle.fault(FaultReason::WrongType);
    World& world = cycle.context.world;
    if (cycle.context.isTimed)
        setTimer(world, world.time + SimTime{*duration}, TimerKind::Wake, cycle.coroutine);
    else if (!hasCoroutineLeft(world, cycle.thread, cycle.coroutine))
        return std::nullopt; // when a thread wakes makes no difference to anybody
    return leaveHead(cycle, RoutinePhase::Sleeping, SuspendReason::Slept);
}

std::optional<Stop> yield(const Cycle& cycle)
{
    if (!cycle.context.world.thread(cycle.thread).ramp.empty())
        return leaveHead(cycle, RoutinePhase::Ramp, SuspendReason::Yielded);
    const bool isAlone = cycle.context.world.coroutinesOf(cycle.thread).size() == 1;
    return isAlone ? std::optional(Stop::Yielded) : std::nullopt;
}

std::optional<Stop> systemCall(const Cycle& cycle)
{
    const CallOutcome outcome = callSystem(cycle.context, cycle.coroutine, cycle.instruction);
    switch (outcome.verdict) {
    case CallOutcome::Verdict::Done: {
        const ThreadPhase phase = cycle.context.world.thread(cycle.thread).phase;
        const bool isThere = phase == ThreadPhase::Running || !cycle.context.isTimed;
        return isThere && phase != ThreadPhase::Ended ? std::nullopt : std::optional(Stop::Gone);
    }
    case CallOutcome::Verdict::Wait:
        if (outcome.wait.kind == WaitKind::Coroutine)
            return leaveHead(cycle, RoutinePhase::Waiting, SuspendReason::Waiting);
        return Stop::Blocked;
    case CallOutcome::Verdict::Refused:
        break;
    }
    return cycle.fault(FaultReason::CallRefused, TextId(refusalCode(cycle.instruction.a, outcome.refusal)));
}

std::optional<Stop> check(const Cycle& cycle)
{
    if (cycle.pop().isTrue())
        return std::nullopt;
    return cycle.fault(FaultReason::AssertionFailed, TextId(cycle.instruction.a));
}

void jumpOrPop(const Cycle& cycle, bool jumpsIfTrue)
{
    if (cycle.routine.values.back().isTrue() == jumpsIfTrue)
        cycle.routine.pc = cycle.instruction.a;
    else
        cycle.routine.values.pop_back();
}

} // namespace

std::optional<Stop> carryOut(Context& context, ThreadId thread, CoroutineId coroutine)
{
    Routine& routine = context.world.routine(coroutine);
    const program::Unit& unit = context.blueprint().unitOf(coroutine);
    const Instruction& instruction = unit.code[static_cast<std::size_t>(routine.pc)];
    const Cycle cycle{context, thread, coroutine, routine, unit, instruction};
    if (instruction.op == Op::Sync || instruction.op == Op::SyncAll)
        return callObject(context, thread, coroutine, instruction); // moves pc itself, once the call is through
    if (instruction.op == Op::SystemCall)
        return systemCall(cycle);
    routine.stepPaid = false;
    ++routine.pc;
    switch (instruction.op) {
    case Op::Statement:
        context.emit(EventKind::StatementEntered, thread, coroutine.value, instruction.a);
        return std::nullopt;
    case Op::PushNone:
        cycle.push(Value::none());
        return std::nullopt;
    case Op::PushBool:
        cycle.push(Value::boolean(instruction.immediate != 0));
        return std::nullopt;
    case Op::PushInt:
        cycle.push(Value::integer(instruction.immediate));
        return std::nullopt;
    case Op::PushText:
        cycle.push(Value::text(TextId(instruction.a)));
        return std::nullopt;
    case Op::LoadLocal:
        cycle.push(cycle.local());
        return std::nullopt;
    case Op::StoreLocal: {
        const Value value = cycle.pop();
        cycle.local() = value;
        return std::nullopt;
    }
    case Op::LoadShared:
        cycle.push(visibleValue(context.world, thread, VariableId(instruction.a)));
        return std::nullopt;
    case Op::StoreShared:
        storeVariable(context, thread, VariableId(instruction.a), cycle.pop());
        return std::nullopt;
    case Op::Unary:
    case Op::Binary:
        return operate(cycle);
    case Op::Jump:
        routine.pc = instruction.a;
        return std::nullopt;
    case Op::JumpIfFalse:
        if (!cycle.pop().isTrue())
            routine.pc = instruction.a;
        return std::nullopt;
    case Op::JumpIfFalseElsePop:
        jumpOrPop(cycle, false);
        return std::nullopt;
    case Op::JumpIfTrueElsePop:
        jumpOrPop(cycle, true);
        return std::nullopt;
    case Op::Call:
        return call(cycle);
    case Op::Return:
        return returnFromCall(cycle);
    case Op::Pop:
        routine.values.pop_back();
        return std::nullopt;
    case Op::Print:
        print(cycle);
        return std::nullopt;
    case Op::Compute:
        return startCompute(cycle);
    case Op::Touch:
        return startTouch(cycle);
    case Op::Sleep:
        return sleep(cycle);
    case Op::Yield:
        return yield(cycle);
    case Op::Sync: // carried out above
    case Op::SyncAll:
    case Op::SystemCall:
        return std::nullopt;
    case Op::Assert:
        return check(cycle);
    case Op::Fault:
        return cycle.fault(FaultReason::Text, TextId(instruction.a));
    case Op::Fence:
        return std::nullopt;
    case Op::Atomic:
        return operateAtomically(cycle);
    }
    return std::nullopt;
}

} // namespace threadway::machine
