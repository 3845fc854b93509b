// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/world_parts.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>

namespace threadway::explore {

/// The different values that one component of a state has had, numbered as they came. Values stay where they are. For
/// their type there are hashOf(), equal for equal values, and bytesBehind(), the memory that a value has elsewhere.
template <class T>
class ComponentTable {
public:
    /// The number of the value, a new one if it is new. `likely` is what it may be.
    std::uint32_t numberOf(const T& value, std::uint32_t likely = 0)
    {
        return numberOf(value, likely, [&]() -> const T& { return value; });
    }
    /// Likewise, but if it is new, what `whole` makes of it is kept, which is equal to it.
    template <class Whole>
    std::uint32_t numberOf(const T& value, std::uint32_t likely, const Whole& whole)
    {
        if (likely < m_values.size() && m_values[likely] == value)
            return likely;
        const std::uint64_t hash = hashOf(value);
        const auto [first, last] = m_byHash.equal_range(hash);
        for (auto it = first; it != last; ++it) {
            if (m_values[it->second] == value)
                return it->second;
        }
        const auto number = static_cast<std::uint32_t>(m_values.size());
        m_values.push_back(whole());
        m_byHash.emplace(hash, number);
        m_valueBytes += sizeof(T) + bytesBehind(m_values.back());
        return number;
    }
    [[nodiscard]] const T& operator[](std::uint32_t number) const { return m_values[number]; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    /// Memory taken, near enough.
    [[nodiscard]] std::size_t bytes() const { return m_valueBytes + m_values.size() * bytesOfNode; }

private:
    static constexpr std::size_t bytesOfNode = 48; ///< of the map, its share of buckets included

    std::deque<T> m_values;
    std::size_t m_valueBytes = 0;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byHash;
};

} // namespace threadway::explore
