// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/state.h"

#include <algorithm>

namespace threadway::trace {
namespace {

using machine::Event;
using machine::EventKind;

template <class T>
T& at(std::vector<T>& table, std::int32_t index)
{
    return table[static_cast<std::size_t>(index)];
}

SimTime positive(SimTime span)
{
    return std::max(span, SimTime{});
}

void hold(std::vector<ObjectHolder>& holders, ThreadId thread, std::int32_t times)
{
    const auto found = std::find_if(holders.begin(), holders.end(),
                                    [thread](const ObjectHolder& holder) { return holder.thread == thread; });
    if (found == holders.end())
        holders.push_back({thread, times});
    else
        found->times = times;
    std::erase_if(holders, [](const ObjectHolder& holder) { return holder.times <= 0; });
}

} // namespace

State::State(scenario::BlueprintPtr blueprint)
    : threads(blueprint->threads.size()),
      coroutines(blueprint->coroutines.size()),
      cores(static_cast<std::size_t>(blueprint->scenario.machine.cores)),
      objects(blueprint->objects.size()),
      processes(blueprint->processes.size()),
      m_blueprint(std::move(blueprint))
{
    const auto& levels = m_blueprint->scenario.machine.memory.levels;
    for (std::size_t i = 0; i < levels.size(); ++i)
        m_sharedLevels |= levels[i].isShared ? 1U << i : 0U;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        threads[i].affinity = m_blueprint->threads[i].affinity;
        threads[i].priority = m_blueprint->threads[i].priority;
        threads[i].nice = m_blueprint->threads[i].nice;
    }
    for (const auto& variable : m_blueprint->variables)
        variables.push_back(variable.initial);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const auto& object = m_blueprint->objects[i];
        objects[i].hasOwner = object.kind->hasOwner;
        objects[i].count = object.kind->behaviour.initial(object.parameters).count;
    }
}

ThreadNow& State::threadOf(const Event& event)
{
    return at(threads, event.thread);
}

void State::apply(const Event& event)
{
    time = event.time;
    shownAt = event.time;
    ++order;
    switch (event.kind) {
    case EventKind::ThreadArrived:
        return arrive(event);
    case EventKind::Dispatched:
        return dispatch(event);
    case EventKind::Left:
        return leave(event);
    case EventKind::Ready:
        return queue(event);
    case EventKind::Migrated:
        ++threadOf(event).migrations;
        return;
    case EventKind::AffinityChanged:
        threadOf(event).affinity.bits = static_cast<std::uint64_t>(event.wide());
        return;
    case EventKind::WaitBegan:
        threadOf(event).callWait = static_cast<machine::WaitKind>(event.flag);
        threadOf(event).callWaitId = event.a;
        return;
    case EventKind::NiceChanged:
        threadOf(event).nice = event.a;
        return;
    case EventKind::ThreadEnded:
        return endThread(event);
    case EventKind::ThreadRestarted:
        return restartThread(event);
    case EventKind::CoroutineResumed:
        return resume(event);
    case EventKind::CoroutineSuspended:
    case EventKind::CoroutineReady:
    case EventKind::CoroutineEnded:
        return moveCoroutine(event);
    case EventKind::StatementEntered:
        return enterStatement(event);
    case EventKind::WorkStarted:
    case EventKind::WorkStretched:
        return applyWork(event);
    case EventKind::Acquired:
    case EventKind::Released:
    case EventKind::ObjectCount:
        return applyToObject(event);
    case EventKind::CacheSample:
    case EventKind::CacheInvalidated:
    case EventKind::CacheShare:
    case EventKind::StallTime:
        return applyToCore(event);
    case EventKind::VariableChanged:
        at(variables, event.core) = {static_cast<program::Value::Kind>(event.flag), event.wide()};
        return;
    case EventKind::Printed:
        ++printed;
        return;
    case EventKind::ProcessEnded:
        return applyToProcess(event);
    case EventKind::MachineChanged:
        return changeMachine(event);
    case EventKind::RunEnded:
        isEnded = true;
        end = static_cast<machine::RunEnd>(event.flag);
        return;
    case EventKind::DeadlockClosed:
    case EventKind::CommandApplied:
    case EventKind::CommandRefused:
    case EventKind::SteerTurn:
        return;
    }
}

void State::arrive(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    thread.arrived = time;
    thread.since = time;
    putOnRamp(ThreadId(event.thread));
}

void State::queue(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    forgetWaiter(ThreadId(event.thread));
    setStanding(ThreadId(event.thread), ThreadStanding::Queued);
    thread.queue = CoreId(static_cast<std::int32_t>(event.core));
    thread.queuedAs = order;
}

void State::restartThread(const Event& event)
{
    ++threadOf(event).restarts;
    forgetWaiter(ThreadId(event.thread));
    setStanding(ThreadId(event.thread), ThreadStanding::NotArrived);
    putOnRamp(ThreadId(event.thread));
}

void State::dispatch(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    CoreNow& core = at(cores, event.core);
    const SimTime cost{event.wide()};
    setStanding(ThreadId(event.thread), cost.ns > 0 ? ThreadStanding::Switching : ThreadStanding::Running);
    thread.core = CoreId(static_cast<std::int32_t>(event.core));
    thread.lastCore = thread.core;
    thread.queue = {};
    thread.runsFrom = time + cost;
    thread.firstRun = std::min(thread.firstRun, thread.runsFrom);
    thread.dispatches.add(time);
    if (static_cast<machine::SwitchKind>(event.flag) != machine::SwitchKind::None)
        ++thread.switches;
    core.idle += time - core.since;
    core.since = time;
    core.thread = ThreadId(event.thread);
    if (thread.head.isValid())
        coroutines[thread.head.index()].doneAt = thread.runsFrom;
}

void State::leave(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    CoreNow& core = at(cores, event.core);
    if (thread.head.isValid())
        settleWork(thread.head, time);
    const SimTime worked = positive(time - thread.runsFrom);
    thread.ran += worked;
    core.busy += worked;
    core.switching += (time - core.since) - worked;
    core.since = time;
    core.lastThread = core.thread;
    core.thread = {};
    thread.core = {};
    const auto reason = static_cast<machine::LeaveReason>(event.flag);
    if (reason == machine::LeaveReason::Blocked) {
        thread.waitsFor = ObjectId(event.a);
        objects[thread.waitsFor.index()].waiters.push_back(ThreadId(event.thread));
        setStanding(ThreadId(event.thread), ThreadStanding::Blocked);
    } else if (reason == machine::LeaveReason::Waits) {
        const bool isDevice = thread.callWait == machine::WaitKind::Device;
        setStanding(ThreadId(event.thread), isDevice ? ThreadStanding::Sleeping : ThreadStanding::Blocked);
    } else {
        setStanding(ThreadId(event.thread), ThreadStanding::Sleeping); // until the event that follows says more
    }
}

void State::endThread(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    const ThreadId id(event.thread);
    forgetWaiter(id);
    setStanding(id, ThreadStanding::Ended);
    thread.endReason = static_cast<machine::EndReason>(event.flag);
    thread.ended = time;
    thread.head = {};
    for (const CoroutineId coroutine : m_blueprint->thread(id).coroutines)
        coroutines[coroutine.index()].place = CoroutinePlace::Ended;
}

void State::putOnRamp(ThreadId thread)
{
    threads[thread.index()].head = {};
    std::uint64_t place = order << 8U;
    for (const CoroutineId id : m_blueprint->thread(thread).coroutines) {
        const std::int64_t resumes = coroutines[id.index()].resumes;
        coroutines[id.index()] = {};
        coroutines[id.index()].resumes = resumes;
        coroutines[id.index()].rampedAs = place++;
    }
}

void State::setStanding(ThreadId thread, ThreadStanding standing)
{
    ThreadNow& now = threads[thread.index()];
    const SimTime span = time - now.since;
    if (now.standing == ThreadStanding::Queued)
        now.queued += span;
    else if (now.standing == ThreadStanding::Blocked)
        now.blocked += span;
    else if (now.standing == ThreadStanding::Sleeping)
        now.slept += span;
    now.standing = standing;
    now.since = time;
}

void State::forgetWaiter(ThreadId thread)
{
    ThreadNow& now = threads[thread.index()];
    if (now.waitsFor.isValid())
        std::erase(objects[now.waitsFor.index()].waiters, thread);
    now.waitsFor = {};
    now.callWait = machine::WaitKind::None;
    now.callWaitId = -1;
}

void State::settleWork(CoroutineId coroutine, SimTime until)
{
    CoroutineNow& now = coroutines[coroutine.index()];
    const SimTime spent = workDoneBy(coroutine, until) - now.done;
    const SimTime left = now.work - now.done;
    if (left.ns > 0)
        now.share += (1.0 - now.share) * static_cast<double>(spent.ns) / static_cast<double>(left.ns);
    now.done += spent;
    now.doneAt = std::max(now.doneAt, until);
}

void State::resume(const Event& event)
{
    threadOf(event).head = CoroutineId(event.a);
    CoroutineNow& now = at(coroutines, event.a);
    now.place = CoroutinePlace::Head;
    now.waitsFor = {};
    ++now.resumes;
}

void State::moveCoroutine(const Event& event)
{
    CoroutineNow& now = at(coroutines, event.a);
    now.rampedAs = order << 8U;
    if (event.kind == EventKind::CoroutineReady) {
        now.place = CoroutinePlace::Ramp;
        return;
    }
    threadOf(event).head = {};
    now.place = CoroutinePlace::Ended;
    if (event.kind == EventKind::CoroutineEnded)
        return;
    const bool waits = static_cast<machine::SuspendReason>(event.flag) != machine::SuspendReason::Yielded;
    now.place = waits ? CoroutinePlace::RampWaiting : CoroutinePlace::Ramp;
    now.waitsFor = ObjectId(event.b);
}

void State::enterStatement(const Event& event)
{
    CoroutineNow& now = at(coroutines, event.a);
    now.statement = event.b;
    now.stepsDone = 0;
    now.work = {};
    now.done = {};
    now.share = 0;
}

void State::applyWork(const Event& event)
{
    const ThreadNow& thread = threadOf(event);
    CoroutineNow& now = coroutines[thread.head.index()];
    if (event.kind == EventKind::WorkStretched) {
        settleWork(thread.head, time);
        now.work = std::max(now.done, now.work + SimTime{event.wide()});
        return;
    }
    now.stepsDone += now.work.ns > 0 ? 1 : 0;
    now.work = {event.wide()};
    now.done = {};
    now.share = 0;
    now.doneAt = std::max(time, thread.runsFrom);
}

void State::applyToCore(const Event& event)
{
    CoreNow& core = at(cores, event.core);
    if (event.kind == EventKind::StallTime) {
        core.stalled += SimTime{event.wide()};
        return;
    }
    const std::size_t level = event.flag - std::size_t{1};
    if (event.kind == EventKind::CacheSample) {
        core.caches[level].hits += event.a;
        core.caches[level].misses += event.b;
    } else if (event.kind == EventKind::CacheInvalidated) {
        core.caches[level].invalidations += event.a;
    } else {
        shareLines(event, level);
    }
}

/// One core tells of a cache that all cores share.
void State::shareLines(const Event& event, std::size_t level)
{
    const bool isShared = ((m_sharedLevels >> level) & 1U) != 0;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        if (!isShared && i != static_cast<std::size_t>(event.core))
            continue;
        if (event.b == 0)
            cores[i].lines[level].erase(ThreadId(event.thread));
        else
            cores[i].lines[level][ThreadId(event.thread)] = event.b;
    }
}

void State::changeMachine(const Event& event)
{
    m_sharedLevels = event.flag >> 1U;
    const auto online = static_cast<std::size_t>(event.b);
    const std::size_t known = cores.size();
    cores.resize(std::max(known, online));
    for (std::size_t i = 0; i < cores.size(); ++i) {
        if (i >= known) {
            cores[i].offline = time;
            cores[i].since = time;
        }
        setOnline(cores[i], i < online);
        if (i >= online || (event.flag & 1U) != 0)
            cores[i].lines = {};
    }
}

void State::setOnline(CoreNow& core, bool isOnline) const
{
    if (core.isOnline == isOnline)
        return;
    (core.isOnline ? core.idle : core.offline) += time - core.since;
    core.since = time;
    core.isOnline = isOnline;
}

void State::applyToObject(const Event& event)
{
    ObjectNow& object = at(objects, event.a);
    if (event.kind == EventKind::ObjectCount) {
        object.count = event.b;
        return;
    }
    hold(object.holders, ThreadId(event.thread), event.b);
    if (event.kind == EventKind::Acquired) {
        std::erase(object.waiters, ThreadId(event.thread));
        object.takings[ThreadId(event.thread)].add(time);
    }
}

void State::applyToProcess(const Event& event)
{
    ProcessNow& process = at(processes, event.a);
    process.isClosed = true;
    process.closed = time;
    process.reason = static_cast<machine::EndReason>(event.flag);
    process.culprit = ThreadId(event.thread);
    if (process.reason != machine::EndReason::Faulted)
        return;
    process.fault = static_cast<machine::FaultReason>(event.core);
    if (process.fault == machine::FaultReason::Misuse)
        process.misused = ObjectId(event.b);
    else if (process.fault == machine::FaultReason::CallRefused)
        process.refusal = event.b;
    else
        process.reasonText = TextId(event.b);
}

} // namespace threadway::trace
