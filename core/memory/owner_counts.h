// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// How many lines each owner holds in one cache, and which of these numbers were not told yet.
class OwnerCounts {
public:
    void change(std::int32_t owner, std::int32_t by)
    {
        if (m_last >= m_entries.size() || m_entries[m_last].owner != owner)
            m_last = placeOf(owner);
        m_entries[m_last].now += by;
        m_hasChanged = true;
    }
    /// Owners whose number differs from when this was last asked: those without lines first, each by owner.
    std::vector<OwnerLines> takeChanges();
    /// All owners with lines.
    [[nodiscard]] std::map<std::int32_t, std::int32_t> all() const;

private:
    struct Entry {
        std::int32_t owner = -1;
        std::int32_t now = 0;
        std::int32_t told = 0;
    };

    std::size_t placeOf(std::int32_t owner);

    std::vector<Entry> m_entries; ///< by owner; those without lines leave when changes are taken
    std::size_t m_last = 0; ///< the entry changed last, which is often the next
    bool m_hasChanged = false;
};

} // namespace threadway::memory
