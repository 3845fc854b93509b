// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/line_map.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace threadway::memory {

/// Lines that an owner holds in a cache.
struct OwnerLines {
    std::int32_t owner = -1;
    std::int32_t lines = 0;
};

/// How many lines each owner holds in one cache, and which of these numbers were not told yet. Owners have places in a
/// table, which they keep while they hold lines.
class OwnerCounts {
public:
    /// The owner's place, a new one if it has none.
    std::size_t placeOf(std::int32_t owner)
    {
        if (m_lastOwner != owner) {
            m_last = findPlace(owner);
            m_lastOwner = owner;
        }
        return m_last;
    }
    /// Whose place it is, or was last.
    [[nodiscard]] std::int32_t ownerAt(std::size_t place) const { return m_entries[place].owner; }
    void change(std::size_t place, std::int32_t by)
    {
        m_entries[place].now += by;
        m_hasChanged = true;
    }
    /// Owners whose number differs from when this was last asked: those without lines first, each by owner. Those
    /// without lines lose their places.
    std::vector<OwnerLines> takeChanges();
    /// All owners with lines.
    [[nodiscard]] std::map<std::int32_t, std::int32_t> all() const;

private:
    struct Entry {
        std::int32_t owner = -1;
        std::int32_t now = 0;
        std::int32_t told = 0;
        bool isFree = false;
    };

    static constexpr std::int64_t nobody = std::int64_t{1} << 32;

    std::size_t findPlace(std::int32_t owner);

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_free; ///< places
    LineMap<std::uint32_t> m_places; ///< by owner
    std::int64_t m_lastOwner = nobody; ///< the one whose place was asked for last, which is often the next
    std::size_t m_last = 0; ///< that place
    bool m_hasChanged = false;
};

} // namespace threadway::memory
