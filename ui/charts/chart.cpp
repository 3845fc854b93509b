// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart.h"

#include "ui/words/words.h"

#include <algorithm>

namespace threadway::ui {

std::size_t Chart::pointsFor(std::size_t lines)
{
    constexpr std::size_t mostTogether = 1200;
    constexpr std::size_t fewest = 16;
    return std::clamp(mostTogether / std::max<std::size_t>(lines, 1), fewest, mostPoints);
}

std::vector<LegendEntry> coreLegend(const ChartInput& input)
{
    std::vector<LegendEntry> entries;
    for (int i = 0; i < static_cast<int>(input.series.coreCount()); ++i) {
        const CoreId core(i);
        entries.push_back({words::coreShort(core), input.theme.coreColor(core), LegendEntry::Sign::Chip, core});
    }
    return entries;
}

} // namespace threadway::ui
