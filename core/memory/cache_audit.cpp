// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_hierarchy.h"

#include "memory/miss_classifier.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace threadway::memory {

std::vector<OwnerLines> CacheHierarchy::takeChangedOccupancy(CoreId core, int level)
{
    return cacheAt(static_cast<std::size_t>(level - 1), m_paths[core.index()]).takeChangedOccupancy();
}

CacheIncidents CacheHierarchy::takeIncidents(CoreId core, int level)
{
    const Level& asked = m_levels[static_cast<std::size_t>(level - 1)];
    const bool isSpeaker = asked.firstUser(core.index()) == core.index();
    return isSpeaker ? std::exchange(m_incidents[asked.place[core.index()]], {}) : CacheIncidents{};
}

std::uint64_t CacheHierarchy::hash() const
{
    base::Hasher hasher;
    for (const Cache& cache : m_caches)
        cache.addTo(hasher);
    for (const CacheIncidents& incidents : m_incidents) {
        for (const std::int64_t lost : incidents.lost)
            hasher.add(lost);
        hasher.add(incidents.prefetched).add(incidents.usefullyPrefetched).add(incidents.writtenBack);
    }
    for (const Cache& tlb : m_tlbs)
        tlb.addTo(hasher);
    for (const std::int32_t space : m_spaces)
        hasher.add(space);
    if (m_classifier)
        hasher.add(m_classifier->history());
    return hasher.value();
}

bool CacheHierarchy::isClassificationComplete() const
{
    return !m_classifier || m_classifier->isComplete();
}

std::size_t CacheHierarchy::approximateBytes() const
{
    std::size_t bytes = sizeof(*this);
    for (const Cache& cache : m_caches)
        bytes += cache.bytes();
    for (const Cache& tlb : m_tlbs)
        bytes += tlb.bytes();
    return bytes + (m_directory ? m_directory->bytes() : 0) + (m_classifier ? m_classifier->bytes() : 0);
}

/// Faults of one unit: of inclusion, and of what the directory knows of it.
void CacheHierarchy::auditUnit(std::size_t unit, std::vector<std::string>& faults) const
{
    const std::size_t core = m_firstCore[unit].index();
    for (std::size_t i = 0; i < m_privateLevels; ++i) {
        for (const Line& line : m_caches[m_levels[i].first + unit].lines()) {
            for (std::size_t outer = i + 1; outer < m_levels.size(); ++outer) {
                const Level& behind = m_levels[outer];
                if (behind.spec.isInclusive && m_caches[behind.place[core]].stateOf(line.number) == LineState::Invalid)
                    faults.push_back(fmt::format("line {} is in level {} but not in level {}, which includes it",
                                                 line.number, i + 1, outer + 1));
            }
            const Holders* holders = m_isCoherent ? m_directory->find(line.number) : nullptr;
            if (m_isCoherent && (holders == nullptr || (holders->units >> unit & 1U) == 0))
                faults.push_back(fmt::format("the directory does not know who holds line {}", line.number));
            auditSockets(unit, line, faults);
        }
    }
}

/// Faults of other sockets' shared caches over a line that the unit holds.
void CacheHierarchy::auditSockets(std::size_t unit, const Line& line, std::vector<std::string>& faults) const
{
    const std::size_t own = m_paths[m_firstCore[unit].index()].socket;
    for (std::size_t level = m_privateLevels; level < m_levels.size(); ++level) {
        for (std::size_t socket = 0; socket < m_levels[level].count; ++socket) {
            const LineState state = m_caches[m_levels[level].first + socket].stateOf(line.number);
            if (socket == own || state == LineState::Invalid)
                continue;
            if (line.state != LineState::Shared || state == LineState::Modified)
                faults.push_back(
                    fmt::format("line {} is held by another socket than the one that may change it", line.number));
            const Holders* holders = m_directory->find(line.number);
            if (holders == nullptr || (holders->sockets >> socket & 1U) == 0)
                faults.push_back(fmt::format("the directory does not know which socket holds line {}", line.number));
        }
    }
}

std::vector<std::string> CacheHierarchy::checkInvariants() const
{
    std::vector<std::string> faults;
    std::map<std::uint64_t, std::uint64_t> holders;
    std::map<std::uint64_t, std::uint64_t> sole;
    for (std::size_t unit = 0; unit < m_firstCore.size(); ++unit) {
        auditUnit(unit, faults);
        for (std::size_t i = 0; i < m_privateLevels; ++i) {
            for (const Line& line : m_caches[m_levels[i].first + unit].lines()) {
                holders[line.number] |= std::uint64_t{1} << unit;
                if (line.state != LineState::Shared)
                    sole[line.number] |= std::uint64_t{1} << unit;
            }
        }
    }
    for (const auto& [number, units] : sole) {
        if (holders[number] != units || (units & (units - 1)) != 0)
            faults.push_back(fmt::format("line {} is held by others than the core that may change it", number));
    }
    return faults;
}

} // namespace threadway::memory
