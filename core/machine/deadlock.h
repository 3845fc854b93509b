// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

#include <vector>

namespace threadway::machine {

/// Threads of the wait-for graph: who holds what the thread waits for.
std::vector<ThreadId> holdersWaitedFor(const World& world, ThreadId thread);

/// Whether the thread can never go on: every thread that could let it go on is blocked in turn, and every
/// object waited for on the way has holders. With one instance per object this is the cycle of Coffman et al.
/// (1971); with several it is their reduction of the resource graph.
bool isDeadlocked(const World& world, ThreadId thread);

} // namespace threadway::machine
