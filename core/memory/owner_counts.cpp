// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/owner_counts.h"

#include <algorithm>

namespace threadway::memory {

std::size_t OwnerCounts::placeOf(std::int32_t owner)
{
    auto place = std::lower_bound(m_entries.begin(), m_entries.end(), owner,
                                  [](const Entry& entry, std::int32_t wanted) { return entry.owner < wanted; });
    if (place == m_entries.end() || place->owner != owner)
        place = m_entries.insert(place, Entry{owner, 0, 0});
    return static_cast<std::size_t>(place - m_entries.begin());
}

std::vector<OwnerLines> OwnerCounts::takeChanges()
{
    std::vector<OwnerLines> changes;
    if (!m_hasChanged)
        return changes;
    m_hasChanged = false;
    for (const Entry& entry : m_entries) {
        if (entry.now == 0 && entry.told != 0)
            changes.push_back({entry.owner, 0});
    }
    for (Entry& entry : m_entries) {
        if (entry.now != 0 && entry.now != entry.told)
            changes.push_back({entry.owner, entry.now});
        entry.told = entry.now;
    }
    std::erase_if(m_entries, [](const Entry& entry) { return entry.now == 0; });
    return changes;
}

std::map<std::int32_t, std::int32_t> OwnerCounts::all() const
{
    std::map<std::int32_t, std::int32_t> lines;
    for (const Entry& entry : m_entries) {
        if (entry.now != 0)
            lines.emplace(entry.owner, entry.now);
    }
    return lines;
}

} // namespace threadway::memory
