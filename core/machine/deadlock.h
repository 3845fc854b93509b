// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "machine/wait_graph.h"

#include <vector>

namespace threadway::machine {

/// Who waits for whom in the World. A thread that spins waits too; a wait that ends by itself is none.
WaitGraph waitGraphOf(const World& world);

/// Who holds what the thread waits for, or has to end for it to go on. Nobody if it waits for a sign.
std::vector<ThreadId> holdersWaitedFor(const World& world, ThreadId thread);

/// Records the deadlock that the thread's wait closes, if it does.
void tellDeadlock(Context& context, ThreadId thread);

/// Whether nobody can ever go on, though not all have ended: every thread that has not ended waits or spins, and no
/// timer will come. For machines on which some thread spins and so keeps a core busy for ever.
bool isAtStandstill(const World& world);

} // namespace threadway::machine
