// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_hierarchy.h"

#include "memory/miss_classifier.h"

#include <algorithm>

namespace threadway::memory {
namespace {

/// Calls the function with the place of each bit that is set, lowest first.
template <class Function>
void forEachBit(std::uint64_t bits, Function&& function)
{
    for (; bits != 0; bits &= bits - 1)
        function(static_cast<std::size_t>(std::countr_zero(bits)));
}

constexpr std::uint64_t bitOf(std::size_t place)
{
    return std::uint64_t{1} << place;
}

} // namespace

/// Takes the line out of all caches but the requester's own. Returns whether there were any.
bool CacheHierarchy::takeFromOthers(const Request& request, LossCause cause)
{
    Holders* holders = directory().find(request.number);
    if (holders == nullptr)
        return false;
    const std::uint64_t units = holders->units & ~bitOf(request.path->unit);
    const std::uint64_t sockets = holders->sockets & ~bitOf(request.path->socket);
    holders->units &= ~units;
    holders->sockets &= ~sockets;
    forEachBit(units, [&](std::size_t unit) {
        for (std::size_t level = 0; level < m_privateLevels; ++level)
            loseTo(request, m_levels[level].first + unit, bitOf(unit), cause);
    });
    forEachBit(sockets, [&](std::size_t socket) {
        for (std::size_t level = m_privateLevels; level < m_levels.size(); ++level)
            loseTo(request, m_levels[level].first + socket, m_unitsOf[socket], cause);
    });
    return (units | sockets) != 0;
}

/// The cache, which serves these units, loses the line to a write.
void CacheHierarchy::loseTo(const Request& request, std::size_t cache, std::uint64_t units, LossCause cause)
{
    if (m_caches[cache].drop(request.number) == LineState::Invalid)
        return;
    ++m_incidents[cache].lost[static_cast<std::size_t>(cause)];
    if (MissClassifier* classes = classifier())
        forEachBit(units, [&](std::size_t unit) { classes->lost(cache, unit, request.number); });
}

/// Whoever may write the line without asking may no longer. Returns whether others have it.
bool CacheHierarchy::shareWithOthers(const Request& request)
{
    const Holders* holders = m_directory->find(request.number);
    if (holders == nullptr)
        return false;
    const std::uint64_t units = holders->units & ~bitOf(request.path->unit);
    const std::uint64_t sockets = holders->sockets & ~bitOf(request.path->socket);
    if (std::has_single_bit(units)) // several holders have shared it already
        makeShared(static_cast<std::size_t>(std::countr_zero(units)), request.number);
    forEachBit(sockets, [&](std::size_t socket) {
        for (std::size_t level = m_privateLevels; level < m_levels.size(); ++level) {
            Cache& other = m_caches[m_levels[level].first + socket];
            if (other.stateOf(request.number) != LineState::Modified)
                continue;
            other.setState(request.number, LineState::Shared);
            ++m_incidents[m_levels[level].first + socket].writtenBack;
        }
    });
    return (units | sockets) != 0;
}

void CacheHierarchy::makeShared(std::size_t unit, std::uint64_t number)
{
    bool wasModified = false;
    for (std::size_t level = 0; level < m_privateLevels; ++level) {
        Cache& cache = m_caches[m_levels[level].first + unit];
        const LineState state = cache.stateOf(number);
        if (state == LineState::Invalid || state == LineState::Shared)
            continue;
        cache.setState(number, LineState::Shared);
        wasModified = wasModified || state == LineState::Modified;
        m_incidents[m_levels[level].first + unit].writtenBack += state == LineState::Modified ? 1 : 0;
    }
    if (wasModified)
        writeBack(m_privateLevels, m_paths[m_firstCore[unit].index()], number);
}

/// Comes to terms with whoever else holds the line. Returns whether anybody did.
bool CacheHierarchy::negotiate(std::size_t from, std::size_t served, LineState state, const Request& request)
{
    const bool isOwn = served < m_privateLevels;
    bool hadOthers = false;
    if (m_isCoherent && request.write && !(isOwn && state != LineState::Shared))
        hadOthers = takeFromOthers(request, isOwn ? LossCause::Upgrade : LossCause::WriteMiss);
    else if (m_isCoherent && !request.write && !isOwn)
        hadOthers = shareWithOthers(request);
    if (!request.write)
        return hadOthers;
    // The unit is the only one to hold the line now: its caches that have it may know.
    if (served == from)
        cacheAt(from, *request.path).setState(request.number, LineState::Modified);
    for (std::size_t level = std::max(served, from + 1); level < m_privateLevels; ++level) {
        Cache& behind = cacheAt(level, *request.path);
        if (behind.stateOf(request.number) == LineState::Shared)
            behind.setState(request.number, LineState::Exclusive);
    }
    return hadOthers;
}

/// The directory learns that the requester holds the line in these levels.
void CacheHierarchy::record(const Request& request, std::size_t from, std::size_t upTo)
{
    const bool isOwn = from < m_privateLevels;
    const bool isBehind = upTo > m_privateLevels && m_hasSockets;
    if (!isOwn && !isBehind)
        return;
    Holders& holders = directory()[request.number];
    holders.units |= isOwn ? bitOf(request.path->unit) : 0;
    holders.sockets |= isBehind ? bitOf(request.path->socket) : 0;
}

/// Drops the line from all caches of the requester's units that the shared level serves; returns whether one had
/// changed it.
bool CacheHierarchy::evictFromUnits(std::size_t level, const Request& request, std::uint64_t number)
{
    Holders* holders = directory().find(number);
    const std::uint64_t units = holders == nullptr ? 0 : holders->units & m_unitsOf[request.path->socket];
    if (holders != nullptr) {
        holders->units &= ~units;
        if (holders->units == 0 && holders->sockets == 0)
            directory().erase(number);
    }
    bool wasModified = false;
    const auto dropFrom = [&](std::size_t cache) {
        const LineState state = m_caches[cache].drop(number);
        wasModified = wasModified || state == LineState::Modified;
        m_incidents[cache].lost[static_cast<std::size_t>(LossCause::Inclusion)] += state == LineState::Invalid ? 0 : 1;
    };
    for (std::size_t inner = 0; inner < level; ++inner) {
        if (inner < m_privateLevels)
            forEachBit(units, [&](std::size_t unit) { dropFrom(m_levels[inner].first + unit); });
        else
            dropFrom(m_levels[inner].first + request.path->socket);
    }
    return wasModified;
}

/// The requester's cache of the level no longer holds the line: so tell the directory, unless another one of the
/// unit, or of the socket, does.
void CacheHierarchy::forget(std::size_t level, const Request& request, std::uint64_t number)
{
    const bool isOwn = level < m_privateLevels;
    if (m_levels[level].isKeptBehind || (!isOwn && !m_hasSockets))
        return;
    // An inclusive level has just taken the line out of those nearer than it.
    const std::size_t first = m_isInclusive[level] ? level : (isOwn ? 0 : m_privateLevels);
    const std::size_t end = isOwn ? m_privateLevels : m_levels.size();
    for (std::size_t other = end; other-- > first;) {
        if (other != level && cacheAt(other, *request.path).stateOf(number) != LineState::Invalid)
            return;
    }
    Holders* holders = directory().find(number);
    if (holders == nullptr)
        return;
    if (isOwn)
        holders->units &= ~bitOf(request.path->unit);
    else
        holders->sockets &= ~bitOf(request.path->socket);
    if (holders->units == 0 && holders->sockets == 0)
        directory().erase(number);
}

} // namespace threadway::memory
