// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_hierarchy.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::memory {

CacheHierarchy::CacheHierarchy(const MemorySpec& spec, int cores)
    : m_memoryCost(spec.memoryCost), m_cores(static_cast<std::size_t>(cores))
{
    for (const CacheLevelSpec& level : spec.levels) {
        Level made{level, {}, {}, {}};
        const std::size_t count = level.isShared ? 1 : m_cores;
        made.caches.assign(count, std::make_shared<Cache>(level)); // one empty cache until one is used
        made.invalidations.resize(count, 0);
        made.toldOccupancy.resize(count);
        m_levels.push_back(std::move(made));
        m_lineBytes = level.lineBytes;
    }
}

void CacheHierarchy::setCores(int cores)
{
    const auto isShared = [](const Level& level) { return level.spec.isShared; };
    const auto common = std::find_if(m_levels.begin(), m_levels.end(), isShared);
    const auto wanted = static_cast<std::size_t>(cores);
    for (Level& level : m_levels) {
        if (level.spec.isShared)
            continue;
        for (std::size_t gone = wanted; gone < level.caches.size() && common != m_levels.end(); ++gone) {
            for (const Line& line : level.caches[gone]->lines()) {
                if (line.state == LineState::Modified)
                    changeable(*common, 0).setState(line.number, LineState::Modified);
            }
        }
        level.caches.resize(wanted);
        for (std::shared_ptr<Cache>& cache : level.caches) {
            if (!cache)
                cache = std::make_shared<Cache>(level.spec);
        }
        level.invalidations.resize(wanted, 0);
        level.toldOccupancy.resize(wanted);
    }
    m_cores = wanted;
}

Cache& CacheHierarchy::changeable(Level& level, std::size_t index)
{
    std::shared_ptr<Cache>& cache = level.caches[index];
    if (cache.use_count() > 1)
        cache = std::make_shared<Cache>(*cache);
    return *cache;
}

const Cache& CacheHierarchy::cache(CoreId core, int level) const
{
    const Level& found = m_levels[static_cast<std::size_t>(level - 1)];
    return *found.caches[cacheIndex(found, core)];
}

AccessResult CacheHierarchy::access(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner)
{
    if (m_levels.empty())
        return {m_memoryCost, 0};
    const auto lineBytes = static_cast<std::uint64_t>(m_lineBytes);
    const std::uint64_t first = address / lineBytes;
    const std::uint64_t last = (address + static_cast<std::uint64_t>(std::max(bytes, 1)) - 1) / lineBytes;
    int served = accessLine(core, first, write, owner);
    for (std::uint64_t number = first + 1; number <= last; ++number) {
        const int next = accessLine(core, number, write, owner);
        served = served == 0 || next == 0 ? 0 : std::max(served, next);
    }
    const SimTime cost = served == 0 ? m_memoryCost : m_levels[static_cast<std::size_t>(served - 1)].spec.hitCost;
    return {cost, static_cast<std::uint8_t>(served)};
}

int CacheHierarchy::accessLine(CoreId core, std::uint64_t number, bool write, std::int32_t owner)
{
    std::size_t served = m_levels.size();
    bool isModified = false;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        Line* line = changeable(m_levels[i], cacheIndex(m_levels[i], core)).find(number);
        if (line == nullptr)
            continue;
        served = i;
        isModified = line->state == LineState::Modified;
        if (write)
            line->state = LineState::Modified;
        break;
    }
    const bool isPrivateHit = served < m_levels.size() && !m_levels[served].spec.isShared;
    if (m_cores > 1 && write && !(isPrivateHit && isModified))
        invalidateOthers(core, number);
    else if (m_cores > 1 && !write && !isPrivateHit)
        downgradeOthers(core, number);
    fill(core, number, served, write ? LineState::Modified : LineState::Shared, owner);
    return served == m_levels.size() ? 0 : static_cast<int>(served) + 1;
}

/// Brings the line into all levels nearer than the one that served it, farthest first, so that what an outer
/// level evicts is gone from the inner ones before they are filled.
void CacheHierarchy::fill(CoreId core, std::uint64_t number, std::size_t upTo, LineState state, std::int32_t owner)
{
    for (std::size_t i = upTo; i-- > 0;) {
        Cache& cache = changeable(m_levels[i], cacheIndex(m_levels[i], core));
        const std::optional<Line> evicted = cache.insert(number, owner, state);
        if (!evicted)
            continue;
        const bool wasModifiedInside = evictInside(core, i, evicted->number);
        if (wasModifiedInside || evicted->state == LineState::Modified)
            writeBack(core, i + 1, evicted->number);
    }
}

/// Drops the line from all caches nearer than that level which it serves; returns whether one had changed it.
bool CacheHierarchy::evictInside(CoreId core, std::size_t level, std::uint64_t number)
{
    bool wasModified = false;
    for (std::size_t i = 0; i < level; ++i) {
        Level& inner = m_levels[i];
        const bool isOnlyOwn = !m_levels[level].spec.isShared || inner.spec.isShared;
        for (std::size_t c = 0; c < inner.caches.size(); ++c) {
            const bool concerns = !isOnlyOwn || c == cacheIndex(inner, core);
            const Line* line = concerns ? inner.caches[c]->peek(number) : nullptr;
            if (line == nullptr)
                continue;
            wasModified = wasModified || line->state == LineState::Modified;
            changeable(inner, c).drop(number);
        }
    }
    return wasModified;
}

/// What was changed and leaves a cache is written to the next one, which holds the line too; else to memory.
void CacheHierarchy::writeBack(CoreId core, std::size_t level, std::uint64_t number)
{
    if (level == m_levels.size())
        return;
    changeable(m_levels[level], cacheIndex(m_levels[level], core)).setState(number, LineState::Modified);
}

void CacheHierarchy::invalidateOthers(CoreId core, std::uint64_t number)
{
    for (Level& level : m_levels) {
        if (level.spec.isShared)
            continue;
        for (std::size_t c = 0; c < level.caches.size(); ++c) {
            if (c == core.index() || level.caches[c]->peek(number) == nullptr)
                continue;
            changeable(level, c).drop(number);
            ++level.invalidations[c];
        }
    }
}

void CacheHierarchy::downgradeOthers(CoreId core, std::uint64_t number)
{
    bool wasModified = false;
    for (Level& level : m_levels) {
        if (level.spec.isShared)
            continue;
        for (std::size_t c = 0; c < level.caches.size(); ++c) {
            const Line* line = c == core.index() ? nullptr : level.caches[c]->peek(number);
            if (line == nullptr || line->state != LineState::Modified)
                continue;
            changeable(level, c).setState(number, LineState::Shared);
            wasModified = true;
        }
    }
    const auto isShared = [](const Level& level) { return level.spec.isShared; };
    const auto common = std::find_if(m_levels.begin(), m_levels.end(), isShared);
    if (wasModified && common != m_levels.end())
        writeBack(core, static_cast<std::size_t>(common - m_levels.begin()), number);
}

std::vector<OwnerLines> CacheHierarchy::takeChangedOccupancy(CoreId core, int levelNumber)
{
    Level& level = m_levels[static_cast<std::size_t>(levelNumber - 1)];
    const std::size_t index = cacheIndex(level, core);
    const auto& now = level.caches[index]->occupancy();
    auto& told = level.toldOccupancy[index];
    std::vector<OwnerLines> changes;
    for (const auto& [owner, lines] : told) {
        if (now.find(owner) == now.end())
            changes.push_back({owner, 0});
    }
    for (const auto& [owner, lines] : now) {
        const auto before = told.find(owner);
        if (before == told.end() || before->second != lines)
            changes.push_back({owner, lines});
    }
    if (!changes.empty())
        told = now;
    return changes;
}

std::int64_t CacheHierarchy::takeInvalidations(CoreId core, int levelNumber)
{
    Level& level = m_levels[static_cast<std::size_t>(levelNumber - 1)];
    if (level.spec.isShared)
        return 0;
    return std::exchange(level.invalidations[core.index()], 0);
}

std::uint64_t CacheHierarchy::hash() const
{
    base::Hasher hasher;
    for (const Level& level : m_levels) {
        for (const auto& cache : level.caches)
            cache->addTo(hasher);
        for (const std::int64_t count : level.invalidations)
            hasher.add(count);
    }
    return hasher.value();
}

std::size_t CacheHierarchy::approximateBytes() const
{
    std::size_t bytes = sizeof(*this);
    for (const Level& level : m_levels)
        bytes += level.caches.size() * static_cast<std::size_t>(level.spec.lines()) * sizeof(Line);
    return bytes;
}

std::vector<std::string> CacheHierarchy::checkInvariants() const
{
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        std::map<std::uint64_t, int> modified;
        for (std::size_t c = 0; c < m_levels[i].caches.size(); ++c) {
            for (const Line& line : m_levels[i].caches[c]->lines()) {
                if (line.state == LineState::Invalid)
                    continue;
                if (line.state == LineState::Modified && ++modified[line.number] > 1)
                    faults.push_back(fmt::format("line {} is modified in two caches of level {}", line.number, i + 1));
                if (i + 1 == m_levels.size() || m_levels[i].spec.isShared)
                    continue;
                if (cache(CoreId(c), static_cast<int>(i) + 2).peek(line.number) == nullptr)
                    faults.push_back(fmt::format("line {} is in level {} but not in the next", line.number, i + 1));
            }
        }
    }
    return faults;
}

} // namespace threadway::memory
