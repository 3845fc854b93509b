// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every miss goes through, apart from what only some machines and accesses need, so that it is short.
#include "memory/cache_hierarchy.h"
#include "memory/cache_sets.h"

#include <algorithm>

namespace threadway::memory {
namespace {

/// A bit for each byte of the line that is accessed; lines longer than 64 bytes are told by equal parts of them.
std::uint64_t bytesOfLine(std::uint64_t line, unsigned lineShift, std::uint64_t address, int bytes)
{
    const unsigned partShift = lineShift > 6 ? lineShift - 6 : 0;
    const std::uint64_t begin = line << lineShift;
    const std::uint64_t lastByte = address + static_cast<std::uint64_t>(std::max(bytes, 1) - 1);
    const std::uint64_t low = address > begin ? address - begin : 0;
    const std::uint64_t high = std::min(lastByte - begin, (std::uint64_t{1} << lineShift) - 1);
    const std::uint64_t upTo = ~std::uint64_t{0} >> (63U - (high >> partShift));
    return upTo & (~std::uint64_t{0} << (low >> partShift));
}

} // namespace

/// Drops the line from all caches nearer than that one which it serves; returns whether one had changed it.
template <bool isCommon>
[[gnu::always_inline]] inline bool CacheHierarchy::evictInside(std::size_t level, const Request& request,
                                                               std::uint64_t number)
{
    if (m_isCoherent && level >= m_privateLevels)
        return evictFromUnits(level, request, number);
    bool wasModified = false;
    for (std::size_t inner = level; inner-- > 0;) {
        const std::size_t place = request.path->caches[inner];
        const LineState state = m_caches[place].dropLine<isCommon>(number);
        if (state == LineState::Invalid && m_isInclusive[inner])
            return wasModified; // nor is it any nearer
        wasModified = wasModified || state == LineState::Modified;
        m_incidents[place].lost[static_cast<std::size_t>(LossCause::Inclusion)] += state == LineState::Invalid ? 0 : 1;
    }
    return wasModified;
}

/// What follows from a line having left a cache of the requester for want of room.
template <bool isCommon>
[[gnu::always_inline]] inline void CacheHierarchy::makeRoom(const Request& request, std::size_t level,
                                                            const Cache::Evicted& evicted)
{
    bool wasModified = evicted.state == LineState::Modified;
    if (level > 0 && m_isInclusive[level])
        wasModified = evictInside<isCommon>(level, request, evicted.number) || wasModified;
    if (wasModified) {
        ++m_incidents[request.path->caches[level]].writtenBack;
        writeBack(level + 1, *request.path, evicted.number);
    }
    if (m_isCoherent)
        forget(level, request, evicted.number);
}

/// Brings the line into all levels nearer than the one that served it, farthest first, so that what an outer
/// level evicts is gone from the inner ones before they are filled. Only the nearest one knows that it was written.
template <bool isCommon>
[[gnu::always_inline]] inline void CacheHierarchy::fill(const Request& request, const Sets& sets, std::size_t from,
                                                        std::size_t upTo, LineState state, bool isPrefetch)
{
    for (std::size_t i = upTo; i-- > from;) {
        const LineState behind = state == LineState::Modified ? LineState::Exclusive : state;
        const LineState here = i == from ? state : (i < m_privateLevels ? behind : LineState::Shared);
        Cache& cache = cacheAt(i, *request.path);
        const Cache::Evicted evicted
            = cache.insert<isCommon>(sets[i], request.number, request.owner, here, isPrefetch && i == from);
        if (evicted.state != LineState::Invalid)
            makeRoom<isCommon>(request, i, evicted);
    }
    if (upTo > from)
        cacheAt(from, *request.path).remember(request.number, state);
    if (m_isCoherent && upTo > from)
        record(request, from, upTo);
}

void CacheHierarchy::fillPrefetched(const Request& request, const Sets& sets, std::size_t upTo, LineState state)
{
    fill<false>(request, sets, 0, upTo, state, true);
}

/// What was changed and leaves a cache is written to the next one that holds the line; else to memory.
void CacheHierarchy::writeBack(std::size_t level, const Path& path, std::uint64_t number)
{
    while (level < m_levelCount && !cacheAt(level, path).setState(number, LineState::Modified))
        ++level;
}

template <bool isCommon>
[[gnu::always_inline]] inline CacheHierarchy::Served
CacheHierarchy::accessLine(std::size_t from, const Request& request, AccessResult& result)
{
    const std::size_t levels = m_levelCount;
    std::size_t served = from;
    LineState state = LineState::Invalid;
    Sets sets;
    for (; served < levels; ++served) {
        Cache& cache = cacheAt(served, *request.path);
        if (isCommon && !cache.isCommonFor(request.number)) [[unlikely]]
            return accessUncommonLine(from, request, result);
        sets[served] = cache.setFor<isCommon>(request.number);
        state = cache.find<isCommon>(sets[served], request.number);
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
    fill<isCommon>(request, sets, from, served, request.write ? LineState::Modified : read, false);
    if (m_prefetches || (m_classifier && m_isCoherent))
        takeNotes(from, served, request);
    return {served, hadOthers};
}

/// As accessLine, whatever the caches and the line are like.
CacheHierarchy::Served CacheHierarchy::accessUncommonLine(std::size_t from, const Request& request,
                                                          AccessResult& result)
{
    return accessLine<false>(from, request, result);
}

AccessResult CacheHierarchy::accessOne(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner)
{
    const std::uint64_t number = address >> m_lineShift;
    Request request{&m_paths[core.index()], number, 0, write, owner};
    AccessResult result;
    if (m_classifier && m_isCoherent)
        request.bytes = bytesOfLine(number, m_lineShift, address, bytes);
    const Served served = accessLine<true>(0, request, result);
    m_hasMissed = served.level > 0;
    if (served.level == m_levelCount) {
        result.cost = served.isTransfer ? m_transferCost : m_memoryCost;
    } else {
        result.cost = m_levels[served.level].spec.hitCost;
        result.levelHit = static_cast<std::uint8_t>(served.level + 1);
    }
    return result;
}

AccessResult CacheHierarchy::accessSlowly(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner,
                                          std::int32_t space)
{
    AccessResult result{m_memoryCost, 0, false, {}};
    const bool missedTlb = m_tlbSpec && !translate(core.index(), address, bytes, space);
    if (!m_levels.empty()) {
        const Request request{&m_paths[core.index()], 0, 0, write, owner};
        result = accessFrom(0, request, address, bytes);
    }
    if (missedTlb) {
        result.missedTlb = true;
        result.cost += m_tlbSpec->missCost;
    }
    return result;
}

AccessResult CacheHierarchy::accessBehind(std::size_t level, CoreId core, std::uint64_t address, int bytes, bool write,
                                          std::int32_t owner)
{
    if (level >= m_levelCount)
        return {m_memoryCost, 0, false, {}};
    return accessFrom(level, {&m_paths[core.index()], 0, 0, write, owner}, address, bytes);
}

AccessResult CacheHierarchy::accessFrom(std::size_t level, Request request, std::uint64_t address, int bytes)
{
    AccessResult result;
    const std::uint64_t first = address >> m_lineShift;
    const std::uint64_t last = (address + static_cast<std::uint64_t>(std::max(bytes, 1) - 1)) >> m_lineShift;
    std::size_t farthest = level;
    bool isFirst = true;
    for (std::uint64_t number = first; isFirst || number <= last; ++number, isFirst = false) {
        request.number = number;
        if (m_classifier && m_isCoherent)
            request.bytes = bytesOfLine(number, m_lineShift, address, bytes);
        const Served served = accessLine<true>(level, request, result);
        farthest = std::max(farthest, served.level);
        if (served.level == m_levelCount)
            result.cost = std::max(result.cost, served.isTransfer ? m_transferCost : m_memoryCost);
    }
    if (farthest < m_levelCount) {
        result.cost = m_levels[farthest].spec.hitCost;
        result.levelHit = static_cast<std::uint8_t>(farthest + 1);
    }
    return result;
}

} // namespace threadway::memory
