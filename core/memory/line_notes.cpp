// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/line_notes.h"

namespace threadway::memory {

/// The short number of the page's first line. A page without notes gets one past all that have some.
std::uint32_t LineNotes::firstOf(std::uint64_t page)
{
    const std::size_t bytesOfPage = linesOfPage * m_stride;
    if (const std::uint32_t* first = m_firsts.find(page))
        return *first;
    const std::size_t end = m_bytes.size();
    if (end + bytesOfPage > mostBytes) {
        m_isComplete = false;
        return mostBytes;
    }
    m_bytes.resize(end + bytesOfPage);
    m_firsts[page] = static_cast<std::uint32_t>(end);
    return static_cast<std::uint32_t>(end);
}

} // namespace threadway::memory
