// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/distribution.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace threadway::scenario {

struct ThreadSpec;

/// Threads drawn at random that stand in a file as a few numbers: the `generate:` section of a process.
struct WorkloadSpec {
    std::int64_t threads = 10; ///< 1 to mostGeneratedThreads
    std::uint64_t seed = 1; ///< of the draws alone: the scenario's own seed does not change the workload
    base::Distribution gap; ///< from one arrival to the next; the first thread arrives at 0
    base::Distribution burst{base::DistributionKind::Fixed, SimTime{10'000'000}, {}, 0}; ///< of CPU time
    std::int64_t bursts = 1; ///< of each thread, 1 to mostGeneratedBursts
    /// Of a thread's time without queueing, how many in a hundred it waits for something else between its bursts:
    /// after each burst but the last it sleeps so long. 0 to 99.
    std::int64_t ioPercent = 0;
    bool operator==(const WorkloadSpec&) const = default;
};

inline constexpr std::int64_t mostGeneratedThreads = 100'000;
inline constexpr std::int64_t mostGeneratedBursts = 1000;
/// Threads times bursts.
inline constexpr std::int64_t mostBurstsInAll = 1'000'000;

/// The threads, called job-1, job-2, ... in the order in which they arrive. A pure function of the numbers.
std::vector<ThreadSpec> generatedThreads(const WorkloadSpec& workload);

} // namespace threadway::scenario
