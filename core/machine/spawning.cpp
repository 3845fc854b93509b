// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/spawning.h"

#include "machine/interpreter.h"
#include "machine/lifecycle.h"
#include "machine/process_resources.h"
#include "machine/ramp.h"
#include "machine/thread_settings.h"

#include <algorithm>

namespace threadway::machine {
namespace {

constexpr std::int64_t pageBytes = 4096;
constexpr std::int64_t variableBytes = 8;

/// The first index in [first, first + count) for which the predicate holds, or -1; those are last in the range.
template <class Predicate>
std::int32_t firstUnused(std::int32_t first, std::int32_t count, const Predicate& isUnused)
{
    std::int32_t low = first;
    std::int32_t high = first + count;
    while (low < high) {
        const std::int32_t middle = low + (high - low) / 2;
        if (isUnused(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low == first + count ? -1 : low;
}

std::int64_t pagesOf(std::int64_t bytes)
{
    return (bytes + pageBytes - 1) / pageBytes;
}

void copyMemory(Context& context, ThreadId caller, const scenario::Blueprint::Process& from,
                const scenario::Blueprint::Process& to)
{
    World& world = context.world;
    for (std::size_t i = 0; i < from.variables.size(); ++i) {
        const program::Value value = world.variables[from.variables[i].index()];
        program::Value& copy = world.variables[to.variables[i].index()];
        if (copy == value)
            continue;
        copy = value;
        Event& event = context.emit(EventKind::VariableChanged, caller, 0, 0, flagOf(value.kind));
        event.core = static_cast<std::int16_t>(to.variables[i].value);
        event.setWide(value.data);
    }
    for (std::size_t i = 0; i < from.buffers.size(); ++i)
        world.bufferReach[to.buffers[i].index()] = world.bufferReach[from.buffers[i].index()];
}

/// Sleepers of the copied thread sleep on in the copy.
void copyTimers(World& world, CoroutineId from, CoroutineId to)
{
    const std::int32_t epoch = world.thread(world.blueprint->coroutine(from).thread).epoch;
    const std::vector<Timer> timers = world.timers;
    for (const Timer& timer : timers) {
        if (timer.coroutine == from && timer.kind == TimerKind::Wake && timer.epoch == epoch)
            setTimer(world, timer.at, TimerKind::Wake, to);
    }
}

void copyRoutine(Context& context, ThreadId thread, CoroutineId from, CoroutineId to)
{
    World& world = context.world;
    world.routine(to) = world.routine(from);
    const Routine& routine = world.routine(to);
    if (routine.phase == RoutinePhase::Ended) {
        context.emit(EventKind::CoroutineEnded, thread, to.value);
        return;
    }
    if (routine.phase == RoutinePhase::NotStarted)
        return;
    const std::int32_t statement = statementAt(context.blueprint().unitOf(to), routine.pc);
    if (statement >= 0)
        context.emit(EventKind::StatementEntered, thread, to.value, statement);
    if (routine.phase == RoutinePhase::Sleeping) {
        context.emit(EventKind::CoroutineSuspended, thread, to.value, -1, flagOf(SuspendReason::Slept));
        copyTimers(world, from, to);
    } else if (routine.phase == RoutinePhase::Waiting) {
        context.emit(EventKind::CoroutineSuspended, thread, to.value, -1, flagOf(SuspendReason::Waiting));
    }
}

/// Coroutines that wait for others of their thread wait for the copies of those.
template <class Copy>
void copyWaits(World& world, ThreadId from, const Copy& copyOf)
{
    const std::vector<CallWaiter> waiters = world.callWaiters;
    for (const CallWaiter& waiter : waiters) {
        const bool isMine = world.blueprint->coroutine(waiter.coroutine).thread == from;
        if (isMine && waiter.wait.kind == WaitKind::Coroutine)
            world.callWaiters.push_back(
                {{WaitKind::Coroutine, copyOf(CoroutineId(waiter.wait.id)).value}, copyOf(waiter.coroutine)});
    }
}

} // namespace

CoroutineId coroutineArgument(const World& world, const CallSite& site, std::size_t index)
{
    const auto& coroutines = world.blueprint->thread(world.blueprint->coroutine(site.coroutine).thread).coroutines;
    const program::Value& value = site.arguments[index];
    const std::int64_t place = value.data - scenario::firstCoroutineHandle;
    const bool isKnown = value.isInt() && place >= 0 && place < static_cast<std::int64_t>(coroutines.size());
    return isKnown ? coroutines[static_cast<std::size_t>(place)] : CoroutineId{};
}

ThreadId unusedThread(const World& world, ThreadId first)
{
    return ThreadId(firstUnused(first.value, world.blueprint->thread(first).count,
                                [&](std::int32_t i) { return world.isUnused(ThreadId(i)); }));
}

CoroutineId unusedCoroutine(const World& world, CoroutineId first)
{
    const auto isUnused
        = [&](std::int32_t i) { return world.routine(CoroutineId(i)).phase == RoutinePhase::NotStarted; };
    return CoroutineId(firstUnused(first.value, world.blueprint->coroutine(first).count, isUnused));
}

ProcessId unusedChild(const World& world, ProcessId parent)
{
    const scenario::Blueprint::Process& process = world.blueprint->process(parent);
    if (process.children == 0)
        return {};
    return ProcessId(firstUnused(process.firstChild.value, process.children, [&](std::int32_t i) {
        return world.bornProcesses[static_cast<std::size_t>(i)] == 0;
    }));
}

void spawnThread(Context& context, ThreadId caller, ThreadId thread)
{
    context.emit(EventKind::Spawned, caller, thread.value, -1);
    arrive(context, thread);
}

void spawnCoroutine(Context& context, CoroutineId coroutine)
{
    rewindRoutine(context.blueprint(), coroutine, context.world.routine(coroutine));
    context.emit(EventKind::Spawned, context.world.threadOf(coroutine), -1, coroutine.value);
    joinRamp(context, coroutine, WakeReason::Moved);
}

ThreadId forkProcess(Context& context, ThreadId caller, ProcessId child)
{
    World& world = context.world;
    const ProcessId parent = context.blueprint().thread(caller).process;
    const scenario::Blueprint::Process& from = context.blueprint().process(parent);
    const scenario::Blueprint::Process& to = context.blueprint().process(child);
    world.bornProcesses[child.index()] = 1;
    context.emit(EventKind::ProcessForked, caller, child.value, parent.value);
    copyMemory(context, caller, from, to);
    const auto place = std::find(from.threads.begin(), from.threads.end(), caller) - from.threads.begin();
    const ThreadId thread = to.threads[static_cast<std::size_t>(place)];
    const auto& mine = context.blueprint().thread(caller).coroutines;
    const auto& theirs = context.blueprint().thread(thread).coroutines;
    context.emit(EventKind::ThreadArrived, thread, child.value);
    ThreadBody& copy = world.thread(thread);
    const ThreadBody& body = world.thread(caller);
    if (copy.affinity != body.affinity)
        setAffinity(context, thread, body.affinity);
    setNice(context, thread, body.nice);
    const auto copyOf
        = [&](CoroutineId id) { return CoroutineId(theirs.front().value + id.value - mine.front().value); };
    for (const CoroutineId waiting : body.ramp)
        copy.ramp.push_back(copyOf(waiting));
    for (const CoroutineId id : mine)
        copyRoutine(context, thread, id, copyOf(id));
    copyWaits(world, caller, copyOf);
    copyResources(context, caller, thread);
    copy.head = copyOf(body.head);
    context.emit(EventKind::CoroutineResumed, thread, copy.head.value);
    return thread;
}

std::int64_t touchedPages(const World& world, ProcessId process)
{
    const scenario::Blueprint::Process& plan = world.blueprint->process(process);
    std::int64_t pages = pagesOf(static_cast<std::int64_t>(plan.variables.size()) * variableBytes);
    for (const BufferId buffer : plan.buffers)
        pages += pagesOf(world.bufferReach[buffer.index()]);
    const std::int64_t heapEnd = world.resources.process(process).space.heapEnd;
    return pages + pagesOf(heapEnd - plan.layout.heap.first);
}

} // namespace threadway::machine
