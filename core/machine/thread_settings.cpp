// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/thread_settings.h"

#include "machine/dispatcher.h"
#include "machine/lifecycle.h"

namespace threadway::machine {

void requeue(Context& context, ThreadId thread)
{
    ThreadBody& body = context.world.thread(thread);
    tellExpiry(context, thread);
    if (body.phase == ThreadPhase::Running)
        leaveCore(context, body.core, LeaveReason::Moved);
    else if (body.phase == ThreadPhase::Ready)
        context.world.policy->remove(thread);
    else
        return;
    makeReady(context, thread, WakeReason::Moved);
}

void setAffinity(Context& context, ThreadId thread, CoreMask cores)
{
    ThreadBody& body = context.world.thread(thread);
    body.affinity = cores & CoreMask::first(context.world.mostCores);
    context.emit(EventKind::AffinityChanged, thread).setWide(static_cast<std::int64_t>(body.affinity.bits));
    if (body.sentTo.isValid() && !body.affinity.contains(body.sentTo))
        body.sentTo = {};
    const bool isMisplaced = body.core.isValid() && !context.world.allowedCores(thread).contains(body.core);
    if (context.isTimed && (body.phase == ThreadPhase::Ready || isMisplaced))
        requeue(context, thread);
}

void setNice(Context& context, ThreadId thread, std::int32_t nice)
{
    ThreadBody& body = context.world.thread(thread);
    if (body.nice == nice)
        return;
    body.nice = nice;
    context.emit(EventKind::NiceChanged, thread, nice);
    if (context.isTimed && body.phase == ThreadPhase::Ready)
        requeue(context, thread);
}

} // namespace threadway::machine
