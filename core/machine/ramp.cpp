// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/ramp.h"

#include "machine/executor.h"
#include "machine/lifecycle.h"

namespace threadway::machine {

Stop leaveHead(Context& context, ThreadId thread, RoutinePhase phase, SuspendReason reason, ObjectId object)
{
    ThreadBody& body = context.world.thread(thread);
    const CoroutineId coroutine = body.head;
    context.world.routine(coroutine).phase = phase;
    context.emit(EventKind::CoroutineSuspended, thread, coroutine.value, object.value, flagOf(reason));
    if (phase == RoutinePhase::Ramp)
        body.ramp.push_back(coroutine);
    if (context.blueprint().thread(thread).workers > 1)
        takeOver(context, thread);
    if (body.ramp.empty()) {
        body.head = {};
        return Stop::Sleeping;
    }
    resumeNext(context, thread);
    return Stop::StepDone;
}

void joinRamp(Context& context, CoroutineId coroutine, WakeReason reason)
{
    const ThreadId before = context.world.threadOf(coroutine);
    const ThreadId thread = takerOf(context, coroutine);
    context.world.carriers.move(coroutine, thread);
    ThreadBody& body = context.world.thread(thread);
    context.world.routine(coroutine).phase = RoutinePhase::Ramp;
    body.ramp.push_back(coroutine);
    context.emit(EventKind::CoroutineReady, thread, coroutine.value);
    if (body.phase != ThreadPhase::Sleeping)
        return;
    resumeNext(context, thread, thread != before);
    makeReady(context, thread, reason);
}

} // namespace threadway::machine
