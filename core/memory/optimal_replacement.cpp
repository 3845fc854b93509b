// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/optimal_replacement.h"

#include "memory/line_map.h"

#include <algorithm>
#include <limits>

namespace threadway::memory {
namespace {

constexpr std::uint64_t neverUsed = std::numeric_limits<std::uint64_t>::max();

/// By reference: the place of the next one to the same line.
std::vector<std::uint64_t> nextUses(const std::vector<std::uint64_t>& lines)
{
    std::vector<std::uint64_t> next(lines.size());
    LineMap<std::uint64_t> later; // the place plus 1, so that a new entry's 0 means none
    for (std::size_t i = lines.size(); i-- > 0;) {
        std::uint64_t& use = later[lines[i]];
        next[i] = use == 0 ? neverUsed : use - 1;
        use = i + 1;
    }
    return next;
}

struct Slot {
    std::uint64_t line = 0;
    std::uint64_t nextUse = 0;
};

} // namespace

std::vector<std::uint8_t> optimalMisses(const CacheLevelSpec& spec, const std::vector<std::uint64_t>& lines)
{
    const auto ways = static_cast<std::size_t>(spec.ways == 0 ? spec.lines() : spec.ways);
    std::vector<std::vector<Slot>> sets(static_cast<std::size_t>(spec.lines()) / ways);
    const std::vector<std::uint64_t> next = nextUses(lines);
    std::vector<std::uint8_t> misses(lines.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<Slot>& set = sets[lines[i] % sets.size()];
        auto place = std::find_if(set.begin(), set.end(), [&](const Slot& slot) { return slot.line == lines[i]; });
        if (place == set.end()) {
            misses[i] = 1;
            if (set.size() < ways) {
                set.emplace_back();
                place = set.end() - 1;
            } else {
                place = std::max_element(set.begin(), set.end(),
                                         [](const Slot& a, const Slot& b) { return a.nextUse < b.nextUse; });
            }
        }
        *place = {lines[i], next[i]};
    }
    return misses;
}

} // namespace threadway::memory
