// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadway::test {

/// A preset with more states than can be compared, made smaller: with the same programs, but fewer threads or rounds,
/// or with counters that wrap.
struct SmallerPreset {
    std::string_view preset;
    std::string_view what; ///< is smaller, in words
    std::vector<std::pair<std::string_view, std::string_view>> edits; ///< patterns and what stands there instead

    [[nodiscard]] std::string of(std::string_view text) const
    {
        std::string smaller(text);
        for (const auto& [pattern, instead] : edits)
            smaller = std::regex_replace(smaller, std::regex(std::string(pattern)), std::string(instead));
        return smaller;
    }
};

inline std::vector<SmallerPreset> smallerPresets()
{
    return {
        {"thundering-herd",
         "4 engines, 4 bays",
         {{" *engine-(?:[5-9]|1[0-9]|20): .*\n", ""}, {"range\\(20\\)", "range(4)"}}},
        {"readers-writers", "6 readers", {{" *reader-(?:[7-9]|1[0-9]|20): .*\n", ""}}},
        {"cheap-switch", "3 tasks", {{"count: 1000", "count: 3"}}},
        {"breakdown", "5 that sleep", {{" *car-[6-9]: .*\n", ""}}},
        {"lost-update", "10 each", {{"range\\(100\\)", "range(10)"}}},
        {"await-race",
         "5 coroutines",
         {{"\n *c(?:[6-9]|10): \"[^\"]*\"(?=\n)", ""}, {R"re(,\s*c(?:[6-9]|10): "[^"]*")re", ""}}},
        {"two-way-six",
         "counters modulo 2",
         {{"served \\+ 1", "(served + 1) % 2"}, {"balance [+-] 1", "(balance + 1) % 2"}}},
    };
}

} // namespace threadway::test
