// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/vain_tries.h"

#include <algorithm>
#include <utility>

namespace threadway::trace {
namespace {

/// A round of more places than these counts as progress: trying again and again is short.
constexpr std::size_t mostPlaces = 256;

} // namespace

void VainTries::fail(ObjectId object, const std::vector<ThreadId>& holders, SimTime now)
{
    const bool isLike = m_rounds < 2 || std::includes(m_before.begin(), m_before.end(), m_round.begin(), m_round.end());
    if (m_rounds == 0 || !isLike) {
        m_rounds = 0;
        m_since = now;
        m_keepers.clear();
    }
    ++m_rounds;
    m_object = object;
    m_before = std::exchange(m_round, {});
    for (const ThreadId holder : holders) {
        const auto place = std::lower_bound(m_keepers.begin(), m_keepers.end(), holder);
        if (place == m_keepers.end() || *place != holder)
            m_keepers.insert(place, holder);
    }
}

void VainTries::note(Place place)
{
    const auto found = std::lower_bound(m_round.begin(), m_round.end(), place);
    if (found != m_round.end() && *found == place)
        return;
    m_round.insert(found, place);
    if (m_round.size() > mostPlaces)
        progress();
}

} // namespace threadway::trace
