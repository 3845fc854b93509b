// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache_hierarchy.h"

#include "memory/miss_classifier.h"

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

} // namespace

CacheHierarchy::CacheHierarchy(const MemorySpec& spec, int cores, std::uint64_t seed, const CacheSharing& sharing)
    : m_spec(spec),
      m_seed(seed),
      m_levelCount(spec.levels.size()),
      m_prefetches(spec.prefetchesNextLine),
      m_memoryCost(spec.memoryCost),
      m_transferCost(spec.transferCost.value_or(spec.memoryCost)),
      m_tlbSpec(spec.tlb)
{
    const auto count = static_cast<std::size_t>(cores);
    const auto [unitOf, units] = placesOf(sharing.unitOf, count, true);
    const auto [socketOf, sockets] = placesOf(sharing.socketOf, count, false);
    m_firstCore = firstCores(unitOf, units);
    m_unitsOf.resize(sockets);
    m_hasSockets = sockets > 1;
    m_paths.resize(count);
    for (std::size_t core = 0; core < count; ++core) {
        m_unitsOf[socketOf[core]] |= std::uint64_t{1} << unitOf[core];
        m_paths[core].unit = static_cast<std::uint32_t>(unitOf[core]);
        m_paths[core].socket = static_cast<std::uint32_t>(socketOf[core]);
    }
    std::vector<MissClassifier::CacheShape> shapes;
    for (const CacheLevelSpec& level : spec.levels) {
        Level made{level, m_caches.size(), level.isShared ? sockets : units, level.isShared ? socketOf : unitOf};
        for (std::size_t core = 0; core < count; ++core) {
            made.place[core] += made.first;
            m_paths[core].caches[m_levels.size()] = static_cast<std::uint32_t>(made.place[core]);
        }
        for (std::size_t i = 0; i < made.count; ++i) {
            m_caches.emplace_back(level, base::RandomStream(seed + m_caches.size(), "cache"), m_levels.empty());
            shapes.push_back({m_levels.size(), level.lines(), isFullLru(level)});
        }
        m_isInclusive[m_levels.size()] = level.isInclusive;
        m_levels.push_back(std::move(made));
        m_privateLevels += level.isShared ? 0 : 1;
        m_lineShift = static_cast<unsigned>(std::countr_zero(static_cast<unsigned>(level.lineBytes)));
    }
    m_incidents.resize(m_caches.size());
    if (!m_levels.empty())
        m_nearCost = m_levels.front().spec.hitCost;
    for (std::size_t level = 0; level + 1 < m_privateLevels; ++level)
        m_levels[level].isKeptBehind = m_isInclusive[level + 1];
    m_isCoherent = !m_levels.empty() && (units > 1 || sockets > 1);
    m_isDirect = !m_levels.empty() && !spec.prefetchesNextLine && !spec.tlb;
    m_isPlain = m_isDirect && !spec.classifiesMisses;
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

LineMap<CacheHierarchy::Holders>& CacheHierarchy::directory()
{
    if (m_directory.use_count() != 1)
        m_directory = std::make_shared<LineMap<Holders>>(*m_directory);
    return *m_directory;
}

void CacheHierarchy::ownClassifier()
{
    m_classifier = std::make_shared<MissClassifier>(*m_classifier);
}

const Cache& CacheHierarchy::cache(CoreId core, int level) const
{
    return m_caches[m_levels[static_cast<std::size_t>(level - 1)].place[core.index()]];
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
