// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/state_layout.h"

#include <algorithm>
#include <bit>

namespace threadway::explore {
namespace {

constexpr std::uint32_t bitsOfWord = 64;
constexpr std::uint32_t bitsOfNumber = 32;

} // namespace

StateLayout::StateLayout(const std::vector<std::uint32_t>& sizes, const StateLayout& before)
{
    std::vector<std::uint32_t> used(1, 0); // bits of each word
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::uint64_t had = i < before.m_fields.size() ? before.m_fields[i].mask : 0;
        const std::uint64_t largest = sizes[i] - 1;
        // A component that outgrows its room will grow on: twice the room saves repacking.
        const std::uint64_t room = largest > had && had > 0 ? 2 * largest + 1 : std::max(largest, had);
        const auto width = std::min<std::uint32_t>(bitsOfNumber, static_cast<std::uint32_t>(std::bit_width(room)));
        std::size_t word = used.size() > 4 ? used.size() - 4 : 0;
        while (word < used.size() && used[word] + width > bitsOfWord)
            ++word;
        if (word == used.size())
            used.push_back(0);
        m_fields.push_back(
            {static_cast<std::uint32_t>(word), width == 0 ? 0 : used[word], (std::uint64_t{1} << width) - 1});
        used[word] += width;
    }
    m_words = used.size();
}

} // namespace threadway::explore
