// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/suggestion.h"

#include <algorithm>

namespace threadway::base {
namespace {

/// Names longer than this are no slips of the finger.
constexpr std::size_t longestName = 64;

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Optimal string alignment distance (Damerau 1964, Wagner and Fischer 1974), letters without case.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> previous(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool isSame = lowered(a[i - 1]) == lowered(b[j - 1]);
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (isSame ? 0U : 1U)});
            if (i > 1 && j > 1 && lowered(a[i - 1]) == lowered(b[j - 2]) && lowered(a[i - 2]) == lowered(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(previous);
        previous.swap(row);
    }
    return previous[b.size()];
}

} // namespace

std::string mostAlike(std::string_view name, const std::vector<std::string>& candidates)
{
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(1, name.size() / 3) + 1;
    if (name.size() > longestName)
        return best;
    for (const std::string& candidate : candidates) {
        if (candidate == name || candidate.size() > longestName)
            continue;
        const std::size_t d = distance(name, candidate);
        // One letter for another is a different name, not a slip.
        if (d < bestDistance && (name.size() > 1 || d == 0)) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}

} // namespace threadway::base
