// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "memory/cache_hierarchy.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace threadway::tests {

/// One set of a cache, written down as plainly as can be: slots with the times of coming and of use.
class NaiveSet {
public:
    explicit NaiveSet(std::size_t ways) : m_slots(ways), m_pointsRight(ways, false) {}

    [[nodiscard]] bool has(std::uint64_t line) const { return slotOf(line) < m_slots.size(); }
    void use(std::uint64_t line, std::int64_t now)
    {
        m_slots[slotOf(line)].used = now;
        turnAway(1, 0, m_slots.size(), slotOf(line));
    }
    void remove(std::uint64_t line)
    {
        if (has(line))
            m_slots[slotOf(line)] = {};
    }
    /// Brings the line in; returns what had to go.
    std::optional<std::uint64_t> bring(std::uint64_t line, memory::Replacement replacement, std::int64_t now,
                                       base::RandomStream& random)
    {
        const auto isFree = [](const Slot& slot) { return !slot.line; };
        auto place = std::find_if(m_slots.begin(), m_slots.end(), isFree);
        if (place == m_slots.end())
            place = m_slots.begin() + static_cast<std::ptrdiff_t>(victim(replacement, random));
        const auto gone = place->line;
        *place = {line, now, now};
        turnAway(1, 0, m_slots.size(), static_cast<std::size_t>(place - m_slots.begin()));
        return gone;
    }
    [[nodiscard]] std::vector<std::uint64_t> lines() const
    {
        std::vector<std::uint64_t> found;
        for (const Slot& slot : m_slots) {
            if (slot.line)
                found.push_back(*slot.line);
        }
        return found;
    }

private:
    struct Slot {
        std::optional<std::uint64_t> line;
        std::int64_t came = 0;
        std::int64_t used = 0;
    };

    [[nodiscard]] std::size_t slotOf(std::uint64_t line) const
    {
        const auto found = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot& s) { return s.line == line; });
        return static_cast<std::size_t>(found - m_slots.begin());
    }
    std::size_t victim(memory::Replacement replacement, base::RandomStream& random)
    {
        const auto earliest = [&](std::int64_t Slot::*time) {
            const auto place = std::min_element(m_slots.begin(), m_slots.end(),
                                                [&](const Slot& a, const Slot& b) { return a.*time < b.*time; });
            return static_cast<std::size_t>(place - m_slots.begin());
        };
        switch (replacement) {
        case memory::Replacement::Lru:
            return earliest(&Slot::used);
        case memory::Replacement::Fifo:
            return earliest(&Slot::came);
        case memory::Replacement::Random:
            return random.below(m_slots.size());
        case memory::Replacement::TreePlru:
            break;
        }
        return pointedAt(1, 0, m_slots.size());
    }
    /// The tree over slots begin..end: its node points into one half, in which the search goes on.
    [[nodiscard]] std::size_t pointedAt(std::size_t node, std::size_t begin, std::size_t end) const
    {
        if (end - begin == 1)
            return begin;
        const std::size_t middle = (begin + end) / 2;
        return m_pointsRight[node] ? pointedAt(node * 2 + 1, middle, end) : pointedAt(node * 2, begin, middle);
    }
    void turnAway(std::size_t node, std::size_t begin, std::size_t end, std::size_t slot)
    {
        if (end - begin == 1 || node >= m_pointsRight.size())
            return;
        const std::size_t middle = (begin + end) / 2;
        m_pointsRight[node] = slot < middle;
        if (slot < middle)
            turnAway(node * 2, begin, middle, slot);
        else
            turnAway(node * 2 + 1, middle, end, slot);
    }

    std::vector<Slot> m_slots;
    std::vector<bool> m_pointsRight; ///< by node, the root is 1; used only if the ways are a power of two
};

/// The rules of memory::CacheHierarchy, slowly: coherence is looked up everywhere. Knows lines, not addresses.
class NaiveCaches {
public:
    NaiveCaches(memory::MemorySpec spec, std::size_t cores, memory::CacheSharing sharing = {})
        : m_spec(std::move(spec)), m_cores(cores), m_sharing(std::move(sharing))
    {
        std::uint64_t seed = 1;
        for (std::size_t level = 0; level < m_spec.levels.size(); ++level) {
            m_levels.emplace_back();
            for (std::size_t core = 0; core < cores; ++core) {
                if (place(level, core) == m_levels.back().size())
                    m_levels.back().push_back({{}, base::RandomStream(seed++, "cache")});
            }
        }
    }

    /// The level that serves the core's access, from 1; 0 for memory.
    int access(std::size_t core, std::uint64_t line, bool write)
    {
        ++m_now;
        std::size_t level = 0;
        while (level < m_levels.size() && !has(level, core, line))
            ++level;
        const int served = level == m_levels.size() ? 0 : static_cast<int>(level) + 1;
        if (served != 0)
            setOf(level, core, line).use(line, m_now);
        if (write)
            takeFromOthers(core, line);
        while (level-- > 0)
            bring(level, core, line);
        return served;
    }

    [[nodiscard]] std::set<std::uint64_t> linesOf(std::size_t level, std::size_t core) const
    {
        std::set<std::uint64_t> lines;
        for (const auto& [number, set] : m_levels[level][place(level, core)].sets) {
            for (const std::uint64_t line : set.lines())
                lines.insert(line);
        }
        return lines;
    }
    /// Lines that the core's cache lost to writes of others so far; told of the first core that uses the cache.
    [[nodiscard]] std::int64_t invalidations(std::size_t level, std::size_t core) const
    {
        const auto found = m_invalidations.find({level, place(level, core)});
        const bool isFirst = core == 0 || place(level, core - 1) != place(level, core);
        return found == m_invalidations.end() || !isFirst ? 0 : found->second;
    }

private:
    struct NaiveCache {
        std::map<std::uint64_t, NaiveSet> sets;
        base::RandomStream random;
    };

    [[nodiscard]] std::size_t place(std::size_t level, std::size_t core) const
    {
        const bool isShared = m_spec.levels[level].isShared;
        const std::vector<std::uint8_t>& places = isShared ? m_sharing.socketOf : m_sharing.unitOf;
        const std::size_t usual = isShared ? 0 : core;
        return places.empty() ? usual : places[core];
    }
    [[nodiscard]] std::size_t ways(std::size_t level) const
    {
        const memory::CacheLevelSpec& spec = m_spec.levels[level];
        return static_cast<std::size_t>(spec.ways == 0 ? spec.sizeBytes / spec.lineBytes : spec.ways);
    }
    NaiveSet& setOf(std::size_t level, std::size_t core, std::uint64_t line)
    {
        const memory::CacheLevelSpec& spec = m_spec.levels[level];
        const auto lines = static_cast<std::uint64_t>(spec.sizeBytes / spec.lineBytes);
        auto& sets = m_levels[level][place(level, core)].sets;
        return sets.try_emplace(line % (lines / ways(level)), ways(level)).first->second;
    }
    bool has(std::size_t level, std::size_t core, std::uint64_t line) { return setOf(level, core, line).has(line); }
    void takeFromOthers(std::size_t core, std::uint64_t line)
    {
        for (std::size_t level = 0; level < m_levels.size(); ++level) {
            for (std::size_t other = 0; other < m_cores; ++other) {
                if (place(level, other) == place(level, core) || !has(level, other, line))
                    continue;
                setOf(level, other, line).remove(line);
                ++m_invalidations[{level, place(level, other)}];
            }
        }
    }
    void bring(std::size_t level, std::size_t core, std::uint64_t line)
    {
        base::RandomStream& random = m_levels[level][place(level, core)].random;
        const auto gone = setOf(level, core, line).bring(line, m_spec.levels[level].replacement, m_now, random);
        if (!gone || !m_spec.levels[level].isInclusive)
            return;
        // Inclusion: whoever is served by this cache loses the line with it.
        for (std::size_t nearer = 0; nearer < level; ++nearer) {
            for (std::size_t other = 0; other < m_cores; ++other) {
                if (place(level, other) == place(level, core))
                    setOf(nearer, other, *gone).remove(*gone);
            }
        }
    }

    memory::MemorySpec m_spec;
    std::size_t m_cores;
    memory::CacheSharing m_sharing;
    std::int64_t m_now = 0;
    std::vector<std::vector<NaiveCache>> m_levels;
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> m_invalidations; ///< by level and place
};

} // namespace threadway::tests
