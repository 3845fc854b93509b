// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/line_notes.h"

#include <algorithm>

namespace threadway::memory {

/// The next lines are of this page.
void LineNotes::turnTo(std::uint64_t page)
{
    m_lastPage = page;
    if (const std::uint32_t* known = m_places.find(page)) {
        m_lastPlace = *known - 1;
        return;
    }
    m_lastPlace = static_cast<std::uint32_t>(std::min(m_places.size(), mostNumbered - 1));
    if (m_places.size() < mostNumbered)
        m_places[page] = m_lastPlace + 1;
    const std::size_t lines = (std::size_t{m_lastPlace} + 1) << lineBits;
    if (lines > m_lines && lines * m_stride <= mostBytes) {
        m_bytes.resize(lines * m_stride);
        m_lines = lines;
    }
    m_isComplete = m_isComplete && lines <= m_lines;
}

} // namespace threadway::memory
