// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/cache_report.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// Fewer accesses than this are not worth a report of their own.
constexpr std::int32_t fewestAccesses = 16;
/// Every access is one of a word.
constexpr int accessBytes = 8;

void reportDetail(Context& context, CoreId core, std::size_t level, CacheDetail detail, std::int64_t count,
                  ThreadId thread = {})
{
    if (count > 0) {
        context.emitOn(core, EventKind::CacheDetail, thread, static_cast<std::int32_t>(detail),
                       static_cast<std::int32_t>(count), static_cast<std::uint8_t>(level));
    }
}

void reportDetails(Context& context, CoreId core)
{
    const CacheTally& tally = context.world.tallies[core.index()];
    for (std::size_t level = 0; level < tally.kinds.size(); ++level) {
        for (std::size_t kind = 1; kind < tally.kinds[level].size(); ++kind)
            reportDetail(context, core, level + 1, static_cast<CacheDetail>(kind - 1), tally.kinds[level][kind]);
    }
    reportDetail(context, core, 1, CacheDetail::TlbMiss, tally.tlbMisses);
    reportDetail(context, core, 1, CacheDetail::Remote, tally.remoteAccesses, context.world.core(core).thread);
}

/// What befell caches, the core's own and those of others that its accesses touched.
void reportIncidents(Context& context)
{
    World& world = context.world;
    const std::size_t levels = context.machine().memory.levels.size();
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        for (std::size_t level = 1; level <= levels; ++level) {
            const CoreId core(i);
            const memory::CacheIncidents told = world.caches.takeIncidents(core, static_cast<int>(level));
            reportDetail(context, core, level, CacheDetail::Evicted,
                         told.lost[static_cast<std::size_t>(memory::LossCause::Inclusion)]);
            reportDetail(context, core, level, CacheDetail::Prefetched, told.prefetched);
            reportDetail(context, core, level, CacheDetail::UsefullyPrefetched, told.usefullyPrefetched);
            if (told.invalidations() == 0)
                continue;
            context.emitOn(core, EventKind::CacheInvalidated, {}, static_cast<std::int32_t>(told.invalidations()),
                           static_cast<std::int32_t>(told.lost[static_cast<std::size_t>(memory::LossCause::Upgrade)]),
                           static_cast<std::uint8_t>(level));
            reportLines(context, core);
        }
    }
}

void tallyAccess(CacheTally& tally, const memory::AccessResult& result, std::size_t levels)
{
    for (std::size_t level = 0; level < levels; ++level) {
        if (result.levelHit == level + 1) {
            ++tally.hits[level];
            break;
        }
        ++tally.misses[level];
        ++tally.kinds[level][static_cast<std::size_t>(result.kinds[level])];
    }
    tally.tlbMisses += result.missedTlb ? 1 : 0;
    ++tally.accesses;
}

/// Whether the access, which no cache of the core served, goes to another NUMA node.
bool goesFar(Context& context, CoreId core, std::uint64_t address)
{
    const Topology& topology = *context.world.topology;
    return topology.nodes > 1 && context.world.pageHomes.isRemote(address, accessBytes, topology.at(core).node);
}

} // namespace

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

MemoryCost accessMemory(Context& context, CoreId core, ThreadId thread, std::uint64_t address, bool write)
{
    World& world = context.world;
    const memory::MemorySpec& spec = context.machine().memory;
    const std::int32_t space = context.blueprint().thread(thread).process.value;
    const auto result = world.caches.access(core, address, accessBytes, write, thread.value, space);
    CacheTally& tally = world.tallies[core.index()];
    tallyAccess(tally, result, spec.levels.size());
    SimTime time = result.cost;
    if (result.levelHit == 0 && goesFar(context, core, address)) {
        ++tally.remoteAccesses;
        time += spec.remoteCost;
    }
    const SimTime best = spec.levels.empty() ? spec.memoryCost : spec.levels.front().hitCost;
    return {time, std::max(SimTime{}, time - best)};
}

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
    reportDetails(context, core);
    if (tally.stalled.ns > 0)
        context.emitOn(core, EventKind::StallTime, thread).setWide(tally.stalled.ns);
    if (tally.stretched.ns != 0)
        context.emit(EventKind::WorkStretched, thread).setWide(tally.stretched.ns);
    reportLines(context, core);
    reportIncidents(context);
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
