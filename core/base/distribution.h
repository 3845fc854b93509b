// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "base/sim_time.h"

#include <cstdint>

namespace threadway::base {

enum class DistributionKind : std::uint8_t {
    Fixed, ///< always `low`
    Uniform, ///< each of the nanoseconds from `low` to `high` equally likely
    Exponential, ///< mean `low`: gaps of a stream of independent arrivals
    Bimodal, ///< `low`, but `high` with a chance of `parameter` in a hundred
    HeavyTail, ///< bounded Pareto from `low` to `high` with shape `parameter` hundredths: few long ones hold most time
};

/// How spans of time are drawn at random. Drawing uses integers alone, so that a seed gives the same spans everywhere.
struct Distribution {
    DistributionKind kind = DistributionKind::Fixed;
    SimTime low;
    SimTime high;
    std::int32_t parameter = 0;

    /// One span, never negative.
    [[nodiscard]] SimTime draw(RandomStream& random) const;
    bool operator==(const Distribution&) const = default;
};

/// The least and greatest shape of a heavy tail, in hundredths.
inline constexpr std::int32_t leastShape = 10;
inline constexpr std::int32_t greatestShape = 1000;

/// The binary logarithm of a positive number, in units of 2^-32, rounded down: by repeated squaring (Knuth, TAOCP 1,
/// 1.2.2, exercise 25).
std::int64_t binaryLogarithm(std::uint64_t number);

/// 2 to the power of an exponent from 0 up to but without 1, both in units of 2^-32, rounded down; off by at most 1.
std::uint64_t powerOfTwo(std::int64_t exponent);

} // namespace threadway::base
