// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "explore/graph_limits.h"
#include "scenario/blueprint.h"

#include <cstdint>

namespace threadway::explore {

/// What the programs of a scenario are run as.
enum class ProgramMode : std::uint8_t {
    AsWritten, ///< threads are preemptive, coroutines share theirs
    Threads, ///< every program is a preemptive thread of its own
    Coroutines, ///< as written, but threads give way only where they say so, wait or end; who follows is open
    Calls, ///< every program is run to its end before the next begins; the order is open
};

/// The blueprint to explore in the mode: the same one, or, if coroutines are to be threads or calls, one in which each
/// has a thread of its own, called by its name if no other thread has that, else THREAD-NAME. Fails as making the
/// blueprint of a scenario does.
base::Result<scenario::BlueprintPtr> blueprintFor(ProgramMode mode, const scenario::BlueprintPtr& blueprint);

/// When threads follow each other in the mode.
Switching switchingOf(ProgramMode mode);

} // namespace threadway::explore
