// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace threadway::sched {

/// Weight of a thread of nice 0.
inline constexpr std::int64_t normalWeight = 1024;
/// Weight of a thread of the class Idle, whatever its nice.
inline constexpr std::int64_t idleWeight = 3;

/// The weight of a nice value in the Linux kernel, sched_prio_to_weight: each step is worth about 10 % of the CPU time
/// between two threads, a factor of about 1.25.
constexpr std::int64_t niceWeight(std::int32_t nice)
{
    constexpr std::array<std::int64_t, 40> weights{
        88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, //
        9548,  7620,  6100,  4904,  3906,  3121,  2501,  1991,  1586,  1277, //
        1024,  820,   655,   526,   423,   335,   272,   215,   172,   137, //
        110,   87,    70,    56,    45,    36,    29,    23,    18,    15,
    };
    return weights[static_cast<std::size_t>(std::clamp(nice, -20, 19) + 20)];
}

} // namespace threadway::sched
