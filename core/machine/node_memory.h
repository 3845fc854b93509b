// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

namespace threadway::machine {

/// The machine has the nodes of its topology from now on, having had so many. Pages stay where they are if their node
/// is still there; those of nodes that are gone get a home when they are next touched. What programs have used while
/// there was one node lies in node 0.
void resettlePages(World& world, std::int32_t nodesBefore);

} // namespace threadway::machine
