// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/state.h"

#include "machine/core_rate.h"

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

} // namespace

State::State(scenario::BlueprintPtr blueprint)
    : threads(blueprint->threads.size()),
      coroutines(blueprint->coroutines.size()),
      carriers(*blueprint),
      cores(static_cast<std::size_t>(blueprint->scenario.machine.cores)),
      topology(blueprint->topology),
      objects(blueprint->objects.size()),
      processes(blueprint->processes.size()),
      devices(blueprint->scenario.devices.size()),
      resources(*blueprint),
      m_blueprint(std::move(blueprint))
{
    const auto& levels = m_blueprint->scenario.machine.memory.levels;
    for (std::size_t i = 0; i < levels.size(); ++i)
        m_sharedLevels |= levels[i].isShared ? 1U << i : 0U;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        threads[i].affinity = m_blueprint->threads[i].affinity;
        threads[i].priority = m_blueprint->threads[i].priority;
        threads[i].nice = m_blueprint->threads[i].nice;
        threads[i].isUnused = m_blueprint->threads[i].isSpawned;
    }
    for (std::size_t i = 0; i < cores.size(); ++i)
        cores[i].rate = machine::ownRate(topology, CoreId(i));
    for (std::size_t i = 0; i < processes.size(); ++i)
        processes[i].isBorn = !m_blueprint->processes[i].model.isValid();
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
    case EventKind::TurnPart:
        return turn(event);
    case EventKind::CoreRate:
        return changeRate(event);
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
    case EventKind::CacheDetail:
        return applyToCore(event);
    case EventKind::VariableChanged:
    case EventKind::StoreBuffered:
        return applyToVariable(event);
    case EventKind::Printed:
        ++printed;
        if (event.thread >= 0)
            threadOf(event).tries.progress();
        return;
    case EventKind::TryFailed:
        return failTry(event);
    case EventKind::ProcessForked:
        at(processes, event.a).isBorn = true;
        at(processes, event.a).parent = ProcessId(event.b);
        return;
    case EventKind::DeviceUsed:
        return applyToDevice(event);
    case EventKind::ProcessEnded:
        return applyToProcess(event);
    case EventKind::CorePlaced:
        m_comingPlaces.push_back(machine::placeOf(event.a, event.b));
        return;
    case EventKind::MachineChanged:
        return changeMachine(event);
    case EventKind::RunEnded:
        isEnded = true;
        end = static_cast<machine::RunEnd>(event.flag);
        return;
    case EventKind::JobReleased:
        threadOf(event).jobsReleased = event.a;
        return;
    case EventKind::JobEnded:
        threadOf(event).jobsDone = event.a;
        return;
    case EventKind::DeadlineMissed:
        ++threadOf(event).deadlinesMissed;
        return;
    case EventKind::ChoiceAwaited:
        at(cores, event.core).awaitsChoice = true;
        at(cores, event.core).askedAt = event.time;
        return;
    case EventKind::WarmthChanged:
        return changeWarmth(event);
    case EventKind::WaitMoved:
        return moveWait(event);
    case EventKind::Spinning:
        threadOf(event).spinsFor = ObjectId(event.a);
        return;
    case EventKind::PriorityChanged:
        threadOf(event).priority = event.a;
        return;
    case EventKind::MisuseTold:
        return noteMisuse(event);
    case EventKind::StackMoved:
        at(coroutines, event.a).stackWords = event.b;
        return;
    case EventKind::MemoryAllocated:
    case EventKind::MemoryFreed:
    case EventKind::PageCopied:
    case EventKind::SegmentAttached:
    case EventKind::SegmentDetached:
        return applyToMemory(event);
    case EventKind::FileNamed:
    case EventKind::FileGrown:
    case EventKind::FileMoved:
    case EventKind::DescriptorOpened:
    case EventKind::DescriptorClosed:
    case EventKind::DirectoryChanged:
        return applyToFiles(event);
    case EventKind::ItemSent:
    case EventKind::ItemReceived:
        return applyToChannel(event);
    case EventKind::CallFailed:
        threadOf(event).error = event.a;
        return;
    case EventKind::SignalSent:
    case EventKind::SignalTaken:
    case EventKind::HandlerReturned:
    case EventKind::SignalMaskChanged:
    case EventKind::HandlerChanged:
        return applyToSignals(event);
    case EventKind::ResourcesCopied:
        return copyResources(event);
    case EventKind::StackWritten:
    case EventKind::DeadlockClosed:
    case EventKind::CommandApplied:
    case EventKind::CommandRefused:
    case EventKind::SteerTurn:
    case EventKind::Spawned:
        return;
    }
}

void State::arrive(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    thread.arrived = time;
    thread.isUnused = false;
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
    threadOf(event).lost += SimTime{event.wide()};
    threadOf(event).tries.progress();
    threadOf(event).spinsFor = {};
    forgetWaiter(ThreadId(event.thread));
    setStanding(ThreadId(event.thread), ThreadStanding::NotArrived);
    putOnRamp(ThreadId(event.thread));
}

void State::endThread(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    const ThreadId id(event.thread);
    forgetWaiter(id);
    thread.spinsFor = {};
    setStanding(id, ThreadStanding::Ended);
    thread.endReason = static_cast<machine::EndReason>(event.flag);
    thread.ended = time;
    if (thread.endReason == machine::EndReason::Towed)
        thread.lost += SimTime{event.wide()};
    thread.head = {};
    for (const CoroutineId coroutine : coroutinesOf(id))
        coroutines[coroutine.index()].place = CoroutinePlace::Ended;
}

void State::putOnRamp(ThreadId thread)
{
    threads[thread.index()].head = {};
    std::uint64_t place = order << 8U;
    for (const CoroutineId id : coroutinesOf(thread)) {
        const std::int64_t resumes = coroutines[id.index()].resumes;
        coroutines[id.index()] = {};
        if (m_blueprint->coroutine(id).isSpawned)
            coroutines[id.index()].place = CoroutinePlace::NotStarted;
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
    carriers.move(CoroutineId(event.a), ThreadId(event.thread));
    countWork(threadOf(event));
    threadOf(event).head = CoroutineId(event.a);
    CoroutineNow& now = at(coroutines, event.a);
    if (event.b > 0)
        now.account = machine::TimeKind::CoroutineSwitch;
    now.place = CoroutinePlace::Head;
    now.waitsFor = {};
    ++now.resumes;
}

void State::moveCoroutine(const Event& event)
{
    CoroutineNow& now = at(coroutines, event.a);
    now.rampedAs = order << 8U;
    if (event.kind == EventKind::CoroutineReady) {
        carriers.move(CoroutineId(event.a), ThreadId(event.thread));
        now.place = CoroutinePlace::Ramp;
        return;
    }
    countWork(threadOf(event));
    threadOf(event).head = {};
    now.place = CoroutinePlace::Ended;
    if (event.kind == EventKind::CoroutineEnded)
        return;
    const bool waits = static_cast<machine::SuspendReason>(event.flag) != machine::SuspendReason::Yielded;
    now.place = waits ? CoroutinePlace::RampWaiting : CoroutinePlace::Ramp;
    now.waitsFor = ObjectId(event.b);
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
    countWork(thread);
    now.account = static_cast<machine::TimeKind>(event.flag);
    now.stepsDone += now.work.ns > 0 ? 1 : 0;
    now.work = {event.wide()};
    now.done = {};
    now.share = 0;
    now.doneAt = std::max(time, thread.runsFrom);
}

void State::applyToDevice(const Event& event)
{
    DeviceNow& device = at(devices, event.a);
    const ThreadId thread(event.thread);
    const auto request = std::find_if(device.requests.begin(), device.requests.end(),
                                      [thread](const RequestNow& candidate) { return candidate.thread == thread; });
    switch (static_cast<machine::DeviceStep>(event.flag)) {
    case machine::DeviceStep::Queued:
        device.requests.push_back({thread, false});
        return;
    case machine::DeviceStep::Started:
        if (request != device.requests.end())
            request->isServed = true;
        return;
    case machine::DeviceStep::Finished:
        ++device.served;
        [[fallthrough]];
    case machine::DeviceStep::Withdrawn:
        if (request != device.requests.end())
            device.requests.erase(request);
        return;
    }
}

} // namespace threadway::trace
