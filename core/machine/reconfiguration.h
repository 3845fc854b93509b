// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// The machine is another one from now on, by that entry of the journal. If the scheduler, its queues, the cores or
/// where they stand change, a new policy begins: to it come first the threads that had a core, in the order of the
/// cores, then those that waited, in the order in which the old policy kept them, the queue of core 0 first. A thread
/// that is restricted to cores that went offline may run on all, until one of them returns. Other caches begin empty,
/// and so do those of a core that comes online; a core that goes offline writes back what it had changed. With another
/// topology, a cache stays with the core of the lowest number that uses it (see CacheHierarchy::setCores), and memory
/// in its node (see resettlePages). Requests that devices serve go on as they began.
void reconfigure(Context& context, const scenario::ChangeMachine& change, std::int32_t entry);

} // namespace threadway::machine
