// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/cache_sharing.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// The place of the number among those met so far, which it joins: caches are counted without gaps.
std::uint8_t placeOf(std::vector<std::int32_t>& met, std::int32_t number)
{
    const auto found = std::find(met.begin(), met.end(), number);
    const auto place = static_cast<std::uint8_t>(found - met.begin());
    if (found == met.end())
        met.push_back(number);
    return place;
}

} // namespace

memory::CacheSharing cacheSharing(const Topology& topology, int cores)
{
    memory::CacheSharing sharing;
    std::vector<std::int32_t> physicalCores;
    std::vector<std::int32_t> sockets;
    for (int core = 0; core < cores; ++core) {
        const Topology::Place place = topology.at(CoreId(core));
        sharing.unitOf.push_back(placeOf(physicalCores, place.physicalCore));
        sharing.socketOf.push_back(placeOf(sockets, place.socket));
    }
    return sharing;
}

CoreId firstUser(const Topology& topology, int cores, CoreId core, bool isSharedLevel)
{
    CoreId first(0);
    while (first.value < cores && !useSameCache(topology, first, core, isSharedLevel))
        ++first.value;
    return first;
}

bool useSameCache(const Topology& topology, CoreId a, CoreId b, bool isSharedLevel)
{
    return isSharedLevel ? topology.at(a).socket == topology.at(b).socket : a == b || topology.areSiblings(a, b);
}

} // namespace threadway::machine
