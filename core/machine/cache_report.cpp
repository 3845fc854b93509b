// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/cache_report.h"

namespace threadway::machine {
namespace {

/// Fewer accesses than this are not worth a report of their own.
constexpr std::int32_t fewestAccesses = 16;

void reportLines(Context& context, CoreId core)
{
    World& world = context.world;
    const std::size_t levels = context.machine().memory.levels.size();
    for (std::size_t level = 1; level <= levels; ++level) {
        for (const auto& share : world.caches.takeChangedOccupancy(core, static_cast<int>(level))) {
            context.emitOn(core, EventKind::CacheShare, ThreadId(share.owner), 0, share.lines,
                           static_cast<std::uint8_t>(level));
        }
    }
}

void reportInvalidations(Context& context)
{
    World& world = context.world;
    const std::size_t levels = context.machine().memory.levels.size();
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        for (std::size_t level = 1; level <= levels; ++level) {
            const auto lost = world.caches.takeInvalidations(CoreId(i), static_cast<int>(level));
            if (lost == 0)
                continue;
            context.emitOn(CoreId(i), EventKind::CacheInvalidated, {}, static_cast<std::int32_t>(lost), 0,
                           static_cast<std::uint8_t>(level));
            reportLines(context, CoreId(i));
        }
    }
}

} // namespace

void reportCaches(Context& context, CoreId core)
{
    CacheTally& tally = context.world.tallies[core.index()];
    if (tally.accesses == 0 && tally.stalled.ns == 0)
        return;
    const ThreadId thread = context.world.core(core).thread;
    const std::size_t levels = context.machine().memory.levels.size();
    for (std::size_t i = 0; i < levels; ++i) {
        if (tally.hits[i] + tally.misses[i] > 0) {
            context.emitOn(core, EventKind::CacheSample, thread, tally.hits[i], tally.misses[i],
                           static_cast<std::uint8_t>(i + 1));
        }
    }
    if (tally.stalled.ns > 0)
        context.emitOn(core, EventKind::StallTime, thread).setWide(tally.stalled.ns);
    if (tally.stretched.ns != 0)
        context.emit(EventKind::WorkStretched, thread).setWide(tally.stretched.ns);
    reportLines(context, core);
    reportInvalidations(context);
    tally = {};
    tally.reportedAt = context.world.time;
}

void reportCachesIfDue(Context& context, CoreId core)
{
    const CacheTally& tally = context.world.tallies[core.index()];
    const SimTime interval{context.machine().tick.ns / 4};
    if (tally.accesses >= fewestAccesses && context.world.time - tally.reportedAt >= interval)
        reportCaches(context, core);
}

} // namespace threadway::machine
