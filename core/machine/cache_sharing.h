// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/topology.h"
#include "memory/cache_hierarchy.h"

namespace threadway::machine {

/// Which of so many cores have caches in common: logical cores of one physical core their own levels, the cores of
/// a socket the shared ones.
memory::CacheSharing cacheSharing(const Topology& topology, int cores);

/// Of so many cores that stand so, the one of the lowest number that uses the same cache as this one, of a level that
/// is shared within a socket or of one that is not.
CoreId firstUser(const Topology& topology, int cores, CoreId core, bool isSharedLevel);

/// Whether both cores use one and the same cache of a level that is shared within a socket, or of one that is not.
bool useSameCache(const Topology& topology, CoreId a, CoreId b, bool isSharedLevel);

} // namespace threadway::machine
