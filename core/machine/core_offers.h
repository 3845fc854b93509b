// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

#include <vector>

namespace threadway::machine {

/// In which order idle cores are offered to whoever waits.

/// Whether their numbers alone say, so that idleCores() need not be asked.
bool areOfferedByNumber(const World& world);

/// The idle cores, next first, as the placement of the machine says. Unless that is Lowest, cores whose siblings are
/// idle, too, stand before those beside a working one.
std::vector<CoreId> idleCores(const World& world);

/// The idle cores for a thread that ran on that core before and cannot go on there: likewise, and of equals the nearest
/// first. Empty if no core is nearer than others.
std::vector<CoreId> idleCoresNear(const World& world, CoreId core);

} // namespace threadway::machine
