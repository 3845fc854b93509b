// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"

namespace threadway::machine {

/// Working sets: a thread that has run on a core for long enough has what it needs in the cache there, and runs faster
/// on that core until other sets push its own out. The model of the affinity simulator of Arpaci-Dusseau and
/// Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 10, in continuous time.

/// How many times as fast as cold the core's thread runs there now.
std::int64_t speedOf(const World& world, CoreId core);
/// The thread begins to run on the core.
void beginWarming(Context& context, CoreId core);
/// The thread on the core has run there for a span of time.
void warmUp(Context& context, CoreId core, SimTime span);
/// CPU time until the set of the core's thread is in the cache; never if it is, or if there are no working sets.
SimTime timeToWarm(const World& world, CoreId core);

} // namespace threadway::machine
