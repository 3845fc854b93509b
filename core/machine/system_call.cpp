// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/system_call.h"

#include "machine/lifecycle.h"
#include "machine/ramp.h"

#include <algorithm>

namespace threadway::machine {
namespace {

constexpr std::int32_t mostRefusals = 64;

const CallInfo& infoOf(const program::Instruction& instruction)
{
    return *systemCalls()[static_cast<std::size_t>(instruction.a)];
}

const program::Instruction& instructionAt(const World& world, CoroutineId coroutine)
{
    return world.blueprint->unitOf(coroutine).code[static_cast<std::size_t>(world.routine(coroutine).pc)];
}

CallSite siteOf(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    const auto& values = world.routine(coroutine).values;
    return {world.threadOf(coroutine), coroutine, std::span(values).last(static_cast<std::size_t>(instruction.b))};
}

void beginWaiting(World& world, CoroutineId coroutine, Wait wait)
{
    world.callWaiters.push_back({wait, coroutine});
    if (wait.kind != WaitKind::Coroutine) // else the other coroutines of the thread go on
        world.thread(world.threadOf(coroutine)).wait = wait;
}

void stopWaiting(World& world, CoroutineId coroutine)
{
    std::erase_if(world.callWaiters, [&](const CallWaiter& waiter) { return waiter.coroutine == coroutine; });
    if (world.routine(coroutine).phase != RoutinePhase::Waiting)
        world.thread(world.threadOf(coroutine)).wait = {};
}

/// The first coroutine that waits for this in vain.
CoroutineId firstFree(const World& world, Wait wait)
{
    for (const CallWaiter& waiter : world.callWaiters) {
        if (waiter.wait == wait && !waitOf(world, waiter.coroutine, instructionAt(world, waiter.coroutine)).isAny())
            return waiter.coroutine;
    }
    return {};
}

} // namespace

std::int32_t refusalCode(std::int32_t call, int refusal)
{
    return call * mostRefusals + refusal;
}

std::string_view refusalText(std::int32_t code)
{
    const auto call = static_cast<std::size_t>(code / mostRefusals);
    const auto refusal = static_cast<std::size_t>(code % mostRefusals);
    const bool isKnown = code >= 0 && call < systemCalls().size() && refusal < systemCalls()[call]->refusals.size();
    return isKnown ? systemCalls()[call]->refusals[refusal] : std::string_view{};
}

Wait waitOf(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    return infoOf(instruction).behaviour.waitsFor(world, siteOf(world, coroutine, instruction));
}

SimTime creationCost(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    return infoOf(instruction).behaviour.creationCost(world, siteOf(world, coroutine, instruction));
}

void finishCall(World& world, CoroutineId coroutine, program::Value result)
{
    Routine& routine = world.routine(coroutine);
    const auto arguments = static_cast<std::size_t>(instructionAt(world, coroutine).b);
    routine.values.resize(routine.values.size() - arguments);
    routine.values.push_back(result);
    routine.stepPaid = false;
    ++routine.pc;
}

CallOutcome callSystem(Context& context, CoroutineId coroutine, const program::Instruction& instruction)
{
    World& world = context.world;
    const Wait wait = waitOf(world, coroutine, instruction);
    const CallOutcome outcome
        = wait.isAny() ? CallOutcome::waits(wait)
                       : infoOf(instruction).behaviour.perform(context, siteOf(world, coroutine, instruction));
    switch (outcome.verdict) {
    case CallOutcome::Verdict::Done:
        finishCall(world, coroutine, outcome.result);
        break;
    case CallOutcome::Verdict::Wait:
        beginWaiting(world, coroutine, outcome.wait);
        break;
    case CallOutcome::Verdict::Refused:
        break;
    }
    return outcome;
}

void completeCall(Context& context, CoroutineId coroutine, program::Value result)
{
    World& world = context.world;
    stopWaiting(world, coroutine);
    finishCall(world, coroutine, result);
    if (world.routine(coroutine).phase == RoutinePhase::Waiting) // its thread went on without it
        joinRamp(context, coroutine, WakeReason::CallOver);
    else
        makeReady(context, world.threadOf(coroutine), WakeReason::CallOver);
}

void letGoOn(Context& context, Wait wait)
{
    for (CoroutineId coroutine = firstFree(context.world, wait); coroutine.isValid();
         coroutine = firstFree(context.world, wait)) {
        const program::Instruction& instruction = instructionAt(context.world, coroutine);
        const ThreadId thread = context.world.threadOf(coroutine);
        stopWaiting(context.world, coroutine); // first, so that a signal that the call brings finds nobody waiting
        const CallOutcome outcome
            = infoOf(instruction).behaviour.perform(context, siteOf(context.world, coroutine, instruction));
        if (context.world.thread(thread).phase == ThreadPhase::Ended)
            continue;
        switch (outcome.verdict) {
        case CallOutcome::Verdict::Done:
            completeCall(context, coroutine, outcome.result);
            break;
        case CallOutcome::Verdict::Wait:
            beginWaiting(context.world, coroutine, outcome.wait);
            context.emit(EventKind::WaitBegan, thread, outcome.wait.id, 0, flagOf(outcome.wait.kind));
            break;
        case CallOutcome::Verdict::Refused:
            crashProcess(context, context.blueprint().thread(thread).process, thread, FaultReason::CallRefused,
                         TextId(refusalCode(instruction.a, outcome.refusal)));
            break;
        }
    }
}

void withdrawFromCalls(Context& context, ThreadId thread)
{
    World& world = context.world;
    world.thread(thread).wait = {};
    std::erase_if(world.callWaiters,
                  [&](const CallWaiter& waiter) { return world.threadOf(waiter.coroutine) == thread; });
}

} // namespace threadway::machine

namespace threadway::scenario {

std::span<const CallSignature* const> callSignatures()
{
    static const std::vector<const CallSignature*> all = [] {
        std::vector<const CallSignature*> signatures;
        for (const machine::CallInfo* info : machine::systemCalls())
            signatures.push_back(&info->signature);
        return signatures;
    }();
    return all;
}

} // namespace threadway::scenario
