// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_window.h"

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr SimTime shortestWindow{1'000};
constexpr double watchedNs = 10e9;
constexpr std::int64_t fewestBuckets = 64;

} // namespace

SimTime roundSpanUp(SimTime span)
{
    std::int64_t decade = 1;
    for (;;) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (decade * factor >= span.ns)
                return {decade * factor};
        }
        if (decade > longestSpan.ns * 100)
            return span;
        decade *= 10;
    }
}

ChartWindow chartWindow(SimTime position, double speed, SimTime bucketWidth, SimTime end)
{
    const double watched = std::clamp(speed * watchedNs, 0.0, static_cast<double>(longestSpan.ns));
    const SimTime wanted{std::max(static_cast<std::int64_t>(watched), bucketWidth.ns * fewestBuckets)};
    const SimTime longest = roundSpanUp(std::max(shortestWindow, std::min(wanted, end)));
    // A run that has just begun fills its axis soon, and the axis then grows with it.
    const SimTime first = roundSpanUp(SimTime{longest.ns / 10});
    const SimTime length = std::clamp(roundSpanUp(std::max(position, SimTime{})), first, longest);
    if (position <= length)
        return {{}, length};
    const std::int64_t quarter = length.ns / 4;
    const std::int64_t from = ((position - length).ns + quarter - 1) / quarter * quarter;
    return {{from}, {from + length.ns}};
}

} // namespace threadway::ui
