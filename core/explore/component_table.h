// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>

namespace threadway::explore {

/// The different values that one component of a state has had, numbered as they came. Values stay where they are.
template <class T>
class ComponentTable {
public:
    /// The number of the value, a new one if it is new. Equal values must have equal hashes.
    std::uint32_t numberOf(const T& value, std::uint64_t hash)
    {
        const auto [first, last] = m_byHash.equal_range(hash);
        for (auto it = first; it != last; ++it) {
            if (m_values[it->second] == value)
                return it->second;
        }
        const auto number = static_cast<std::uint32_t>(m_values.size());
        m_values.push_back(value);
        m_byHash.emplace(hash, number);
        return number;
    }
    [[nodiscard]] const T& operator[](std::uint32_t number) const { return m_values[number]; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }

private:
    std::deque<T> m_values;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byHash;
};

} // namespace threadway::explore
