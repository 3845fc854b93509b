// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_hierarchy.h"

#include <algorithm>
#include <utility>

namespace threadway::memory {
namespace {

/// By core: which cache it uses, and how many there are in all.
std::pair<std::vector<std::size_t>, std::size_t> placesOf(const std::vector<std::uint8_t>& given, std::size_t cores,
                                                          bool isEachItsOwn)
{
    std::vector<std::size_t> places(cores);
    std::size_t count = 1;
    for (std::size_t core = 0; core < cores; ++core) {
        const std::size_t unset = isEachItsOwn ? core : 0;
        places[core] = given.empty() ? unset : given[core];
        count = std::max(count, places[core] + 1);
    }
    return {places, count};
}

std::vector<CoreId> firstCores(const std::vector<std::size_t>& places, std::size_t count)
{
    std::vector<CoreId> first(count);
    for (std::size_t core = places.size(); core-- > 0;)
        first[places[core]] = CoreId(core);
    return first;
}

bool isFullLru(const CacheLevelSpec& spec)
{
    return spec.replacement == Replacement::Lru && (spec.ways == 0 || spec.ways == spec.lines());
}

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

CacheHierarchy::CacheHierarchy(const MemorySpec& spec, int cores, std::uint64_t seed, const CacheSharing& sharing)
    : m_spec(spec),
      m_seed(seed),
      m_prefetches(spec.prefetchesNextLine),
      m_memoryCost(spec.memoryCost),
      m_transferCost(spec.transferCost.value_or(spec.memoryCost)),
      m_tlbSpec(spec.tlb)
{
    const auto count = static_cast<std::size_t>(cores);
    std::size_t units = 0;
    std::size_t sockets = 0;
    std::tie(m_unitOf, units) = placesOf(sharing.unitOf, count, true);
    std::tie(m_socketOf, sockets) = placesOf(sharing.socketOf, count, false);
    m_firstCore = firstCores(m_unitOf, units);
    m_unitsOf.resize(sockets);
    for (std::size_t core = 0; core < count; ++core)
        m_unitsOf[m_socketOf[core]] |= std::uint64_t{1} << m_unitOf[core];
    std::vector<MissClassifier::CacheShape> shapes;
    for (const CacheLevelSpec& level : spec.levels) {
        Level made{level, m_caches.size(), level.isShared ? sockets : units, level.isShared ? m_socketOf : m_unitOf};
        for (std::size_t& place : made.place)
            place += made.first;
        for (std::size_t i = 0; i < made.count; ++i) {
            m_caches.emplace_back(level, base::RandomStream(seed + m_caches.size(), "cache"));
            shapes.push_back({m_levels.size(), level.lines(), isFullLru(level)});
        }
        m_isInclusive[m_levels.size()] = level.isInclusive;
        m_levels.push_back(std::move(made));
        m_privateLevels += level.isShared ? 0 : 1;
        m_lineShift = static_cast<unsigned>(std::countr_zero(static_cast<unsigned>(level.lineBytes)));
    }
    m_incidents.resize(m_caches.size());
    if (!m_levels.empty()) {
        m_nearest = m_levels.front().place;
        m_nearCost = m_levels.front().spec.hitCost;
    }
    m_isCoherent = !m_levels.empty() && (units > 1 || sockets > 1);
    m_isPlain = !m_levels.empty() && !spec.prefetchesNextLine && !spec.classifiesMisses && !spec.tlb;
    if (m_isCoherent)
        m_directory = std::make_shared<LineMap<Holders>>();
    if (spec.classifiesMisses)
        m_classifier = std::make_shared<MissClassifier>(shapes, units);
    if (m_tlbSpec) {
        const CacheLevelSpec pages{
            .sizeBytes = m_tlbSpec->entries, .lineBytes = 1, .ways = m_tlbSpec->ways, .hitCost = {}};
        m_tlbs.assign(count, Cache(pages));
        m_spaces.assign(count, -1);
    }
}

void CacheHierarchy::setCores(int cores, const CacheSharing& sharing)
{
    CacheHierarchy next(m_spec, cores, m_seed, sharing);
    for (std::size_t unit = next.m_firstCore.size(); unit < m_firstCore.size(); ++unit) {
        for (std::size_t level = 0; level < m_privateLevels; ++level) {
            for (const Line& line : m_caches[m_levels[level].first + unit].lines()) {
                if (line.state == LineState::Modified)
                    writeBack(m_privateLevels, m_firstCore[unit], line.number);
            }
        }
    }
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        for (std::size_t i = 0; i < std::min(m_levels[level].count, next.m_levels[level].count); ++i) {
            next.m_caches[next.m_levels[level].first + i] = std::move(m_caches[m_levels[level].first + i]);
            next.m_incidents[next.m_levels[level].first + i] = m_incidents[m_levels[level].first + i];
        }
    }
    for (std::size_t core = 0; core < std::min(m_tlbs.size(), next.m_tlbs.size()); ++core) {
        next.m_tlbs[core] = std::move(m_tlbs[core]);
        next.m_spaces[core] = m_spaces[core];
    }
    next.rebuildDirectory();
    *this = std::move(next);
}

void CacheHierarchy::rebuildDirectory()
{
    for (std::size_t level = 0; m_isCoherent && level < m_levels.size(); ++level) {
        for (std::size_t i = 0; i < m_levels[level].count; ++i) {
            for (const Line& line : m_caches[m_levels[level].first + i].lines()) {
                Holders& holders = directory()[line.number];
                (level < m_privateLevels ? holders.units : holders.sockets) |= std::uint64_t{1} << i;
            }
        }
    }
}

LineMap<CacheHierarchy::Holders>& CacheHierarchy::directory()
{
    if (m_directory.use_count() != 1)
        m_directory = std::make_shared<LineMap<Holders>>(*m_directory);
    return *m_directory;
}

MissClassifier* CacheHierarchy::classifier()
{
    if (m_classifier && m_classifier.use_count() != 1)
        m_classifier = std::make_shared<MissClassifier>(*m_classifier);
    return m_classifier.get();
}

const Cache& CacheHierarchy::cache(CoreId core, int level) const
{
    return m_caches[m_levels[static_cast<std::size_t>(level - 1)].place[core.index()]];
}

AccessResult CacheHierarchy::accessSlowly(CoreId core, std::uint64_t address, int bytes, bool write, std::int32_t owner,
                                          std::int32_t space)
{
    AccessResult result{m_memoryCost, 0, false, {}};
    const bool missedTlb = m_tlbSpec && !translate(core.index(), address, bytes, space);
    if (!m_levels.empty()) {
        const Request request{core, m_unitOf[core.index()], m_socketOf[core.index()], 0, 0, write, owner};
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
    if (level >= m_levels.size())
        return {m_memoryCost, 0, false, {}};
    return accessFrom(level, {core, m_unitOf[core.index()], m_socketOf[core.index()], 0, 0, write, owner}, address,
                      bytes);
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
        if (m_classifier)
            request.bytes = bytesOfLine(number, m_lineShift, address, bytes);
        const Served served = accessLine(level, request, result);
        farthest = std::max(farthest, served.level);
        if (served.level == m_levels.size())
            result.cost = std::max(result.cost, served.isTransfer ? m_transferCost : m_memoryCost);
    }
    if (farthest < m_levels.size()) {
        result.cost = m_levels[farthest].spec.hitCost;
        result.levelHit = static_cast<std::uint8_t>(farthest + 1);
    }
    return result;
}

/// Whether the core knew where the pages are; it does afterwards.
bool CacheHierarchy::translate(std::size_t core, std::uint64_t address, int bytes, std::int32_t space)
{
    Cache& tlb = m_tlbs[core];
    if (m_spaces[core] != space) {
        if (!m_tlbSpec->isTagged)
            tlb.clear();
        m_spaces[core] = space;
    }
    const auto pageBytes = static_cast<std::uint64_t>(m_tlbSpec->pageBytes);
    const std::uint64_t last = (address + static_cast<std::uint64_t>(std::max(bytes, 1) - 1)) / pageBytes;
    bool knewAll = true;
    for (std::uint64_t page = address / pageBytes; page <= last; ++page) {
        if (tlb.find(page) != LineState::Invalid)
            continue;
        knewAll = false;
        tlb.insert(page, -1, LineState::Shared);
    }
    return knewAll;
}

} // namespace threadway::memory
