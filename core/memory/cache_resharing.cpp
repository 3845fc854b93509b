// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of caches when cores come and go, or stand elsewhere.
#include "memory/cache_hierarchy.h"

#include "memory/miss_classifier.h"

#include <algorithm>
#include <utility>

namespace threadway::memory {

void CacheHierarchy::setCores(int cores, const CacheSharing& sharing)
{
    CacheHierarchy next(m_spec, cores, m_seed, sharing);
    constexpr std::size_t gone = ~std::size_t{0};
    std::vector<std::size_t> placeAfter(m_caches.size(), gone);
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        const Level& before = m_levels[level];
        const Level& after = next.m_levels[level];
        for (std::size_t core = 0; core < std::min(m_paths.size(), next.m_paths.size()); ++core) {
            if (before.firstUser(core) == core && after.firstUser(core) == core)
                placeAfter[before.place[core]] = after.place[core];
        }
    }
    for (std::size_t level = 0; level < m_privateLevels; ++level) {
        for (std::size_t unit = 0; unit < m_firstCore.size(); ++unit) {
            if (placeAfter[m_levels[level].first + unit] == gone)
                writeBackAll(m_levels[level].first + unit, unit);
        }
    }
    for (std::size_t cache = 0; cache < m_caches.size(); ++cache) {
        if (placeAfter[cache] == gone)
            continue;
        next.m_incidents[placeAfter[cache]] = m_incidents[cache];
        if (m_caches[cache].bytes() > 0) // one that was never used is as good as new
            next.m_caches[placeAfter[cache]] = std::move(m_caches[cache]);
    }
    for (std::size_t core = 0; core < std::min(m_tlbs.size(), next.m_tlbs.size()); ++core) {
        next.m_tlbs[core] = std::move(m_tlbs[core]);
        next.m_spaces[core] = m_spaces[core];
    }
    next.restoreInclusion();
    next.rebuildDirectory();
    next.restoreCoherence();
    *this = std::move(next);
}

/// What was changed in the unit's cache, which goes, is written to the caches of its socket or to memory.
void CacheHierarchy::writeBackAll(std::size_t cache, std::size_t unit)
{
    for (const Line& line : m_caches[cache].lines()) {
        if (line.state == LineState::Modified)
            writeBack(m_privateLevels, m_paths[m_firstCore[unit].index()], line.number);
    }
}

/// Lines that an inclusive level behind lacks leave the nearer ones, farthest first.
void CacheHierarchy::restoreInclusion()
{
    for (const CoreId core : m_firstCore) {
        const Path& path = m_paths[core.index()];
        const auto isLackedBehind = [&](std::size_t level, std::uint64_t number) {
            bool isLacked = false;
            for (std::size_t outer = level + 1; outer < m_levels.size(); ++outer)
                isLacked
                    = isLacked || (m_isInclusive[outer] && cacheAt(outer, path).stateOf(number) == LineState::Invalid);
            return isLacked;
        };
        for (std::size_t level = m_privateLevels; level-- > 0;) {
            CacheIncidents& incidents = m_incidents[path.caches[level]];
            for (const Line& line : cacheAt(level, path).lines()) {
                if (!isLackedBehind(level, line.number))
                    continue;
                cacheAt(level, path).drop(line.number);
                ++incidents.lost[static_cast<std::size_t>(LossCause::Inclusion)];
                if (line.state != LineState::Modified)
                    continue;
                ++incidents.writtenBack;
                writeBack(level + 1, path, line.number);
            }
        }
    }
}

void CacheHierarchy::rebuildDirectory()
{
    const std::size_t end = m_hasSockets ? m_levels.size() : m_privateLevels;
    for (std::size_t level = 0; m_isCoherent && level < end; ++level) {
        for (std::size_t i = 0; i < m_levels[level].count; ++i) {
            for (const Line& line : m_caches[m_levels[level].first + i].lines()) {
                Holders& holders = directory()[line.number];
                (level < m_privateLevels ? holders.units : holders.sockets) |= std::uint64_t{1} << i;
            }
        }
    }
}

/// What was one socket may be several now: a line that a unit may change is in no other one, and what units of several
/// sockets hold is as memory has it.
void CacheHierarchy::restoreCoherence()
{
    for (std::size_t unit = 0; m_hasSockets && unit < m_firstCore.size(); ++unit) {
        const Path& path = m_paths[m_firstCore[unit].index()];
        for (std::size_t level = 0; level < m_privateLevels; ++level) {
            for (const Line& line : cacheAt(level, path).lines()) {
                const Holders* holders = m_directory->find(line.number);
                takeFromSockets(holders->sockets & ~(std::uint64_t{1} << path.socket), line);
            }
        }
    }
}

/// The shared caches of these sockets lose the line, or, if the unit that has it may only read it, what was changed in
/// it is written back.
void CacheHierarchy::takeFromSockets(std::uint64_t sockets, const Line& line)
{
    const bool isLost = line.state != LineState::Shared;
    for (std::size_t socket = 0; socket < m_unitsOf.size(); ++socket) {
        if ((sockets >> socket & 1U) == 0)
            continue;
        for (std::size_t level = m_privateLevels; level < m_levels.size(); ++level) {
            const std::size_t cache = m_levels[level].first + socket;
            const LineState state = isLost ? m_caches[cache].drop(line.number) : m_caches[cache].stateOf(line.number);
            if (state != LineState::Modified)
                continue;
            ++m_incidents[cache].writtenBack;
            if (!isLost)
                m_caches[cache].setState(line.number, LineState::Shared);
        }
    }
    if (isLost && sockets != 0)
        directory().find(line.number)->sockets &= ~sockets;
}

} // namespace threadway::memory
