// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "memory/full_lru.h"
#include "memory/line_notes.h"
#include "memory/memory_spec.h"
#include "memory/miss_kind.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace threadway::memory {

/// Tells misses apart by cause: cold, capacity and conflict as Hill defined them (1987), misses of sharing by what
/// was written since the line was lost (after Dubois et al. 1993), and those of migration. A unit is a core's own
/// caches. A value.
class MissClassifier {
public:
    /// One cache as this class sees it.
    struct CacheShape {
        std::size_t level = 0;
        std::int64_t lines = 0;
        bool isFullLru = false; ///< it is itself what it would be compared with
    };
    /// The shape of each cache; caches are called by their place in this list.
    MissClassifier(const std::vector<CacheShape>& caches, std::size_t units);

    /// An access to a line on its way through caches.
    struct Passage {
        const std::uint32_t* caches = nullptr; ///< those of the unit, by level
        std::size_t from = 0; ///< the level that is asked first
        std::size_t served = 0; ///< the level that has the line; all before it lack it
        bool isServed = false; ///< there is such a level: it was not memory that had the line
        std::uint64_t number = 0; ///< of the line
        std::uint64_t bytes = 0; ///< a bit for each that is accessed
        std::uint64_t warmBefore = 0; ///< a bit for each level in which the unit used before has the line
    };

    /// The unit will be asked for the line: asks the host for what is known of it.
    void approach(std::uint64_t number) { m_notes.prefetch(m_notes.shortNumber(number)); }
    /// The owner makes an access through the unit.
    void begin(std::int32_t owner, std::size_t unit)
    {
        m_owner = owner;
        m_unit = unit;
        if (m_hasOtherUnits)
            findPrevious();
    }
    /// The unit that the owner used before the present one, if any.
    [[nodiscard]] std::optional<std::size_t> previousUnit() const { return m_previous; }
    /// The access that has begun asks these caches; kinds are given to levels that lack the line and have none yet.
    void pass(const Passage& passage, MissKinds& kinds);

    /// The unit's cache lost the line to the write of the present owner.
    void lost(std::size_t cache, std::size_t unit, std::uint64_t number);
    /// The present owner wrote these bytes through the unit, which has the line now.
    void wrote(std::size_t unit, std::uint64_t number, std::uint64_t bytes);
    /// The unit has the line again.
    void regained(std::size_t unit, std::uint64_t number);

    /// A hash of all kinds told so far.
    [[nodiscard]] std::uint64_t history() const { return m_history.value(); }
    /// Whether all lines ever held are known, so that each cold miss is one.
    [[nodiscard]] bool isComplete() const { return m_notes.isComplete(); }
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Cache {
        std::uint64_t levelBit = 0;
        std::optional<FullLru> ideal; ///< nothing if the cache itself is like it
    };
    /// A line that a unit lost to a write.
    struct Loss {
        std::size_t unit = 0;
        std::uint64_t levels = 0; ///< a bit for each level that lost it
        std::uint64_t written = 0; ///< bytes written by others since
        std::int32_t writer = -1; ///< the owner that took it away
    };
    /// A Loss in a list of those of one line.
    struct Link {
        Loss loss;
        std::uint32_t next = 0;
    };
    struct Whereabouts {
        std::int32_t now = -1;
        std::int32_t before = -1;
    };

    void findPrevious();
    FullLru::Past use(std::size_t cache, std::uint32_t line);
    [[nodiscard]] MissKind kindOfMoved(const Passage& passage, std::size_t level, const Loss* loss,
                                       MissKind kind) const;
    [[nodiscard]] Loss* lossOf(std::size_t unit, std::uint64_t number);

    std::vector<Cache> m_caches;
    LineNotes m_notes; ///< whether a cache had it at some time; the rest is the ideal cache's
    LineMap<std::uint32_t> m_firstLoss; ///< by line: its first Link, from 1
    std::vector<Link> m_links;
    std::vector<std::uint32_t> m_freeLinks;
    LineMap<Whereabouts> m_units; ///< by owner
    base::Hasher m_history;
    bool m_hasOtherUnits;
    std::int32_t m_owner = -1;
    std::size_t m_unit = 0;
    std::optional<std::size_t> m_previous;
};

} // namespace threadway::memory
