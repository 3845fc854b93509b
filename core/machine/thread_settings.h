// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// What commands and programs may change of a living thread.

/// The thread leaves its core or its queue and joins the queue again, under what holds for it now.
void requeue(Context& context, ThreadId thread);
/// The thread runs on these cores only from now on, of which the machine has at least one. If it stands on another
/// one, it leaves it.
void setAffinity(Context& context, ThreadId thread, CoreMask cores);
/// The thread has another nice value from now on; if it waits for a core, it queues with it.
void setNice(Context& context, ThreadId thread, std::int32_t nice);

} // namespace threadway::machine
