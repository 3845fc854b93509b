// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/fair_settings.h"

#include "sched/nice_weight.h"

#include <algorithm>
#include <bit>

namespace threadway::sched {
namespace {

constexpr std::int64_t mostNanoseconds = 1'000'000'000;

const base::ParameterInfo& tick()
{
    static const base::ParameterInfo info{
        .id = "tick",
        .type = base::ParameterType::Duration,
        .name = TW_TR("Tick"),
        .help = TW_TR("How often a running thread may be interrupted for another one; 4ms is Linux at 250 Hz."),
        .fallback = 4'000'000,
        .minimum = 1000,
        .maximum = mostNanoseconds,
        .choices = {},
    };
    return info;
}

const base::ParameterInfo& slice()
{
    static const base::ParameterInfo info{
        .id = "slice",
        .type = base::ParameterType::Duration,
        .name = TW_TR("Base slice"),
        .help = TW_TR("CPU time that a thread asks for at once, unless it has a slice of its own; 0: as Linux sets it, "
                      "0.7 ms on one core to 2.8 ms on eight."),
        .fallback = 0,
        .minimum = 0,
        .maximum = mostNanoseconds,
        .choices = {},
    };
    return info;
}

SimTime usualSlice(int cores)
{
    constexpr int mostCounted = 8;
    const auto counted = static_cast<unsigned>(std::min(cores, mostCounted));
    return SimTime{700'000} * static_cast<std::int64_t>(std::bit_width(counted));
}

} // namespace

std::vector<base::ParameterInfo> fairParameters()
{
    return {tick(), slice()};
}

FairQueues::Setup fairSetup(const PolicySetup& setup)
{
    const SimTime wanted = setup.parameters.duration(slice());
    return {.cores = setup.cores,
            .isShared = !setup.queuePerCore,
            .tick = setup.parameters.duration(tick()),
            .slice = wanted.ns > 0 ? wanted : usualSlice(setup.cores)};
}

FairQueues::Member fairMember(const ThreadFacts& thread)
{
    const ThreadClass threadClass = thread.attributes.threadClass;
    const bool isIdle = threadClass == ThreadClass::Idle;
    const SimTime own = std::min(thread.attributes.slice, SimTime{mostNanoseconds});
    return {.thread = thread.thread,
            .allowed = thread.allowed,
            .weight = isIdle ? idleWeight : niceWeight(thread.nice),
            .slice = own,
            .isIdle = isIdle,
            .preempts = !isIdle && threadClass != ThreadClass::Batch};
}

} // namespace threadway::sched
