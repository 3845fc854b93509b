// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/trace.h"

#include <algorithm>

namespace threadway::trace {

bool Trace::isComplete() const
{
    return m_size > 0 && event(m_size - 1).kind == machine::EventKind::RunEnded;
}

std::size_t Trace::firstAfter(SimTime time) const
{
    // Among chunks by the times of their first events, so that one of them at most is unpacked.
    const auto later = std::upper_bound(m_chunks.begin(), m_chunks.end(), time,
                                        [](SimTime t, const auto& chunk) { return t < chunk->first; });
    const auto chunks = static_cast<std::size_t>(later - m_chunks.begin());
    std::size_t low = chunks > 0 ? (chunks - 1) * Chunk::capacity : 0;
    std::size_t high = later == m_chunks.end() ? m_size : chunks * Chunk::capacity;
    if (later == m_chunks.end() && !m_tail.empty() && m_tail.front().time <= time)
        low = m_chunks.size() * Chunk::capacity;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (event(middle).time <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::size_t Trace::bytes() const
{
    std::size_t bytes = m_tail.capacity() * sizeof(machine::Event) + m_chunks.capacity() * sizeof(m_chunks.front());
    for (const auto& chunk : m_chunks)
        bytes += sizeof(Chunk) + chunk->bytes.capacity();
    return bytes;
}

void Trace::append(const machine::EventBuffer& events, SimTime frontier)
{
    std::size_t taken = 0;
    while (taken < events.size()) {
        const std::size_t count = std::min(Chunk::capacity - m_tail.size(), events.size() - taken);
        const auto from = events.begin() + static_cast<std::ptrdiff_t>(taken);
        m_tail.insert(m_tail.end(), from, from + static_cast<std::ptrdiff_t>(count));
        taken += count;
        if (m_tail.size() == Chunk::capacity) {
            m_chunks.push_back(std::make_shared<const Chunk>(m_tail));
            m_tail.clear();
        }
    }
    m_size += events.size();
    m_frontier = frontier;
}

Trace Trace::prefix(std::size_t size, SimTime frontier) const
{
    Trace result(m_blueprint);
    result.m_journal = m_journal;
    result.m_size = size;
    result.m_frontier = frontier;
    const std::size_t chunks = size / Chunk::capacity;
    result.m_chunks.assign(m_chunks.begin(), m_chunks.begin() + static_cast<std::ptrdiff_t>(chunks));
    for (std::size_t i = chunks * Chunk::capacity; i < size; ++i)
        result.m_tail.push_back(event(i));
    return result;
}

} // namespace threadway::trace
