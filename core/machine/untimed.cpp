// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/untimed.h"

#include "machine/deadlock.h"
#include "machine/devices.h"
#include "machine/executor.h"
#include "machine/interpreter.h"
#include "machine/lifecycle.h"
#include "machine/several_locks.h"
#include "machine/simulator.h"
#include "machine/store_buffer.h"
#include "machine/sync_call.h"
#include "machine/system_call.h"
#include "machine/waiting.h"
#include "scenario/crew.h"
#include "scenario/turn.h"

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
    if (runThread(context, thread) == Stop::Sleeping)
        body.phase = ThreadPhase::Sleeping;
    context.world.steering.hasStepped = false;
}

void settleAll(Context& context)
{
    for (std::size_t i = 0; i < context.world.threads.size(); ++i)
        settle(context, ThreadId(i));
}

void wakeForUntimed(Context& context, ThreadId thread)
{
    ThreadBody& body = context.world.thread(thread);
    if (context.world.isUnused(thread))
        return;
    for (PendingStore& store : body.stores)
        store.due = {};
    if (body.phase == ThreadPhase::NotArrived)
        arrive(context, thread);
    const std::vector<CoroutineId> coroutines = context.world.coroutinesOf(thread); // waking moves them
    for (const CoroutineId coroutine : coroutines) {
        if (!hasCoroutineLeft(context.world, thread, coroutine))
            wakeSleeper(context, coroutine);
    }
    if (body.phase == ThreadPhase::Running)
        body.phase = ThreadPhase::Ready;
    body.core = {};
    if (!body.head.isValid())
        return;
    // A step that is being paid for has not happened: the thread stands before it.
    Routine& routine = context.world.routine(body.head);
    const WorkKind kind = routine.work.kind;
    if (kind == WorkKind::Resume || kind == WorkKind::Step || kind == WorkKind::Ending || kind == WorkKind::Asking)
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
    settleAll(context);
}

std::size_t turnsOf(const World& world)
{
    const std::size_t threads = world.threads.size();
    if (scenario::hasSleepers(*world.blueprint))
        return 2 * threads + world.routines.size();
    return hasStoreBuffers(world) ? 2 * threads : threads;
}

std::vector<ThreadId> allTurns(const World& world)
{
    const scenario::Blueprint& blueprint = *world.blueprint;
    std::vector<ThreadId> turns;
    for (std::size_t i = 0; i < world.threads.size(); ++i)
        turns.emplace_back(i);
    for (std::size_t i = 0; hasStoreBuffers(world) && i < world.threads.size(); ++i)
        turns.push_back(scenario::bufferTurn(blueprint, ThreadId(i)));
    for (std::size_t i = 0; i < blueprint.coroutines.size(); ++i) {
        if (scenario::sleepsWhileOthersGoOn(blueprint, CoroutineId(i)))
            turns.push_back(scenario::wakeTurn(blueprint, CoroutineId(i)));
    }
    return turns;
}

bool isEnabled(const World& world, ThreadId turn)
{
    if (const CoroutineId waker = scenario::wakerOf(*world.blueprint, turn); waker.isValid())
        return world.routine(waker).phase == RoutinePhase::Sleeping;
    const ThreadId thread = scenario::threadOfTurn(*world.blueprint, turn);
    if (thread != turn)
        return !world.thread(thread).stores.empty();
    const ThreadBody& body = world.thread(thread);
    if (body.phase == ThreadPhase::Ended || !body.head.isValid())
        return false;
    if (body.phase == ThreadPhase::Blocked)
        return mayEndAlone(world, body.head);
    const Routine& routine = world.routine(body.head);
    if (routine.work.kind != WorkKind::None)
        return true;
    const program::Instruction& instruction = instructionAt(world, body.head);
    if (waitsForBuffer(world, thread, instruction))
        return false;
    if (instruction.op == program::Op::SystemCall) {
        const Wait wait = waitOf(world, body.head, instruction);
        const bool leavesOthers = wait.kind == WaitKind::Coroutine && !body.ramp.empty(); // which may go on
        return !wait.isAny() || leavesOthers;
    }
    const bool isSync = instruction.op == program::Op::Sync || instruction.op == program::Op::SyncAll;
    return !isSync || canAsk(world, body.head, instruction);
}

ObjectId wantedObject(const World& world, ThreadId thread)
{
    const CoroutineId head = world.thread(thread).head;
    const program::Instruction& instruction = instructionAt(world, head);
    if (instruction.op == program::Op::SyncAll)
        return firstUnavailable(world, head, instruction);
    const ObjectId retaken = world.routine(head).retakes;
    return retaken.isValid() ? retaken : ObjectId(instruction.a);
}

void blockWaiting(World& world)
{
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        ThreadBody& body = world.threads[i];
        if (body.phase == ThreadPhase::Ended || body.phase == ThreadPhase::Blocked || !body.head.isValid())
            continue;
        if (isEnabled(world, ThreadId(i)))
            continue;
        const program::Instruction& instruction = instructionAt(world, body.head);
        const bool isSync = instruction.op == program::Op::Sync || instruction.op == program::Op::SyncAll;
        if (instruction.op == program::Op::SystemCall)
            body.wait = waitOf(world, body.head, instruction);
        else if (!isSync) // waits for its own stores alone
            continue;
        else
            body.waitsFor = wantedObject(world, ThreadId(i));
        body.phase = ThreadPhase::Blocked;
    }
}

void stepThread(World& world, ThreadId turn, EventBuffer& events)
{
    Context context{world, events, false};
    world.instructionsNow = 0;
    if (const CoroutineId waker = scenario::wakerOf(*world.blueprint, turn); waker.isValid()) {
        wakeSleeper(context, waker);
        return settleAll(context);
    }
    const ThreadId thread = scenario::threadOfTurn(*world.blueprint, turn);
    if (thread != turn)
        return drainOldest(context, thread);
    ThreadBody& body = world.thread(thread);
    Routine& routine = world.routine(body.head);
    world.steering.hasStepped = false;
    if (body.phase == ThreadPhase::Blocked) {
        const bool isTimeout = operationOf(world, instructionAt(world, body.head)).timeout >= 0;
        endAlone(context, body.head, isTimeout);
        settleAll(context);
        return;
    }
    if (routine.work.kind != WorkKind::None)
        finishWork(context, thread);
    const Stop stop = runThread(context, thread);
    world.steering.hasStepped = false;
    if (stop == Stop::Sleeping)
        body.phase = ThreadPhase::Sleeping;
    else if (stop == Stop::Blocked)
        body.phase = ThreadPhase::Blocked;
    settleAll(context); // threads that were let go on stand before their next step again
}

} // namespace threadway::machine
