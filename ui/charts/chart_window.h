// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sim_time.h"

namespace threadway::ui {

/// A stretch of simulated time that a time axis shows.
struct ChartWindow {
    SimTime from;
    SimTime to;
    bool operator==(const ChartWindow&) const = default;
};

/// The smallest of 1, 2, 5, 10, 20, 50 ... ns that is not shorter than the span.
SimTime roundSpanUp(SimTime span);

/// The stretch that charts show with the playhead at the position: about the last ten seconds of watching at that
/// speed, but not fewer than 64 buckets, and no more than a run that ends at `end` needs (never() if it goes on).
/// Jumps by quarters of its length, so that axes seldom change.
ChartWindow chartWindow(SimTime position, double speed, SimTime bucketWidth, SimTime end);

} // namespace threadway::ui
