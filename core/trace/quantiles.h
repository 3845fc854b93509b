// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fraction.h"
#include "base/sim_time.h"

#include <cstdint>
#include <vector>

namespace threadway::trace {

/// How a number of spans of time are spread. A percentile is the smallest span that at least so many of a hundred do
/// not exceed (nearest rank), so each figure is one of the spans. All 0 if there are none.
struct Quantiles {
    std::int64_t count = 0;
    SimTime total;
    SimTime least;
    SimTime p50;
    SimTime p90;
    SimTime p99;
    SimTime most;

    /// In nanoseconds, exact.
    [[nodiscard]] base::Fraction mean() const { return base::fractionOf(total.ns, count); }
    bool operator==(const Quantiles&) const = default;
};

/// The spread of the spans, in any order.
Quantiles quantilesOf(std::vector<SimTime> spans);

} // namespace threadway::trace
