// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/quantiles.h"

#include <algorithm>

namespace threadway::trace {
namespace {

/// Runs of decades with many threads must not overflow.
SimTime saturatedSum(SimTime a, SimTime b)
{
    return a > SimTime::never() - b ? SimTime::never() : a + b;
}

} // namespace

Quantiles quantilesOf(std::vector<SimTime> spans)
{
    Quantiles result;
    if (spans.empty())
        return result;
    std::sort(spans.begin(), spans.end());
    const auto rank = [&spans](std::size_t percent) { return spans[(spans.size() * percent + 99) / 100 - 1]; };
    result.count = static_cast<std::int64_t>(spans.size());
    for (const SimTime span : spans)
        result.total = saturatedSum(result.total, span);
    result.least = spans.front();
    result.p50 = rank(50);
    result.p90 = rank(90);
    result.p99 = rank(99);
    result.most = spans.back();
    return result;
}

} // namespace threadway::trace
