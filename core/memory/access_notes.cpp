// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_hierarchy.h"

#include <algorithm>

namespace threadway::memory {

/// What is done only where misses are told apart or lines are prefetched.
void CacheHierarchy::takeNotes(std::size_t from, std::size_t served, const Request& request)
{
    if (m_classifier && request.write)
        classifier()->wrote(request.unit, request.number, request.bytes);
    if (m_classifier && served > from)
        classifier()->regained(request.unit, request.number);
    if (!m_prefetches || from != 0)
        return;
    if (served != 0)
        prefetch(request);
    else if (cacheAt(0, request.core).takePrefetched(request.number))
        ++m_incidents[m_nearest[request.core.index()]].usefullyPrefetched;
}

void CacheHierarchy::classify(std::size_t from, std::size_t served, const Request& request, AccessResult& result)
{
    MissClassifier& classes = *classifier();
    classes.begin(request.owner, request.unit);
    const auto previous = classes.previousUnit();
    const Holders* holders = m_isCoherent && previous ? m_directory->find(request.number) : nullptr;
    const bool isThere = holders != nullptr && (holders->units >> *previous & 1U) != 0;
    for (std::size_t i = from; i < m_levels.size() && i <= served; ++i) {
        const Level& level = m_levels[i];
        const std::size_t place = level.place[request.core.index()];
        if (i == served) {
            classes.sawHit(place, request.number);
            continue;
        }
        const bool isWarm = isThere && level.place[m_firstCore[*previous].index()] != place;
        const MissKind kind = classes.sawMiss(place, request.unit, request.number, request.bytes, isWarm);
        if (result.kinds[i] == MissKind::None)
            result.kinds[i] = kind;
    }
}

/// Brings the next line of the page along, unless somebody else has it: prefetching takes nothing away.
void CacheHierarchy::prefetch(Request request)
{
    ++request.number;
    request.write = false;
    const std::uint64_t linesOfPage = prefetchPageBytes >> m_lineShift;
    if (request.number % linesOfPage == 0 || cacheAt(0, request.core).stateOf(request.number) != LineState::Invalid)
        return;
    if (m_isCoherent) {
        const Holders* holders = m_directory->find(request.number);
        const std::uint64_t own = std::uint64_t{1} << request.unit;
        const std::uint64_t ownSocket = std::uint64_t{1} << request.socket;
        if (holders != nullptr && ((holders->units & ~own) != 0 || (holders->sockets & ~ownSocket) != 0))
            return;
    }
    std::size_t served = 1;
    LineState state = LineState::Invalid;
    for (; served < m_levels.size(); ++served) {
        state = cacheAt(served, request.core).find(request.number);
        if (state != LineState::Invalid)
            break;
    }
    const bool isSharedCopy = served < m_privateLevels && state == LineState::Shared;
    const bool isAlone = m_privateLevels > 0 && !isSharedCopy;
    fillPrefetched(request, served, isAlone ? LineState::Exclusive : LineState::Shared);
    ++m_incidents[m_nearest[request.core.index()]].prefetched;
}

} // namespace threadway::memory
