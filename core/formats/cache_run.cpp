// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/cache_run.h"

#include "memory/optimal_replacement.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <numeric>

namespace threadway::formats {
namespace {

using Json = nlohmann::ordered_json;
using Kind = TraceAccess::Kind;

constexpr std::array<const char*, memory::missKinds> kindWords{"none",         "cold",          "capacity", "conflict",
                                                               "true_sharing", "false_sharing", "migration"};

constexpr std::size_t at(Kind kind)
{
    return static_cast<std::size_t>(kind);
}

std::int64_t dataOf(const std::array<std::int64_t, 4>& counts)
{
    return counts[at(Kind::Load)] + counts[at(Kind::Store)] + counts[at(Kind::Modify)];
}

double percent(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

CacheRun::CacheRun(const CacheRunSetup& setup)
    : m_setup(setup), m_caches(setup.memory, 1, setup.seed), m_levels(setup.memory.levels.size())
{
    if (setup.instructions)
        m_instructions.emplace(*setup.instructions);
    m_lineShift = static_cast<unsigned>(std::countr_zero(static_cast<unsigned>(setup.memory.levels.front().lineBytes)));
    m_incidents.resize(m_levels.size());
}

bool CacheRun::access(const TraceAccess& access)
{
    if (m_setup.isOptimal)
        return carryOut(access);
    const bool isDone = m_waiting < m_coming.size() || carryOutFirst();
    m_coming[(m_first + m_waiting++) % m_coming.size()] = access;
    if (access.kind != Kind::Instruction)
        m_caches.approach(CoreId(0), access.address);
    return isDone;
}

bool CacheRun::carryOutFirst()
{
    const TraceAccess& first = m_coming[m_first];
    m_first = (m_first + 1) % m_coming.size();
    --m_waiting;
    return carryOut(first);
}

bool CacheRun::carryOut(const TraceAccess& access)
{
    ++m_accesses[at(access.kind)];
    if (access.kind == Kind::Instruction) {
        fetch(access);
        return true;
    }
    const std::uint64_t end = access.address + static_cast<std::uint64_t>(access.bytes) - 1;
    m_straddling += access.address >> m_lineShift != end >> m_lineShift ? 1 : 0;
    if (m_setup.isOptimal) {
        remember(access);
        return m_lines.size() <= mostOptimalAccesses;
    }
    const auto result = m_caches.access(CoreId(0), access.address, access.bytes, access.kind != Kind::Load, 0);
    m_tlbMisses += result.missedTlb ? 1 : 0;
    count(access, result, 0);
    return true;
}

/// An instruction goes through its own cache, and on a miss through all levels behind the first.
void CacheRun::fetch(const TraceAccess& access)
{
    if (!m_instructions)
        return;
    bool isMiss = false;
    const std::uint64_t last = (access.address + static_cast<std::uint64_t>(access.bytes) - 1) >> m_lineShift;
    for (std::uint64_t line = access.address >> m_lineShift; line <= last; ++line) {
        if (m_instructions->find(line) != memory::LineState::Invalid)
            continue;
        isMiss = true;
        m_instructions->insert(line, 0, memory::LineState::Shared);
    }
    if (!isMiss)
        return;
    ++m_instructionMisses;
    if (m_levels.size() > 1)
        count(access, m_caches.accessBehind(1, CoreId(0), access.address, access.bytes, false, 0), 1);
}

void CacheRun::count(const TraceAccess& access, const memory::AccessResult& result, std::size_t from)
{
    for (std::size_t level = from; level < m_levels.size(); ++level) {
        ++m_levels[level].accesses[at(access.kind)];
        if (result.levelHit == level + 1)
            return;
        ++m_levels[level].misses[at(access.kind)];
        ++m_levels[level].kinds[static_cast<std::size_t>(result.kinds[level])];
    }
}

void CacheRun::remember(const TraceAccess& access)
{
    const std::uint64_t last = (access.address + static_cast<std::uint64_t>(access.bytes) - 1) >> m_lineShift;
    const auto number = static_cast<std::size_t>(dataOf(m_accesses));
    for (std::uint64_t line = access.address >> m_lineShift; line <= last; ++line) {
        m_lines.push_back(line);
        m_references.push_back({number, static_cast<std::uint8_t>(access.kind)});
    }
}

void CacheRun::finish()
{
    while (m_waiting > 0)
        carryOutFirst();
    for (std::size_t level = 0; level < m_levels.size(); ++level)
        m_incidents[level] = m_caches.takeIncidents(CoreId(0), static_cast<int>(level) + 1);
    if (!m_setup.isOptimal)
        return;
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        const auto misses = memory::optimalMisses(m_setup.memory.levels[level], m_lines);
        std::size_t kept = 0;
        std::size_t asked = 0; // accesses, numbered from 1, counted last
        std::size_t missed = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const Reference reference = m_references[i];
            m_levels[level].accesses[reference.kind] += reference.access != asked ? 1 : 0;
            asked = reference.access;
            if (misses[i] == 0)
                continue;
            m_levels[level].misses[reference.kind] += reference.access != missed ? 1 : 0;
            missed = reference.access;
            m_lines[kept] = m_lines[i]; // what misses here is asked of the next level
            m_references[kept++] = reference;
        }
        m_lines.resize(kept);
        m_references.resize(kept);
    }
}

Json CacheRun::levelJson(std::size_t index) const
{
    const memory::CacheLevelSpec& spec = m_setup.memory.levels[index];
    const CacheRunLevel& level = m_levels[index];
    const std::int64_t accesses = dataOf(level.accesses);
    const std::int64_t misses = dataOf(level.misses);
    Json json{{"level", memory::levelNumber(m_setup.memory, index)},
              {"size_bytes", spec.sizeBytes},
              {"ways", spec.ways == 0 ? spec.lines() : spec.ways},
              {"line_bytes", spec.lineBytes},
              {"accesses", accesses},
              {"hits", accesses - misses},
              {"misses", misses},
              {"read_misses", level.misses[at(Kind::Load)] + level.misses[at(Kind::Modify)]},
              {"write_misses", level.misses[at(Kind::Store)]},
              {"hit_percent", percent(accesses - misses, accesses)}};
    if (m_instructions && index > 0)
        json["instruction_misses"] = level.misses[at(Kind::Instruction)];
    if (!m_setup.isOptimal)
        json["write_backs"] = m_incidents[index].writtenBack;
    if (m_setup.memory.classifiesMisses) {
        for (std::size_t kind = 1; kind <= static_cast<std::size_t>(memory::MissKind::Conflict); ++kind)
            json["kinds"][kindWords[kind]] = level.kinds[kind];
    }
    return json;
}

Json CacheRun::json() const
{
    Json json{{"accesses", dataOf(m_accesses)},
              {"reads", m_accesses[at(Kind::Load)]},
              {"writes", m_accesses[at(Kind::Store)]},
              {"modifies", m_accesses[at(Kind::Modify)]},
              {"instructions", m_accesses[at(Kind::Instruction)]},
              {"straddling", m_straddling}};
    if (m_instructions)
        json["instruction_cache_misses"] = m_instructionMisses;
    json["levels"] = Json::array();
    for (std::size_t level = 0; level < m_levels.size(); ++level)
        json["levels"].push_back(levelJson(level));
    if (m_setup.memory.tlb)
        json["tlb_misses"] = m_tlbMisses;
    if (m_setup.memory.prefetchesNextLine)
        json["prefetched"] = {{"lines", m_incidents[0].prefetched}, {"useful", m_incidents[0].usefullyPrefetched}};
    if (m_setup.memory.classifiesMisses)
        json["classified_exactly"] = m_caches.isClassificationComplete();
    return json;
}

std::string CacheRun::table() const
{
    const Json all = json();
    std::string text = fmt::format("{} data accesses ({} reads, {} writes, {} both), {} instructions\n\n",
                                   dataOf(m_accesses), m_accesses[at(Kind::Load)], m_accesses[at(Kind::Store)],
                                   m_accesses[at(Kind::Modify)], m_accesses[at(Kind::Instruction)]);
    text += fmt::format("{:<6}{:>14}{:>14}{:>14}{:>9}{:>14}{:>14}\n", "cache", "accesses", "hits", "misses", "hit %",
                        "reads missed", "writes missed");
    for (const Json& level : all["levels"]) {
        text += fmt::format("L{:<5}{:>14}{:>14}{:>14}{:>9.3f}{:>14}{:>14}\n", level["level"].get<int>(),
                            level["accesses"].get<std::int64_t>(), level["hits"].get<std::int64_t>(),
                            level["misses"].get<std::int64_t>(), level["hit_percent"].get<double>(),
                            level["read_misses"].get<std::int64_t>(), level["write_misses"].get<std::int64_t>());
    }
    for (const Json& level : all["levels"]) {
        if (!level.contains("kinds"))
            continue;
        text += fmt::format("L{} misses:", level["level"].get<int>());
        for (const auto& [kind, count] : level["kinds"].items())
            text += fmt::format(" {} {}", count.get<std::int64_t>(), kind);
        text += "\n";
    }
    if (m_instructions)
        text += fmt::format("instruction cache: {} misses\n", m_instructionMisses);
    if (m_setup.memory.tlb)
        text += fmt::format("TLB: {} misses\n", m_tlbMisses);
    if (m_setup.memory.prefetchesNextLine)
        text += fmt::format("prefetched: {} lines, {} of them asked for\n", m_incidents[0].prefetched,
                            m_incidents[0].usefullyPrefetched);
    return text;
}

} // namespace threadway::formats
