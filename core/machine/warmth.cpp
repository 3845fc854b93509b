// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/warmth.h"

#include <algorithm>

namespace threadway::machine {
namespace {

bool isHeld(const WarmthBody& cache, ThreadId thread)
{
    return std::find(cache.held.begin(), cache.held.end(), thread) != cache.held.end();
}

/// The newest set comes in; the oldest ones leave until all fit.
void bringIn(Context& context, CoreId core, ThreadId thread)
{
    WarmthBody& cache = context.world.warmth[core.index()];
    const scenario::WorkingSetSpec& spec = context.machine().workingSets;
    cache.missing.erase(thread);
    cache.held.insert(cache.held.begin(), thread);
    context.emitOn(core, EventKind::WarmthChanged, thread, 0, 0, 1);
    std::int64_t total = 0;
    for (const ThreadId owner : cache.held)
        total += context.blueprint().thread(owner).workingSet;
    while (total > spec.capacity) {
        const ThreadId oldest = cache.held.back();
        cache.held.pop_back();
        total -= context.blueprint().thread(oldest).workingSet;
        cache.missing[oldest] = spec.warmAfter;
        context.emitOn(core, EventKind::WarmthChanged, oldest, 0, 0, 0);
    }
}

} // namespace

std::int64_t speedOf(const World& world, CoreId core)
{
    if (world.warmth.empty())
        return 1;
    const bool isWarm = isHeld(world.warmth[core.index()], world.core(core).thread);
    return isWarm ? world.machine->workingSets.speed : 1;
}

void beginWarming(Context& context, CoreId core)
{
    if (context.world.warmth.empty())
        return;
    WarmthBody& cache = context.world.warmth[core.index()];
    const ThreadId thread = context.world.core(core).thread;
    const scenario::WorkingSetSpec& spec = context.machine().workingSets;
    if (isHeld(cache, thread) || context.blueprint().thread(thread).workingSet > spec.capacity)
        return;
    if (cache.missing.try_emplace(thread, spec.warmAfter).first->second.ns == 0)
        bringIn(context, core, thread);
}

void warmUp(Context& context, CoreId core, SimTime span)
{
    if (context.world.warmth.empty())
        return;
    WarmthBody& cache = context.world.warmth[core.index()];
    const ThreadId thread = context.world.core(core).thread;
    const auto found = cache.missing.find(thread);
    if (found == cache.missing.end() || span.ns <= 0)
        return;
    found->second -= span;
    if (found->second.ns <= 0)
        bringIn(context, core, thread);
}

SimTime timeToWarm(const World& world, CoreId core)
{
    if (world.warmth.empty())
        return SimTime::never();
    const WarmthBody& cache = world.warmth[core.index()];
    const auto found = cache.missing.find(world.core(core).thread);
    return found == cache.missing.end() ? SimTime::never() : std::max(found->second, SimTime{1});
}

} // namespace threadway::machine
