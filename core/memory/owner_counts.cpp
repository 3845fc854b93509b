// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/owner_counts.h"

#include <algorithm>

namespace threadway::memory {

std::size_t OwnerCounts::findPlace(std::int32_t owner)
{
    const auto key = static_cast<std::uint32_t>(owner);
    if (const std::uint32_t* known = m_places.find(key))
        return *known;
    std::size_t place = m_entries.size();
    if (m_free.empty()) {
        m_entries.push_back({owner});
    } else {
        place = m_free.back();
        m_free.pop_back();
        m_entries[place] = {owner};
    }
    m_places[key] = static_cast<std::uint32_t>(place);
    return place;
}

std::vector<OwnerLines> OwnerCounts::takeChanges()
{
    std::vector<OwnerLines> changes;
    if (!m_hasChanged)
        return changes;
    m_hasChanged = false;
    m_lastOwner = nobody;
    for (std::size_t place = 0; place < m_entries.size(); ++place) {
        Entry& entry = m_entries[place];
        if (entry.now != entry.told)
            changes.push_back({entry.owner, entry.now});
        entry.told = entry.now;
        if (entry.now != 0 || entry.isFree)
            continue;
        entry.isFree = true;
        m_free.push_back(static_cast<std::uint32_t>(place));
        m_places.erase(static_cast<std::uint32_t>(entry.owner));
    }
    std::sort(changes.begin(), changes.end(), [](const OwnerLines& a, const OwnerLines& b) {
        return (a.lines == 0) != (b.lines == 0) ? a.lines == 0 : a.owner < b.owner;
    });
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
