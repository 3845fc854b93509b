// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Cores and threads: who gets a core, who gives it up, how CPU time is charged.

/// What the policy is told of the thread.
sched::ThreadFacts factsOf(const World& world, ThreadId thread);
/// Gives every idle core a thread, as far as there are any, and lets ready threads take cores from others
/// where the policy says so. While steering, only the thread whose turn it is gets a core.
void dispatch(Context& context);
/// The instant has come at which the policy decides anew by itself: a dispatch is due.
void reconsider(World& world);
/// Charges the time that the core's thread has run up to now.
void charge(Context& context, CoreId core);
/// Sets when the core next needs attention: end of the current stretch of work or of the quantum.
void schedule(World& world, CoreId core);
/// The thread on the core gives it up. The thread's phase is for the caller to set.
void leaveCore(Context& context, CoreId core, LeaveReason reason);
/// The quantum of the thread on the core is over: it joins the queue, and usually another one follows.
void expire(Context& context, CoreId core);
/// Records that the thread left its core, if its quantum ran out at this instant and that is not yet told.
void tellExpiry(Context& context, ThreadId thread);
/// The turn of the thread is taken, or cannot be: the next turn follows.
void finishTurn(Context& context, ThreadId thread, bool isSkipped);
/// Takes the cores from all threads: the schedule is chosen by hand from now on.
void beginSteering(Context& context);

} // namespace threadway::machine
