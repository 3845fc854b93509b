// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/line_notes.h"

#include <algorithm>

namespace threadway::memory {

/// The page's place in the order of first uses.
std::uint32_t LineNotes::placeOf(std::uint64_t page)
{
    if (const std::uint32_t* known = m_places.find(page))
        return *known - 1;
    const auto place = static_cast<std::uint32_t>(std::min(m_places.size(), mostNumbered - 1));
    if (m_places.size() < mostNumbered)
        m_places[page] = place + 1;
    const std::size_t lines = (std::size_t{place} + 1) << lineBits;
    if (lines > m_lines && lines * m_stride <= mostBytes) {
        m_bytes.resize(lines * m_stride);
        m_lines = lines;
    }
    m_isComplete = m_isComplete && lines <= m_lines;
    return place;
}

} // namespace threadway::memory
