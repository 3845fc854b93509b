// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sim_time.h"

#include <QString>

#include <vector>

namespace threadway::ui {

/// The stretch of simulated time that a timeline shows.
struct ShownTime {
    SimTime from;
    SimTime span{1'000'000};

    [[nodiscard]] SimTime to() const { return from + span; }
    [[nodiscard]] bool contains(SimTime time) const { return time >= from && time <= to(); }
    bool operator==(const ShownTime&) const = default;
};

/// Where instants of a window lie on a stretch of pixels.
struct TimeScale {
    ShownTime window;
    int left = 0; ///< of the stretch, in pixels
    int width = 1;

    [[nodiscard]] int right() const { return left + width; }
    [[nodiscard]] double x(SimTime time) const;
    /// The instant at a pixel; also outside the stretch.
    [[nodiscard]] SimTime timeAt(double x) const;
};

/// The window with its span times `factor`, the instant `anchor` staying where it is on the screen.
ShownTime zoomed(const ShownTime& window, double factor, SimTime anchor);

/// The smallest span of 1, 2 or 5 times a power of ten ns that is at least as long.
SimTime niceStep(SimTime atLeast);

struct Tick {
    SimTime time;
    QString label;
};

/// Ticks at round instants, at least `spacing` pixels apart. Where the labels would all read the same because
/// the window is short and late, all but the first tell their distance from the first.
std::vector<Tick> ticksOf(const TimeScale& scale, int spacing);

} // namespace threadway::ui
