// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/core_rate.h"

#include "machine/dispatcher.h"

namespace threadway::machine {

bool hasBusySibling(const World& world, CoreId core)
{
    const Topology& topology = *world.topology;
    for (std::size_t other = 0; topology.hasSiblings() && other < world.cores.size(); ++other) {
        if (world.cores[other].thread.isValid() && topology.areSiblings(core, CoreId(other)))
            return true;
    }
    return false;
}

SimTime workIn(SimTime span, std::int32_t rate, std::int32_t& credit)
{
    if (rate == fullRate) // as on most machines, and far the quickest
        return span;
    // In two parts, so that no product exceeds 64 bits.
    const std::int64_t rest = span.ns % fullRate * rate + credit;
    credit = static_cast<std::int32_t>(rest % fullRate);
    return {span.ns / fullRate * rate + rest / fullRate};
}

SimTime spanFor(SimTime work, std::int32_t rate, std::int32_t credit)
{
    if (work.ns <= 0)
        return {};
    if (rate == fullRate) // the credit is less than a nanosecond
        return work;
    const std::int64_t rest = work.ns % rate * fullRate - credit;
    return {work.ns / rate * fullRate + (rest > 0 ? (rest + rate - 1) / rate : rest / rate)};
}

std::int32_t ownRate(const Topology& topology, CoreId core)
{
    return topology.at(core).speed * (fullRate / 1000);
}

void settleRates(Context& context)
{
    World& world = context.world;
    const Topology& topology = *context.world.topology;
    if (!topology.hasSiblings())
        return;
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        CoreBody& core = world.cores[i];
        const std::int32_t own = ownRate(topology, CoreId(i));
        const std::int32_t rate = hasBusySibling(world, CoreId(i)) ? own / 1000 * topology.smtSpeed : own;
        if (!core.thread.isValid() || core.rate == rate)
            continue;
        charge(context, CoreId(i));
        core.rate = rate;
        context.emitOn(CoreId(i), EventKind::CoreRate, {}, rate);
        schedule(world, CoreId(i));
    }
}

} // namespace threadway::machine
