// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every miss goes through, apart from what only some machines and accesses need, so that it is short.
#include "memory/cache_hierarchy.h"

namespace threadway::memory {

AccessResult CacheHierarchy::accessOne(CoreId core, std::uint64_t number, bool write, std::int32_t owner)
{
    const Request request{core, m_unitOf[core.index()], m_socketOf[core.index()], number, 0, write, owner};
    AccessResult result;
    const Served served = accessLine(0, request, result);
    if (served.level == m_levels.size()) {
        result.cost = served.isTransfer ? m_transferCost : m_memoryCost;
    } else {
        result.cost = m_levels[served.level].spec.hitCost;
        result.levelHit = static_cast<std::uint8_t>(served.level + 1);
    }
    return result;
}

CacheHierarchy::Served CacheHierarchy::accessLine(std::size_t from, const Request& request, AccessResult& result)
{
    const std::size_t levels = m_levels.size();
    std::size_t served = from;
    LineState state = LineState::Invalid;
    for (; served < levels; ++served) {
        state = cacheAt(served, request.core).find(request.number);
        if (state != LineState::Invalid)
            break;
    }
    if (m_classifier)
        classify(from, served, request, result);
    const bool isOwn = served < m_privateLevels;
    bool hadOthers = false;
    if (m_isCoherent || (request.write && served < levels))
        hadOthers = negotiate(from, served, state, request);
    const bool isAlone = isOwn ? state != LineState::Shared : !hadOthers;
    const LineState read = isAlone && from < m_privateLevels ? LineState::Exclusive : LineState::Shared;
    fill(request, from, served, request.write ? LineState::Modified : read, false);
    if (!m_isPlain)
        takeNotes(from, served, request);
    return {served, hadOthers};
}

/// Brings the line into all levels nearer than the one that served it, farthest first, so that what an outer
/// level evicts is gone from the inner ones before they are filled. Only the nearest one knows that it was written.
[[gnu::always_inline]] inline void CacheHierarchy::fill(const Request& request, std::size_t from, std::size_t upTo,
                                                        LineState state, bool isPrefetch)
{
    for (std::size_t i = upTo; i-- > from;) {
        const bool isOwn = i < m_privateLevels;
        const LineState behind = state == LineState::Modified ? LineState::Exclusive : state;
        const LineState here = i == from ? state : (isOwn ? behind : LineState::Shared);
        Cache& cache = cacheAt(i, request.core);
        const Line evicted = cache.insert(request.number, request.owner, here, isPrefetch && i == from);
        if (evicted.state != LineState::Invalid)
            makeRoom(request, i, evicted);
        if (m_isCoherent)
            record(request, isOwn);
    }
}

void CacheHierarchy::fillPrefetched(const Request& request, std::size_t upTo, LineState state)
{
    fill(request, 0, upTo, state, true);
}

/// What follows from a line having left a cache of the requester for want of room.
[[gnu::always_inline]] inline void CacheHierarchy::makeRoom(const Request& request, std::size_t level,
                                                            const Line& evicted)
{
    bool wasModified = evicted.state == LineState::Modified;
    if (level > 0 && m_isInclusive[level])
        wasModified = evictInside(level, request, evicted.number) || wasModified;
    if (wasModified)
        leaveModified(level, request.core, evicted.number);
    if (m_isCoherent)
        forget(level, request, evicted.number);
}

/// Drops the line from all caches nearer than that one which it serves; returns whether one had changed it.
[[gnu::always_inline]] inline bool CacheHierarchy::evictInside(std::size_t level, const Request& request,
                                                               std::uint64_t number)
{
    if (m_isCoherent && level >= m_privateLevels)
        return evictFromUnits(level, request, number);
    bool wasModified = false;
    for (std::size_t inner = level; inner-- > 0;) {
        const std::size_t place = m_levels[inner].place[request.core.index()];
        const LineState state = m_caches[place].drop(number);
        if (state == LineState::Invalid && m_isInclusive[inner])
            return wasModified; // nor is it any nearer
        wasModified = wasModified || state == LineState::Modified;
        m_incidents[place].lost[static_cast<std::size_t>(LossCause::Inclusion)] += state == LineState::Invalid ? 0 : 1;
    }
    return wasModified;
}

} // namespace threadway::memory
