// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/lifecycle.h"

#include "machine/devices.h"
#include "machine/dispatcher.h"
#include "machine/executor.h"
#include "machine/jobs.h"
#include "machine/process_resources.h"
#include "machine/ramp.h"
#include "machine/signals.h"
#include "machine/store_buffer.h"
#include "machine/sync_call.h"
#include "machine/system_call.h"

#include <algorithm>

namespace threadway::machine {
namespace {

sched::ReadyReason readyReason(WakeReason reason)
{
    switch (reason) {
    case WakeReason::Arrived:
        return sched::ReadyReason::Arrived;
    case WakeReason::Granted:
    case WakeReason::SleepOver:
    case WakeReason::CallOver:
    case WakeReason::Signalled:
        return sched::ReadyReason::Woken;
    case WakeReason::Expired:
        return sched::ReadyReason::Expired;
    case WakeReason::Preempted:
        return sched::ReadyReason::Preempted;
    case WakeReason::Yielded:
        return sched::ReadyReason::Yielded;
    case WakeReason::Moved:
        return sched::ReadyReason::Moved;
    case WakeReason::Requeued:
        return sched::ReadyReason::Arrived;
    }
    return sched::ReadyReason::Woken;
}

void closeIfEmpty(Context& context, ProcessId process, EndReason reason)
{
    World& world = context.world;
    if (world.closedProcesses[process.index()] != 0 || hasLivingThread(world, process))
        return;
    world.closedProcesses[process.index()] = 1;
    context.emit(EventKind::ProcessEnded, {}, process.value, -1, flagOf(reason));
    giveResourcesBack(context, process);
    letGoOn(context, {WaitKind::Process, process.value});
}

/// The coroutines that are there from the start stand on the ramp, at the beginning of their programs.
void beginPrograms(Context& context, ThreadId thread)
{
    ThreadBody& body = context.world.thread(thread);
    body.ramp.clear();
    for (const CoroutineId coroutine : context.world.coroutinesOf(thread)) {
        Routine& routine = context.world.routine(coroutine);
        rewindRoutine(context.blueprint(), coroutine, routine);
        if (context.blueprint().coroutine(coroutine).isSpawned)
            routine.phase = RoutinePhase::NotStarted;
        else
            body.ramp.push_back(coroutine);
    }
}

/// Takes the thread off its core or out of the ready queue.
void detach(Context& context, ThreadId thread, LeaveReason reason)
{
    ThreadBody& body = context.world.thread(thread);
    tellExpiry(context, thread);
    if (body.phase == ThreadPhase::Running && body.core.isValid())
        leaveCore(context, body.core, reason);
    else if (body.phase == ThreadPhase::Ready && context.isTimed)
        context.world.policy->remove(thread);
}

} // namespace

bool hasLivingThread(World& world, ProcessId process, ThreadId besides)
{
    // From the one that was alive last on, round once: all ends of a process's threads together look at each of them
    // about once, in whatever order they end.
    const auto& threads = world.blueprint->process(process).threads;
    std::size_t& place = world.survivors[process.index()];
    for (std::size_t looked = 0; looked < threads.size(); ++looked) {
        const ThreadId thread = threads[place];
        if (thread != besides && world.thread(thread).phase != ThreadPhase::Ended && !world.isUnused(thread))
            return true;
        place = (place + 1) % threads.size();
    }
    return false;
}

bool laterTimer(const Timer& a, const Timer& b)
{
    return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
}

ThreadId timedThread(const World& world, TimerKind kind, CoroutineId coroutine)
{
    const bool isOfCoroutine = kind == TimerKind::Wake || kind == TimerKind::Device || kind == TimerKind::Timeout
                               || kind == TimerKind::Disturbance;
    return isOfCoroutine ? world.threadOf(coroutine) : world.blueprint->coroutine(coroutine).thread;
}

void setTimer(World& world, SimTime at, TimerKind kind, CoroutineId coroutine, std::int32_t job)
{
    const ThreadId thread = timedThread(world, kind, coroutine);
    world.timers.push_back({at, world.sequence++, kind, coroutine, world.thread(thread).epoch, job});
    std::push_heap(world.timers.begin(), world.timers.end(), laterTimer);
}

void dropTimers(World& world, CoroutineId coroutine, TimerKind kind)
{
    std::erase_if(world.timers,
                  [coroutine, kind](const Timer& timer) { return timer.kind == kind && timer.coroutine == coroutine; });
    std::make_heap(world.timers.begin(), world.timers.end(), laterTimer);
}

void rewindRoutine(const scenario::Blueprint& blueprint, CoroutineId id, Routine& routine)
{
    const program::Function& main = blueprint.unitOf(id).functions.front();
    const std::int32_t draws = routine.draws; // another attempt draws other numbers
    routine = {};
    routine.draws = draws;
    routine.pc = main.entry;
    routine.frames.push_back({});
    routine.values.resize(static_cast<std::size_t>(main.locals));
}

void makeReady(Context& context, ThreadId thread, WakeReason reason)
{
    ThreadBody& body = context.world.thread(thread);
    body.phase = ThreadPhase::Ready;
    body.isWoken = readyReason(reason) == sched::ReadyReason::Woken;
    CoreId queue;
    if (context.isTimed) {
        queue = context.world.policy->enqueue(factsOf(context.world, thread), readyReason(reason), context.world.time);
        context.world.newlyReady.push_back(thread);
        context.world.needsDispatch = true;
    }
    context.emitOn(queue, EventKind::Ready, thread, 0, 0, flagOf(reason));
}

void arrive(Context& context, ThreadId thread)
{
    context.emit(EventKind::ThreadArrived, thread, context.blueprint().thread(thread).process.value);
    beginPrograms(context, thread);
    beginJobs(context, thread);
    const bool isStranger = takeInsteadOfMain(context, thread);
    resumeNext(context, thread, isStranger);
    makeReady(context, thread, WakeReason::Arrived);
    offerPendingSignals(context, context.blueprint().thread(thread).process);
}

void resumeNext(Context& context, ThreadId thread, bool isStranger)
{
    ThreadBody& body = context.world.thread(thread);
    if (body.ramp.empty())
        return;
    const CoroutineId previous = body.head;
    body.head = body.ramp.front();
    body.ramp.erase(body.ramp.begin());
    Routine& routine = context.world.routine(body.head);
    routine.phase = RoutinePhase::Head;
    const SimTime cost = context.machine().costs.coroutineSwitch;
    const bool isAnother = isStranger || (previous.isValid() && previous != body.head);
    const bool isCharged = context.isTimed && isAnother && cost.ns > 0;
    if (isCharged && routine.work.kind == WorkKind::None) {
        routine.work = {};
        routine.work.kind = WorkKind::Resume;
        routine.work.account = TimeKind::CoroutineSwitch;
        routine.work.left = cost;
    }
    context.emit(EventKind::CoroutineResumed, thread, body.head.value,
                 isCharged ? static_cast<std::int32_t>(std::min<std::int64_t>(cost.ns, 2'000'000'000)) : 0);
}

void wakeSleeper(Context& context, CoroutineId coroutine)
{
    if (context.world.routine(coroutine).phase == RoutinePhase::Sleeping)
        joinRamp(context, coroutine, WakeReason::SleepOver);
}

void endThread(Context& context, ThreadId thread, EndReason reason, bool release)
{
    ThreadBody& body = context.world.thread(thread);
    if (body.phase == ThreadPhase::Ended)
        return;
    const std::vector<CoroutineId> coroutines = context.world.coroutinesOf(thread);
    const bool isWaiting = std::any_of(coroutines.begin(), coroutines.end(), [&context](CoroutineId coroutine) {
        return context.world.routine(coroutine).waitsFor.isValid();
    });
    drainAll(context, thread);
    detach(context, thread, LeaveReason::Ended);
    body.phase = ThreadPhase::Ended;
    body.head = {};
    body.ramp.clear();
    ++body.epoch;
    body.waitsFor = {};
    withdrawFromCalls(context, thread);
    withdrawFromDevices(context, thread);
    for (const CoroutineId coroutine : coroutines) {
        context.world.routine(coroutine).phase = RoutinePhase::Ended;
        context.world.routine(coroutine).work = {};
    }
    Event& ended = context.emit(EventKind::ThreadEnded, thread, 0, 0, flagOf(reason));
    if (reason == EndReason::Towed)
        ended.setWide((body.ran - body.begunAt).ns);
    if (isWaiting || release)
        withdrawFromObjects(context, thread, release);
    letGoOn(context, {WaitKind::Thread, thread.value});
    offerPendingSignals(context, context.blueprint().thread(thread).process);
    if (reason != EndReason::ProcessGone)
        closeIfEmpty(context, context.blueprint().thread(thread).process, reason);
    context.world.needsDispatch = true;
    if (reason != EndReason::ProcessGone && reason != EndReason::Faulted)
        endIdleWorkers(context, thread);
}

void crashProcess(Context& context, ProcessId process, ThreadId culprit, FaultReason reason, TextId text)
{
    if (context.world.closedProcesses[process.index()] != 0)
        return;
    context.world.closedProcesses[process.index()] = 1;
    Event& event
        = context.emit(EventKind::ProcessEnded, culprit, process.value, text.value, flagOf(EndReason::Faulted));
    event.core = static_cast<std::int16_t>(reason);
    for (const ThreadId thread : context.blueprint().process(process).threads) {
        if (!context.world.isUnused(thread))
            endThread(context, thread, thread == culprit ? EndReason::Faulted : EndReason::ProcessGone);
    }
    giveResourcesBack(context, process);
    letGoOn(context, {WaitKind::Process, process.value});
}

void restartThread(Context& context, ThreadId thread, SimTime kept)
{
    ThreadBody& body = context.world.thread(thread);
    drainAll(context, thread);
    detach(context, thread, LeaveReason::Ended);
    ++body.epoch;
    body.phase = ThreadPhase::NotArrived;
    body.waitsFor = {};
    body.head = {};
    context.emit(EventKind::ThreadRestarted, thread).setWide((body.ran - body.begunAt - kept).ns);
    body.begunAt = body.ran - kept;
    withdrawFromCalls(context, thread);
    withdrawFromDevices(context, thread);
    withdrawFromObjects(context, thread, true);
    beginPrograms(context, thread);
    beginJobs(context, thread);
    resumeNext(context, thread);
    makeReady(context, thread, WakeReason::Moved);
}

} // namespace threadway::machine
