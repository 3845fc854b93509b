// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_hierarchy.h"
#include "memory/cache_sets.h"
#include "memory/miss_classifier.h"

#include <algorithm>

namespace threadway::memory {

/// What is done only where misses are told apart or lines are prefetched.
void CacheHierarchy::takeNotes(std::size_t from, std::size_t served, const Request& request)
{
    if (m_classifier && request.write)
        classifier()->wrote(request.path->unit, request.number, request.bytes);
    if (m_classifier && served > from)
        classifier()->regained(request.path->unit, request.number);
    if (!m_prefetches || from != 0)
        return;
    if (served != 0)
        prefetch(request);
    else if (cacheAt(0, *request.path).takePrefetched(request.number))
        ++m_incidents[request.path->caches[0]].usefullyPrefetched;
}

/// Asks the host for what is known of the line, which is needed once all levels have been asked.
void CacheHierarchy::approachClasses(std::uint64_t number)
{
    classifier()->approach(number);
}

void CacheHierarchy::classify(std::size_t from, std::size_t served, const Request& request, AccessResult& result)
{
    MissClassifier& classes = *classifier();
    classes.begin(request.owner, request.path->unit);
    MissClassifier::Passage passage{
        request.path->caches.data(), from, served, served < m_levelCount, request.number, request.bytes, 0};
    const auto previous = classes.previousUnit();
    const Holders* holders = m_isCoherent && previous ? m_directory->find(request.number) : nullptr;
    if (holders != nullptr && (holders->units >> *previous & 1U) != 0) {
        const Path& before = m_paths[m_firstCore[*previous].index()];
        for (std::size_t level = from; level < served; ++level) {
            const bool isAnother = before.caches[level] != request.path->caches[level];
            passage.warmBefore |= std::uint64_t{isAnother} << level;
        }
    }
    classes.pass(passage, result.kinds);
}

/// Brings the next line of the page along, unless somebody else has it: prefetching takes nothing away.
void CacheHierarchy::prefetch(Request request)
{
    ++request.number;
    request.write = false;
    const std::uint64_t linesOfPage = prefetchPageBytes >> m_lineShift;
    if (request.number % linesOfPage == 0 || cacheAt(0, *request.path).stateOf(request.number) != LineState::Invalid)
        return;
    if (m_isCoherent) {
        const Holders* holders = m_directory->find(request.number);
        const std::uint64_t own = std::uint64_t{1} << request.path->unit;
        const std::uint64_t ownSocket = std::uint64_t{1} << request.path->socket;
        if (holders != nullptr && ((holders->units & ~own) != 0 || (holders->sockets & ~ownSocket) != 0))
            return;
    }
    std::size_t served = 1;
    LineState state = LineState::Invalid;
    Sets sets;
    sets[0] = cacheAt(0, *request.path).setFor<false>(request.number);
    for (; served < m_levels.size(); ++served) {
        sets[served] = cacheAt(served, *request.path).setFor<false>(request.number);
        state = cacheAt(served, *request.path).find<false>(sets[served], request.number);
        if (state != LineState::Invalid)
            break;
    }
    const bool isSharedCopy = served < m_privateLevels && state == LineState::Shared;
    const bool isAlone = m_privateLevels > 0 && !isSharedCopy;
    fillPrefetched(request, sets, served, isAlone ? LineState::Exclusive : LineState::Shared);
    ++m_incidents[request.path->caches[0]].prefetched;
}

} // namespace threadway::memory
