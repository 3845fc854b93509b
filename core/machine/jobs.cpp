// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/jobs.h"

#include "machine/lifecycle.h"

namespace threadway::machine {
namespace {

const sched::ThreadAttributes& attributesOf(const World& world, ThreadId thread)
{
    return world.blueprint->thread(thread).attributes;
}

void release(Context& context, ThreadId thread)
{
    World& world = context.world;
    ThreadBody& body = world.thread(thread);
    const sched::ThreadAttributes& attributes = attributesOf(world, thread);
    const CoroutineId routine = context.blueprint().thread(thread).coroutines.front();
    const std::int32_t job = ++body.jobsReleased;
    context.emit(EventKind::JobReleased, thread, job);
    // A job that ends at its deadline is in time, so the question comes a nanosecond later.
    setTimer(world, world.time + attributes.relativeDeadline() + SimTime{1}, TimerKind::Deadline, routine, job);
    if (attributes.jobs == 0 || job < attributes.jobs)
        setTimer(world, world.time + attributes.period, TimerKind::Release, routine, job + 1);
}

void standAtBeginning(Context& context, ThreadId thread)
{
    ThreadBody& body = context.world.thread(thread);
    body.head = {};
    body.ramp.clear();
    for (const CoroutineId coroutine : context.blueprint().thread(thread).coroutines) {
        Routine& routine = context.world.routine(coroutine);
        rewindRoutine(context.blueprint(), coroutine, routine);
        if (context.blueprint().coroutine(coroutine).isSpawned) {
            routine.phase = RoutinePhase::NotStarted;
            continue;
        }
        body.ramp.push_back(coroutine);
        context.emit(EventKind::CoroutineReady, thread, coroutine.value);
    }
    resumeNext(context, thread);
}

} // namespace

void beginJobs(Context& context, ThreadId thread)
{
    if (!context.isTimed || !attributesOf(context.world, thread).isPeriodic())
        return;
    ThreadBody& body = context.world.thread(thread);
    body.jobsReleased = 0;
    body.jobsDone = 0;
    body.firstRelease = context.world.time;
    release(context, thread);
}

void releaseJob(Context& context, ThreadId thread)
{
    ThreadBody& body = context.world.thread(thread);
    const bool isBetweenJobs = body.jobsDone == body.jobsReleased;
    release(context, thread);
    if (!isBetweenJobs)
        return;
    standAtBeginning(context, thread);
    makeReady(context, thread, WakeReason::SleepOver);
}

void checkDeadline(Context& context, ThreadId thread, std::int32_t job)
{
    if (context.world.thread(thread).jobsDone < job)
        context.emit(EventKind::DeadlineMissed, thread, job);
}

NextJob endJob(Context& context, ThreadId thread)
{
    const sched::ThreadAttributes& attributes = attributesOf(context.world, thread);
    if (!context.isTimed || !attributes.isPeriodic())
        return NextJob::None;
    ThreadBody& body = context.world.thread(thread);
    context.emit(EventKind::JobEnded, thread, ++body.jobsDone);
    if (attributes.jobs > 0 && body.jobsDone == attributes.jobs)
        return NextJob::None;
    if (body.jobsDone == body.jobsReleased)
        return NextJob::Later;
    standAtBeginning(context, thread);
    return NextJob::Waiting;
}

SimTime releaseOf(const World& world, ThreadId thread)
{
    const sched::ThreadAttributes& attributes = attributesOf(world, thread);
    if (!attributes.isPeriodic())
        return world.blueprint->thread(thread).arrival;
    const ThreadBody& body = world.thread(thread);
    return body.firstRelease + attributes.period * body.jobsDone;
}

SimTime deadlineOf(const World& world, ThreadId thread)
{
    const sched::ThreadAttributes& attributes = attributesOf(world, thread);
    return attributes.isPeriodic() ? releaseOf(world, thread) + attributes.relativeDeadline() : SimTime::never();
}

} // namespace threadway::machine
