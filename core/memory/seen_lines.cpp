// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/seen_lines.h"

#include <algorithm>

namespace threadway::memory {

/// The next lines are of this page.
void SeenLines::turnTo(std::uint64_t page)
{
    m_lastPage = page;
    if (const std::uint32_t* known = m_places.find(page)) {
        m_lastPlace = *known - 1;
        return;
    }
    m_lastPlace = static_cast<std::uint32_t>(std::min(m_places.size(), mostNumbered - 1));
    if (m_places.size() < mostNumbered)
        m_places[page] = m_lastPlace + 1;
    if (m_lastPlace < mostPages)
        m_bits.resize((std::size_t{m_lastPlace} + 1) * (linesOfPage / 64) * m_caches);
}

} // namespace threadway::memory
