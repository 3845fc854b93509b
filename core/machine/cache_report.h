// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// What an access costs.
struct MemoryCost {
    SimTime time;
    SimTime stall; ///< of that, beyond what the nearest cache would have taken
};

/// An access of the core on behalf of its thread: what it costs. Counts it for the next report.
MemoryCost accessMemory(Context& context, CoreId core, ThreadId thread, std::uint64_t address, bool write);
/// Reports what the core's caches did since it last reported: hits, misses, lines lost, lines held.
void reportCaches(Context& context, CoreId core);
/// Reports how many lines each thread holds in the core's caches, where that changed.
void reportLines(Context& context, CoreId core);
/// As reportCaches, if enough was done and enough time has passed since the last report.
void reportCachesIfDue(Context& context, CoreId core);

} // namespace threadway::machine
