// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// The process has ended: its descriptors are closed, its memory and its signals are gone. Files, message queues and
/// shared memory stay.
void giveResourcesBack(Context& context, ProcessId process);

/// The first thread of a new process takes over what the forking thread's process has (fork(2)): open files, current
/// directory, handlers, memory shared until it is written, and of the forking thread itself its signal mask. Pending
/// signals are not inherited. Gives the number of pages that are shared by it.
std::int64_t copyResources(Context& context, ThreadId forking, ThreadId child);

} // namespace threadway::machine
