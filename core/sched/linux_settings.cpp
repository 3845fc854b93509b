// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/linux_settings.h"

#include "base/diagnostic.h"
#include "sched/fair_settings.h"

#include <algorithm>

namespace threadway::sched {
namespace {

constexpr std::int64_t mostNanoseconds = 1'000'000'000'000;

base::ParameterInfo durationInfo(std::string_view id, std::string_view name, std::string_view help,
                                 std::int64_t fallback)
{
    return {.id = id,
            .type = base::ParameterType::Duration,
            .name = name,
            .help = help,
            .fallback = fallback,
            .minimum = 1000,
            .maximum = mostNanoseconds,
            .choices = {}};
}

base::ParameterInfo turn()
{
    return durationInfo("rr-slice", TW_TR("Turn of RR threads"),
                        TW_TR("How long a thread of the class rr runs before the next of its priority."), 100'000'000);
}
base::ParameterInfo guardKind()
{
    return {.id = "guard",
            .type = base::ParameterType::Choice,
            .name = TW_TR("Guard against starvation"),
            .help = TW_TR(
                "fair-server: fair threads behind real-time ones get a runtime in each period. throttling: real-time "
                "threads leave that much of each period free. none: neither."),
            .fallback = 0,
            .minimum = 0,
            .maximum = 2,
            .choices = {"fair-server", "throttling", "none"}};
}
base::ParameterInfo guardPeriod()
{
    return durationInfo("guard-period", TW_TR("Period of the guard"), TW_TR("How often fair threads get their part."),
                        1'000'000'000);
}
base::ParameterInfo guardRuntime()
{
    return durationInfo(
        "guard-runtime", TW_TR("Runtime of the guard"),
        TW_TR("What fair threads get in each period, however busy real-time threads are; at most 95 % of it."),
        50'000'000);
}

} // namespace

std::vector<base::ParameterInfo> linuxParameters()
{
    std::vector<base::ParameterInfo> all = fairParameters();
    for (const base::ParameterInfo& info : {turn(), guardKind(), guardPeriod(), guardRuntime()})
        all.push_back(info);
    return all;
}

SimTime linuxTurn(const base::ParameterValues& values)
{
    return values.duration(turn());
}

StarvationGuard linuxGuard(const base::ParameterValues& values)
{
    // What is left to real-time threads is as much as is usually left to fair ones: with nothing they would wait for
    // ever.
    const SimTime period = values.duration(guardPeriod());
    const SimTime most = period - SimTime{period.ns / 20};
    return {static_cast<StarvationGuard::Kind>(values.get(guardKind())), period,
            std::min(values.duration(guardRuntime()), most)};
}

} // namespace threadway::sched
