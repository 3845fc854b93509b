// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/cache.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace threadway::memory {

Cache::Cache(const CacheLevelSpec& spec)
    : m_lines(static_cast<std::size_t>(spec.lines())),
      m_ways(static_cast<std::size_t>(spec.ways == 0 ? spec.lines() : spec.ways)),
      m_sets(m_lines.size() / m_ways)
{
}

std::size_t Cache::setOf(std::uint64_t number) const
{
    const bool isPowerOfTwo = (m_sets & (m_sets - 1)) == 0;
    const std::size_t set = isPowerOfTwo ? number & (m_sets - 1) : number % m_sets;
    return set * m_ways;
}

Line* Cache::find(std::uint64_t number)
{
    const std::size_t first = setOf(number);
    for (std::size_t i = first; i < first + m_ways; ++i) {
        if (m_lines[i].number == number && m_lines[i].state != LineState::Invalid) {
            m_lines[i].usedAt = tick();
            return &m_lines[i];
        }
    }
    return nullptr;
}

const Line* Cache::peek(std::uint64_t number) const
{
    const std::size_t first = setOf(number);
    for (std::size_t i = first; i < first + m_ways; ++i) {
        if (m_lines[i].number == number && m_lines[i].state != LineState::Invalid)
            return &m_lines[i];
    }
    return nullptr;
}

void Cache::count(std::int32_t owner, std::int32_t change)
{
    const auto place = m_occupancy.emplace(owner, 0).first;
    place->second += change;
    if (place->second == 0)
        m_occupancy.erase(place);
}

std::uint32_t Cache::tick()
{
    if (m_clock == std::numeric_limits<std::uint32_t>::max()) {
        // Start over from the order of use, which is all that matters.
        std::vector<std::size_t> byUse(m_lines.size());
        std::iota(byUse.begin(), byUse.end(), std::size_t{0});
        std::stable_sort(byUse.begin(), byUse.end(),
                         [this](std::size_t a, std::size_t b) { return m_lines[a].usedAt < m_lines[b].usedAt; });
        m_clock = 0;
        for (const std::size_t i : byUse)
            m_lines[i].usedAt = ++m_clock;
    }
    return ++m_clock;
}

std::optional<Line> Cache::insert(std::uint64_t number, std::int32_t owner, LineState state)
{
    const std::size_t first = setOf(number);
    std::size_t victim = first;
    for (std::size_t i = first; i < first + m_ways; ++i) {
        if (m_lines[i].state == LineState::Invalid) {
            victim = i;
            break;
        }
        if (m_lines[i].usedAt < m_lines[victim].usedAt)
            victim = i;
    }
    std::optional<Line> evicted;
    if (m_lines[victim].state != LineState::Invalid) {
        evicted = m_lines[victim];
        count(evicted->owner, -1);
    }
    m_lines[victim] = {number, tick(), owner, state};
    count(owner, 1);
    return evicted;
}

void Cache::setState(std::uint64_t number, LineState state)
{
    const std::size_t first = setOf(number);
    for (std::size_t i = first; i < first + m_ways; ++i) {
        if (m_lines[i].number == number && m_lines[i].state != LineState::Invalid)
            m_lines[i].state = state;
    }
}

bool Cache::drop(std::uint64_t number)
{
    const std::size_t first = setOf(number);
    for (std::size_t i = first; i < first + m_ways; ++i) {
        if (m_lines[i].number != number || m_lines[i].state == LineState::Invalid)
            continue;
        count(m_lines[i].owner, -1);
        m_lines[i] = {};
        return true;
    }
    return false;
}

void Cache::addTo(base::Hasher& hasher) const
{
    for (const Line& line : m_lines) {
        if (line.state != LineState::Invalid)
            hasher.add(line.number).add(line.usedAt).add(static_cast<std::uint64_t>(line.state));
    }
    hasher.add(m_clock);
}

} // namespace threadway::memory
