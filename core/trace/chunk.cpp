// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/chunk.h"

#include "trace/event_codec.h"

namespace threadway::trace {

Chunk::Chunk(std::span<const machine::Event> events) : first(events.front().time), bytes(packedEvents(events)) {}

const machine::Event* UnpackedChunks::look(std::size_t number, const Chunk& chunk) const
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].number == number && !m_pages[i].events.empty()) {
            m_latest = i;
            return m_pages[i].events.data();
        }
    }
    m_latest = m_oldest;
    m_oldest = (m_oldest + 1) % m_pages.size();
    Page& page = m_pages[m_latest];
    page.number = number;
    page.events.resize(Chunk::capacity);
    unpackEvents(chunk.bytes, page.events);
    return page.events.data();
}

} // namespace threadway::trace
