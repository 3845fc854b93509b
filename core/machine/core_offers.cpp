// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/core_offers.h"

#include "machine/core_rate.h"

#include <algorithm>

namespace threadway::machine {
namespace {

std::vector<CoreId> idleByNumber(const World& world)
{
    std::vector<CoreId> idle;
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        if (!world.cores[i].thread.isValid())
            idle.emplace_back(i);
    }
    return idle;
}

/// The first idle core of each physical core with no thread goes before all others: what is offered to one sibling
/// makes the others stand beside a working core.
std::vector<CoreId> wholeCoresFirst(const World& world, const std::vector<CoreId>& idle)
{
    const Topology& topology = *world.topology;
    std::vector<CoreId> whole;
    std::vector<CoreId> beside;
    for (const CoreId core : idle) {
        const bool isTaken = hasBusySibling(world, core) || std::any_of(whole.begin(), whole.end(), [&](CoreId other) {
                                 return topology.areSiblings(core, other);
                             });
        (isTaken ? beside : whole).push_back(core);
    }
    whole.insert(whole.end(), beside.begin(), beside.end());
    return whole;
}

} // namespace

bool areOfferedByNumber(const World& world)
{
    const bool isSticky = world.machine->placement == scenario::Placement::Sticky;
    return world.machine->placement == scenario::Placement::Lowest || (isSticky && !world.topology->hasSiblings());
}

std::vector<CoreId> idleCores(const World& world)
{
    std::vector<CoreId> idle = idleByNumber(world);
    const scenario::Placement placement = world.machine->placement;
    if (placement == scenario::Placement::LongestIdle)
        std::stable_sort(idle.begin(), idle.end(),
                         [&](CoreId a, CoreId b) { return world.core(a).idleSince < world.core(b).idleSince; });
    return placement == scenario::Placement::Lowest ? idle : wholeCoresFirst(world, idle);
}

std::vector<CoreId> idleCoresNear(const World& world, CoreId core)
{
    const Topology& topology = *world.topology;
    if (topology.isUniform())
        return {};
    std::vector<CoreId> idle = idleByNumber(world);
    std::stable_sort(idle.begin(), idle.end(),
                     [&](CoreId a, CoreId b) { return topology.distance(core, a) < topology.distance(core, b); });
    return wholeCoresFirst(world, idle);
}

} // namespace threadway::machine
