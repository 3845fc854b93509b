// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_scale.h"

#include "ui/words/words.h"

#include <algorithm>
#include <cmath>

namespace threadway::ui {

double TimeScale::x(SimTime time) const
{
    return left + static_cast<double>((time - window.from).ns) * width / static_cast<double>(window.span.ns);
}

SimTime TimeScale::timeAt(double x) const
{
    const double ns = (x - left) / std::max(width, 1) * static_cast<double>(window.span.ns);
    return window.from + SimTime{std::llround(ns)};
}

ShownTime zoomed(const ShownTime& window, double factor, SimTime anchor)
{
    const auto scaled = [factor](SimTime span) { return SimTime{std::llround(static_cast<double>(span.ns) * factor)}; };
    return {anchor - scaled(anchor - window.from), std::max(SimTime{1}, scaled(window.span))};
}

SimTime niceStep(SimTime atLeast)
{
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t digit : {1, 2, 5}) {
            if (digit * power >= atLeast.ns)
                return SimTime{digit * power};
        }
    }
}

std::vector<Tick> ticksOf(const TimeScale& scale, int spacing)
{
    const double perPixel = static_cast<double>(scale.window.span.ns) / std::max(scale.width, 1);
    const SimTime step = niceStep(SimTime{static_cast<std::int64_t>(std::ceil(perPixel * spacing))});
    std::vector<Tick> ticks;
    const std::int64_t first = (std::max<std::int64_t>(scale.window.from.ns, 0) + step.ns - 1) / step.ns * step.ns;
    for (SimTime time{first}; time <= scale.window.to(); time += step)
        ticks.push_back({time, words::time(time)});
    const auto same = std::adjacent_find(ticks.begin(), ticks.end(),
                                         [](const Tick& a, const Tick& b) { return a.label == b.label; });
    if (same == ticks.end())
        return ticks;
    for (std::size_t i = 1; i < ticks.size(); ++i)
        ticks[i].label = QLatin1Char('+') + words::time(ticks[i].time - ticks.front().time);
    return ticks;
}

} // namespace threadway::ui
