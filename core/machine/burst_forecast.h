// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

#include <optional>

namespace threadway::machine {

/// CPU time that the thread uses from where it stands until it sleeps, gives way, calls the system or ends, read off
/// its program by going through it ahead of time. Operations on objects are taken to pass, memory to serve from its
/// first level. None if it depends on what cannot be known yet, such as a shared variable, if the thread has several
/// coroutines, or if the burst is longer than some thousand instructions.
std::optional<SimTime> nextBurst(const World& world, ThreadId thread);

} // namespace threadway::machine
