// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/untimed.h"

#include "machine/deadlock.h"
#include "machine/devices.h"
#include "machine/interpreter.h"
#include "machine/lifecycle.h"
#include "machine/simulator.h"
#include "machine/sync_call.h"
#include "machine/system_call.h"

namespace threadway::machine {
namespace {

/// Silent work up to just before the thread's next step.
void settle(Context& context, ThreadId thread)
{
    ThreadBody& body = context.world.thread(thread);
    if (!body.head.isValid() || body.phase == ThreadPhase::Ended || body.phase == ThreadPhase::Blocked)
        return;
    Routine& routine = context.world.routine(body.head);
    if (routine.work.kind != WorkKind::None)
        return;
    context.world.steering.hasStepped = true; // no step may be taken, only what comes before one
    runThread(context, thread);
    context.world.steering.hasStepped = false;
}

void wakeForUntimed(Context& context, ThreadId thread)
{
    ThreadBody& body = context.world.thread(thread);
    if (context.world.isUnused(thread))
        return;
    if (body.phase == ThreadPhase::NotArrived)
        arrive(context, thread);
    for (const CoroutineId coroutine : context.blueprint().thread(thread).coroutines)
        wakeSleeper(context, coroutine);
    if (body.phase == ThreadPhase::Running)
        body.phase = ThreadPhase::Ready;
    body.core = {};
    if (!body.head.isValid())
        return;
    // A step that is being paid for has not happened: the thread stands before it.
    Routine& routine = context.world.routine(body.head);
    if (routine.work.kind == WorkKind::Resume || routine.work.kind == WorkKind::Step
        || routine.work.kind == WorkKind::Ending)
        routine.work = {};
    routine.stepPaid = false;
}

} // namespace

void beginUntimed(World& world, EventBuffer& events)
{
    Context context{world, events, false};
    world.steering = {};
    world.timers.clear();
    world.instructionsNow = 0;
    for (CoreBody& core : world.cores)
        core = {};
    world.newlyReady.clear();
    finishAllRequests(context);
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        if (world.threads[i].phase != ThreadPhase::Ended)
            wakeForUntimed(context, ThreadId(i));
    }
    for (std::size_t i = 0; i < world.threads.size(); ++i)
        settle(context, ThreadId(i));
}

bool isEnabled(const World& world, ThreadId thread)
{
    const ThreadBody& body = world.thread(thread);
    if (body.phase == ThreadPhase::Ended || body.phase == ThreadPhase::Blocked || !body.head.isValid())
        return false;
    const Routine& routine = world.routine(body.head);
    if (routine.work.kind != WorkKind::None)
        return true;
    const auto& instruction = world.blueprint->unitOf(body.head).code[static_cast<std::size_t>(routine.pc)];
    if (instruction.op == program::Op::SystemCall) {
        const Wait wait = waitOf(world, body.head, instruction);
        const bool leavesOthers = wait.kind == WaitKind::Coroutine && !body.ramp.empty(); // which may go on
        return !wait.isAny() || leavesOthers;
    }
    return instruction.op != program::Op::Sync || wouldPass(world, body.head, instruction);
}

void blockWaiting(World& world)
{
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        ThreadBody& body = world.threads[i];
        if (body.phase == ThreadPhase::Ended || body.phase == ThreadPhase::Blocked || !body.head.isValid())
            continue;
        if (isEnabled(world, ThreadId(i)))
            continue;
        const auto pc = static_cast<std::size_t>(world.routine(body.head).pc);
        const program::Instruction& instruction = world.blueprint->unitOf(body.head).code[pc];
        if (instruction.op == program::Op::SystemCall)
            body.wait = waitOf(world, body.head, instruction);
        else
            body.waitsFor = ObjectId(instruction.a);
        body.phase = ThreadPhase::Blocked;
    }
}

void stepThread(World& world, ThreadId thread, EventBuffer& events)
{
    Context context{world, events, false};
    world.instructionsNow = 0;
    ThreadBody& body = world.thread(thread);
    Routine& routine = world.routine(body.head);
    world.steering.hasStepped = false;
    if (routine.work.kind != WorkKind::None)
        finishWork(context, thread);
    const Stop stop = runThread(context, thread);
    world.steering.hasStepped = false;
    if (stop == Stop::Yielded || stop == Stop::Sleeping)
        settle(context, thread);
    else if (stop == Stop::Blocked)
        body.phase = ThreadPhase::Blocked; // misread enabledness would show here as a waiter in the queue
    for (std::size_t i = 0; i < world.threads.size(); ++i)
        settle(context, ThreadId(i)); // threads that were let go on stand before their next step again
}

} // namespace threadway::machine
