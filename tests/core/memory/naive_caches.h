// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/memory_spec.h"

#include <algorithm>
#include <cstdint>
#include <list>
#include <map>
#include <set>
#include <vector>

namespace threadway::tests {

/// The rules of memory::CacheHierarchy written down as plainly as can be, and slowly: a set is a list with
/// the line used last in front; coherence is looked up everywhere. Knows lines, not addresses.
class NaiveCaches {
public:
    NaiveCaches(const memory::MemorySpec& spec, std::size_t cores) : m_spec(spec), m_cores(cores)
    {
        for (const memory::CacheLevelSpec& level : spec.levels)
            m_levels.emplace_back(level.isShared ? 1 : cores);
    }

    /// The level that serves the core's access, from 1; 0 for memory.
    int access(std::size_t core, std::uint64_t line, bool write)
    {
        std::size_t level = 0;
        while (level < m_levels.size() && !has(level, core, line))
            ++level;
        const int served = level == m_levels.size() ? 0 : static_cast<int>(level) + 1;
        if (served != 0) {
            std::list<std::uint64_t>& set = setOf(level, core, line);
            set.remove(line);
            set.push_front(line);
        }
        if (write)
            takeFromOthers(core, line);
        while (level-- > 0)
            bring(level, core, line);
        return served;
    }

    [[nodiscard]] std::set<std::uint64_t> linesOf(std::size_t level, std::size_t core) const
    {
        std::set<std::uint64_t> lines;
        for (const auto& [number, set] : m_levels[level][place(level, core)])
            lines.insert(set.begin(), set.end());
        return lines;
    }
    /// Lines that the core's cache lost to writes of others so far.
    [[nodiscard]] std::int64_t invalidations(std::size_t level, std::size_t core) const
    {
        const auto found = m_invalidations.find({level, core});
        return found == m_invalidations.end() ? 0 : found->second;
    }

private:
    using Sets = std::map<std::uint64_t, std::list<std::uint64_t>>;

    [[nodiscard]] std::size_t place(std::size_t level, std::size_t core) const
    {
        return m_spec.levels[level].isShared ? 0 : core;
    }
    [[nodiscard]] std::size_t ways(std::size_t level) const
    {
        const memory::CacheLevelSpec& spec = m_spec.levels[level];
        return static_cast<std::size_t>(spec.ways == 0 ? spec.sizeBytes / spec.lineBytes : spec.ways);
    }
    std::list<std::uint64_t>& setOf(std::size_t level, std::size_t core, std::uint64_t line)
    {
        const memory::CacheLevelSpec& spec = m_spec.levels[level];
        const auto lines = static_cast<std::uint64_t>(spec.sizeBytes / spec.lineBytes);
        return m_levels[level][place(level, core)][line % (lines / ways(level))];
    }
    bool has(std::size_t level, std::size_t core, std::uint64_t line)
    {
        const auto& set = setOf(level, core, line);
        return std::find(set.begin(), set.end(), line) != set.end();
    }
    void takeFromOthers(std::size_t core, std::uint64_t line)
    {
        for (std::size_t level = 0; level < m_levels.size(); ++level) {
            for (std::size_t other = 0; other < m_cores; ++other) {
                if (m_spec.levels[level].isShared || other == core || !has(level, other, line))
                    continue;
                setOf(level, other, line).remove(line);
                ++m_invalidations[{level, other}];
            }
        }
    }
    void bring(std::size_t level, std::size_t core, std::uint64_t line)
    {
        std::list<std::uint64_t>& set = setOf(level, core, line);
        set.push_front(line);
        if (set.size() <= ways(level))
            return;
        const std::uint64_t gone = set.back();
        set.pop_back();
        // Inclusion: whoever is served by this cache loses the line with it.
        for (std::size_t nearer = 0; nearer < level; ++nearer) {
            for (std::size_t other = 0; other < m_cores; ++other) {
                if (place(level, other) == place(level, core))
                    setOf(nearer, other, gone).remove(gone);
            }
        }
    }

    memory::MemorySpec m_spec;
    std::size_t m_cores;
    std::vector<std::vector<Sets>> m_levels;
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> m_invalidations;
};

} // namespace threadway::tests
