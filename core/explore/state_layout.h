// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::explore {

/// How the numbers of a state's components are packed into 64-bit words: each in as few bits as the largest number of
/// its component needs. No number lies across two words.
class StateLayout {
public:
    StateLayout() = default;
    /// Room for numbers below `sizes`; a component that had too little room before gets some to spare.
    StateLayout(const std::vector<std::uint32_t>& sizes, const StateLayout& before);

    [[nodiscard]] std::size_t words() const { return m_words; }
    [[nodiscard]] std::size_t components() const { return m_fields.size(); }
    [[nodiscard]] std::uint32_t get(const std::uint64_t* state, std::size_t component) const
    {
        const Field& field = m_fields[component];
        return static_cast<std::uint32_t>((state[field.word] >> field.shift) & field.mask);
    }
    /// Sets the number; false if it has no room.
    bool set(std::uint64_t* state, std::size_t component, std::uint32_t number) const
    {
        const Field& field = m_fields[component];
        if (number > field.mask)
            return false;
        std::uint64_t& word = state[field.word];
        word = (word & ~(field.mask << field.shift)) | (std::uint64_t{number} << field.shift);
        return true;
    }
    [[nodiscard]] std::uint64_t hash(const std::uint64_t* state) const
    {
        std::uint64_t h = 0;
        for (std::size_t i = 0; i < m_words; ++i)
            h = base::Hasher::mix(h + state[i] + 0x9e3779b97f4a7c15ULL);
        return h;
    }

private:
    struct Field {
        std::uint32_t word = 0;
        std::uint32_t shift = 0;
        std::uint64_t mask = 0;
    };
    std::vector<Field> m_fields;
    std::size_t m_words = 1;
};

} // namespace threadway::explore
