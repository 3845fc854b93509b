// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/signals.h"

#include "machine/cache_report.h"
#include "machine/dispatcher.h"
#include "machine/lifecycle.h"
#include "machine/system_call.h"
#include "scenario/resource_builder.h"
#include "scenario/signal.h"

#include <algorithm>
#include <bit>

namespace threadway::machine {
namespace {

using scenario::signalBit;

enum class Action : std::uint8_t { Handle, Ignore, Terminate };

Action actionOf(const World& world, ProcessId process, std::int32_t signal)
{
    const Disposition* disposition = dispositionOf(world.resources.process(process), signal);
    if (disposition != nullptr)
        return disposition->function.isValid() ? Action::Handle : Action::Ignore;
    const bool isIgnored = scenario::findSignal(signal)->whenDefault == scenario::SignalDefault::Ignore;
    return isIgnored ? Action::Ignore : Action::Terminate;
}

bool isThere(const ThreadBody& body)
{
    return body.phase != ThreadPhase::NotArrived && body.phase != ThreadPhase::Ended;
}

/// Whether a signal finds the thread where nothing but what it waits for can bring it on.
bool isDeaf(const ThreadBody& body)
{
    return body.phase == ThreadPhase::Blocked && (body.waitsFor.isValid() || body.wait.kind == WaitKind::Device);
}

/// The thread that takes a signal sent to the process: its first one that does not block it, rather one that can act
/// on it at once. Linux too tries the main thread first (complete_signal() in kernel/signal.c).
ThreadId takerOf(const World& world, ProcessId process, std::uint32_t bit)
{
    ThreadId second;
    for (const ThreadId thread : world.blueprint->process(process).threads) {
        const ThreadBody& body = world.thread(thread);
        if (!isThere(body) || (body.signals.mask & bit) != 0)
            continue;
        if (!isDeaf(body))
            return thread;
        if (!second.isValid())
            second = thread;
    }
    return second;
}

void terminate(Context& context, ProcessId process, ThreadId thread, std::int32_t signal)
{
    crashProcess(context, process, thread, FaultReason::Signal, TextId(signal));
}

/// The coroutine goes on in the handler; what it was busy with is put aside.
void enterHandler(Context& context, ThreadId thread, std::int32_t signal, TextId name)
{
    ThreadBody& body = context.world.thread(thread);
    Routine& routine = context.world.routine(body.head);
    const program::Unit& unit = context.blueprint().unitOf(body.head);
    const std::int32_t index = scenario::handlerFunction(unit, context.blueprint().texts.text(name));
    if (index < 0 || routine.frames.size() >= deepestCall) {
        crashProcess(context, context.blueprint().thread(thread).process, thread, FaultReason::StackOverflow);
        return;
    }
    const program::Function& function = unit.functions[static_cast<std::size_t>(index)];
    const auto base = static_cast<std::int32_t>(routine.values.size());
    routine.frames.push_back({index, routine.pc, base, signal, body.signals.mask});
    routine.interrupted.push_back(routine.work);
    routine.work = {};
    routine.values.resize(static_cast<std::size_t>(base + function.locals));
    if (function.parameters == 1)
        routine.values[static_cast<std::size_t>(base)] = program::Value::integer(signal);
    routine.pc = function.entry;
    routine.stepPaid = false;
    body.signals.mask |= signalBit(signal);
    context.emit(EventKind::SignalTaken, thread, body.head.value, static_cast<std::int32_t>(body.signals.mask),
                 static_cast<std::uint8_t>(signal));
}

/// Work that takes time is interrupted at once.
void interruptWork(Context& context, ThreadId thread)
{
    World& world = context.world;
    const ThreadBody& body = world.thread(thread);
    if (!body.head.isValid())
        return;
    const WorkKind kind = world.routine(body.head).work.kind;
    if (kind != WorkKind::Compute && kind != WorkKind::Touch)
        return; // before its next instruction it will look
    const CoreId core = body.core;
    if (core.isValid()) {
        charge(context, core);
        reportCaches(context, core);
    }
    takeSignals(context, thread);
    if (core.isValid() && world.core(core).thread == thread)
        schedule(world, core);
}

/// A waiting call is interrupted and made again after the handler (SA_RESTART), but for one that waits for a signal.
void interruptCall(Context& context, ThreadId thread)
{
    const ThreadBody& body = context.world.thread(thread);
    if (body.wait.kind == WaitKind::Signal) {
        completeCall(context, body.head);
        return;
    }
    withdrawFromCalls(context, thread);
    context.world.routine(body.head).stepPaid = false;
    makeReady(context, thread, WakeReason::Signalled);
}

/// The first of the thread's coroutines that sleep wakes before its time (nanosleep(2), EINTR).
void interruptSleep(Context& context, ThreadId thread)
{
    for (const CoroutineId coroutine : context.world.coroutinesOf(thread)) {
        if (context.world.routine(coroutine).phase != RoutinePhase::Sleeping)
            continue;
        dropTimers(context.world, coroutine);
        wakeSleeper(context, coroutine);
        return;
    }
}

void interrupt(Context& context, ThreadId thread)
{
    const ThreadBody& body = context.world.thread(thread);
    switch (body.phase) {
    case ThreadPhase::Running:
    case ThreadPhase::Ready:
        interruptWork(context, thread);
        break;
    case ThreadPhase::Blocked:
        if (body.wait.isAny() && !isDeaf(body))
            interruptCall(context, thread);
        break;
    case ThreadPhase::Sleeping:
        interruptSleep(context, thread);
        break;
    case ThreadPhase::NotArrived:
    case ThreadPhase::Ended:
        break;
    }
}

void tellSent(Context& context, ProcessId process, ThreadId target, std::int32_t signal, SignalFate fate,
              ThreadId sender)
{
    Event& event
        = context.emit(EventKind::SignalSent, sender, process.value, target.value, static_cast<std::uint8_t>(signal));
    event.core = static_cast<std::int16_t>(fate);
}

/// The lowest signal that the thread has to take, taken out of what is pending; 0 if there is none.
std::int32_t takeNext(World& world, ThreadId thread)
{
    ThreadBody& body = world.thread(thread);
    ProcessBody& process = world.resources.process(world.blueprint->thread(thread).process);
    const std::uint32_t ready = (body.signals.pending | (body.signals.chosen & process.pending)) & ~body.signals.mask;
    if (ready == 0) {
        body.signals.chosen &= body.signals.mask; // others took them
        return 0;
    }
    const std::uint32_t bit = ready & (~ready + 1);
    if ((body.signals.pending & bit) != 0) {
        body.signals.pending &= ~bit;
    } else {
        process.pending &= ~bit;
        body.signals.chosen &= ~bit;
    }
    return std::countr_zero(bit);
}

} // namespace

void sendToProcess(Context& context, ProcessId process, std::int32_t signal, ThreadId sender)
{
    World& world = context.world;
    const Action action = actionOf(world, process, signal);
    const std::uint32_t bit = signalBit(signal);
    const ThreadId taker = takerOf(world, process, bit);
    std::uint32_t& pending = world.resources.process(process).pending;
    if (action == Action::Ignore || (pending & bit) != 0) {
        tellSent(context, process, {}, signal, SignalFate::Dropped, sender);
        return;
    }
    if (action == Action::Terminate && (taker.isValid() || signal == scenario::sigKill)) {
        tellSent(context, process, {}, signal, SignalFate::Fatal, sender);
        terminate(context, process, taker, signal);
        return;
    }
    pending |= bit;
    tellSent(context, process, {}, signal, SignalFate::Pending, sender);
    if (!taker.isValid())
        return;
    world.thread(taker).signals.chosen |= bit;
    interrupt(context, taker);
}

void sendToThread(Context& context, ThreadId thread, std::int32_t signal, ThreadId sender)
{
    ThreadBody& body = context.world.thread(thread);
    const ProcessId process = context.blueprint().thread(thread).process;
    const Action action = actionOf(context.world, process, signal);
    const std::uint32_t bit = signalBit(signal);
    const bool isBlocked = (body.signals.mask & bit) != 0 && signal != scenario::sigKill;
    if (action == Action::Ignore || (body.signals.pending & bit) != 0) {
        tellSent(context, process, thread, signal, SignalFate::Dropped, sender);
        return;
    }
    if (action == Action::Terminate && !isBlocked) {
        tellSent(context, process, thread, signal, SignalFate::Fatal, sender);
        terminate(context, process, thread, signal);
        return;
    }
    body.signals.pending |= bit;
    tellSent(context, process, thread, signal, SignalFate::Pending, sender);
    if (!isBlocked)
        interrupt(context, thread);
}

void setSignalMask(Context& context, ThreadId thread, std::uint32_t mask)
{
    ThreadBody& body = context.world.thread(thread);
    const std::uint32_t allowed = mask & ~signalBit(scenario::sigKill);
    if (allowed == body.signals.mask)
        return;
    body.signals.mask = allowed;
    context.emit(EventKind::SignalMaskChanged, thread, static_cast<std::int32_t>(allowed));
    offerPendingSignals(context, context.blueprint().thread(thread).process);
}

void offerPendingSignals(Context& context, ProcessId process)
{
    World& world = context.world;
    if (world.closedProcesses[process.index()] != 0)
        return;
    const std::uint32_t pending = world.resources.process(process).pending;
    for (std::uint32_t rest = pending; rest != 0; rest &= rest - 1) {
        const std::uint32_t bit = rest & (~rest + 1);
        const ThreadId taker = takerOf(world, process, bit);
        if (!taker.isValid() || (world.thread(taker).signals.chosen & bit) != 0)
            continue;
        world.thread(taker).signals.chosen |= bit;
        interrupt(context, taker);
    }
}

void takeSignals(Context& context, ThreadId thread)
{
    const ProcessId process = context.blueprint().thread(thread).process;
    for (std::int32_t signal = takeNext(context.world, thread); signal != 0; signal = takeNext(context.world, thread)) {
        switch (actionOf(context.world, process, signal)) {
        case Action::Handle:
            enterHandler(context, thread, signal,
                         dispositionOf(context.world.resources.process(process), signal)->function);
            break;
        case Action::Ignore: // since it was sent
            context.emit(EventKind::SignalTaken, thread, -1, 0, static_cast<std::uint8_t>(signal));
            break;
        case Action::Terminate:
            terminate(context, process, thread, signal);
            break;
        }
        if (context.world.thread(thread).phase == ThreadPhase::Ended)
            return;
    }
}

void leaveHandler(Context& context, ThreadId thread, CoroutineId coroutine, const Frame& frame)
{
    Routine& routine = context.world.routine(coroutine);
    routine.values.resize(static_cast<std::size_t>(frame.base));
    routine.pc = frame.returnTo;
    routine.stepPaid = false;
    routine.work = routine.interrupted.back();
    routine.interrupted.pop_back();
    context.world.thread(thread).signals.mask = frame.savedMask;
    context.emit(EventKind::HandlerReturned, thread, coroutine.value, static_cast<std::int32_t>(frame.savedMask),
                 static_cast<std::uint8_t>(frame.signal));
    offerPendingSignals(context, context.blueprint().thread(thread).process);
}

} // namespace threadway::machine
