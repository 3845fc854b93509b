// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory/line_map.h"

#include <cstdint>
#include <vector>

namespace threadway::memory {

/// Which lines a fully associative cache with least-recently-used replacement would hold: a list by use with a
/// map into it, so that each use takes constant time whatever the capacity.
class FullLru {
public:
    explicit FullLru(std::int64_t capacity) : m_capacity(static_cast<std::size_t>(capacity)) {}

    /// Uses the line and returns whether it was there; if not, it is now.
    bool use(std::uint64_t number);
    void remove(std::uint64_t number);
    [[nodiscard]] std::size_t bytes() const { return m_places.bytes() + m_nodes.size() * sizeof(Node); }

private:
    struct Node {
        std::uint64_t number = 0;
        std::uint32_t newer = 0;
        std::uint32_t older = 0;
    };

    void unlink(std::uint32_t place);
    void linkNewest(std::uint32_t place);

    std::size_t m_capacity;
    std::vector<Node> m_nodes{1}; ///< the first is the ring's anchor: older than it comes the newest line
    std::vector<std::uint32_t> m_free;
    LineMap<std::uint32_t> m_places;
};

inline void FullLru::unlink(std::uint32_t place)
{
    const Node& node = m_nodes[place];
    m_nodes[node.newer].older = node.older;
    m_nodes[node.older].newer = node.newer;
}

inline void FullLru::linkNewest(std::uint32_t place)
{
    const std::uint32_t second = m_nodes[0].older;
    m_nodes[place].newer = 0;
    m_nodes[place].older = second;
    m_nodes[second].newer = place;
    m_nodes[0].older = place;
}

inline bool FullLru::use(std::uint64_t number)
{
    if (const std::uint32_t newest = m_nodes[0].older; newest != 0 && m_nodes[newest].number == number)
        return true;
    if (const std::uint32_t* place = m_places.find(number)) {
        unlink(*place);
        linkNewest(*place);
        return true;
    }
    std::uint32_t place = 0;
    if (m_places.size() == m_capacity) {
        place = m_nodes[0].newer; // the oldest line's node serves again
        m_places.erase(m_nodes[place].number);
        unlink(place);
    } else if (!m_free.empty()) {
        place = m_free.back();
        m_free.pop_back();
    } else {
        place = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.emplace_back();
    }
    m_nodes[place].number = number;
    m_places[number] = place;
    linkNewest(place);
    return false;
}

inline void FullLru::remove(std::uint64_t number)
{
    const std::uint32_t* place = m_places.find(number);
    if (place == nullptr)
        return;
    unlink(*place);
    m_free.push_back(*place);
    m_places.erase(number);
}

} // namespace threadway::memory
