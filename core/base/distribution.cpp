// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/distribution.h"

#include <algorithm>
#include <array>
#include <bit>

namespace threadway::base {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr int fractionBits = 32;
constexpr std::int64_t fractionMask = (std::int64_t{1} << fractionBits) - 1;
/// Draws are numbers from 1 to 2^63, read as chances of 2^-63.
constexpr int chanceBits = 63;
/// ln 2 in units of 2^-32.
constexpr std::uint64_t naturalLogarithmOfTwo = 2'977'044'472;

constexpr std::uint64_t squareRoot(Wide square)
{
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 63U; bit > 0; bit >>= 1U) {
        const std::uint64_t trial = root | bit;
        if (static_cast<Wide>(trial) * trial <= square)
            root = trial;
    }
    return root;
}

/// 2^(1/2), 2^(1/4), 2^(1/8), ... in units of 2^-62: each is the square root of the one before.
constexpr std::array<std::uint64_t, fractionBits> makeRoots()
{
    std::array<std::uint64_t, fractionBits> roots{};
    std::uint64_t last = std::uint64_t{2} << 62U;
    for (std::uint64_t& root : roots) {
        root = squareRoot(static_cast<Wide>(last) << 62U);
        last = root;
    }
    return roots;
}
constexpr std::array<std::uint64_t, fractionBits> roots = makeRoots();

/// How often 2 divides a chance drawn from 2^-63 x (least to 2^63), in units of 2^-32: 0 for certain.
std::int64_t halvings(RandomStream& random, std::uint64_t least)
{
    const std::uint64_t most = std::uint64_t{1} << static_cast<unsigned>(chanceBits);
    const std::uint64_t chance = least + random.below(most - least + 1);
    return (static_cast<std::int64_t>(chanceBits) << fractionBits) - binaryLogarithm(chance);
}

SimTime drawExponential(SimTime mean, RandomStream& random)
{
    // -ln U = ln 2 x -log2 U. At most 44 times the mean.
    const Wide factor = static_cast<Wide>(halvings(random, 1)) * naturalLogarithmOfTwo;
    const auto inUnits = static_cast<std::uint64_t>(factor >> fractionBits);
    return {static_cast<std::int64_t>((static_cast<Wide>(mean.ns) * inUnits) >> fractionBits)};
}

SimTime drawHeavyTail(SimTime low, SimTime high, std::int64_t shape, RandomStream& random)
{
    // The chance of more than x is (low/x)^shape; it is drawn from (low/high)^shape on, so that x ends at high.
    const std::int64_t span
        = binaryLogarithm(static_cast<std::uint64_t>(high.ns)) - binaryLogarithm(static_cast<std::uint64_t>(low.ns));
    const Wide fewest = static_cast<Wide>(span) * static_cast<std::uint64_t>(shape) / 100;
    const Wide certain = static_cast<Wide>(chanceBits) << fractionBits;
    std::uint64_t least = 1;
    if (fewest < certain) {
        const auto exponent = static_cast<std::int64_t>(certain - fewest);
        const Wide power = static_cast<Wide>(powerOfTwo(exponent & fractionMask))
                           << static_cast<unsigned>(exponent >> fractionBits);
        least = static_cast<std::uint64_t>(power >> fractionBits);
    }
    const std::int64_t exponent = std::min(span, halvings(random, std::max<std::uint64_t>(1, least)) * 100 / shape);
    const Wide value = (static_cast<Wide>(low.ns) * powerOfTwo(exponent & fractionMask))
                       << static_cast<unsigned>(exponent >> fractionBits);
    return {static_cast<std::int64_t>(std::min(value >> fractionBits, static_cast<Wide>(high.ns)))};
}

} // namespace

std::int64_t binaryLogarithm(std::uint64_t number)
{
    const int whole = static_cast<int>(std::bit_width(number)) - 1;
    std::int64_t result = whole;
    // From 1 up to but without 2, in units of 2^-63.
    std::uint64_t mantissa = number << static_cast<unsigned>(63 - whole);
    for (int i = 0; i < fractionBits; ++i) {
        const Wide square = static_cast<Wide>(mantissa) * mantissa;
        const bool isTwoOrMore = (square >> 127U) != 0;
        mantissa = static_cast<std::uint64_t>(square >> (isTwoOrMore ? 64U : 63U));
        result = 2 * result + (isTwoOrMore ? 1 : 0);
    }
    return result;
}

std::uint64_t powerOfTwo(std::int64_t exponent)
{
    std::uint64_t result = std::uint64_t{1} << 62U;
    for (int i = 0; i < fractionBits; ++i) {
        if ((exponent >> (fractionBits - 1 - i) & 1) != 0)
            result
                = static_cast<std::uint64_t>((static_cast<Wide>(result) * roots[static_cast<std::size_t>(i)]) >> 62U);
    }
    return result >> (62U - fractionBits);
}

SimTime Distribution::draw(RandomStream& random) const
{
    switch (kind) {
    case DistributionKind::Fixed:
        return low;
    case DistributionKind::Uniform:
        return low + SimTime{static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>((high - low).ns) + 1))};
    case DistributionKind::Exponential:
        return drawExponential(low, random);
    case DistributionKind::Bimodal:
        return random.below(100) < static_cast<std::uint64_t>(parameter) ? high : low;
    case DistributionKind::HeavyTail:
        return drawHeavyTail(low, high, parameter, random);
    }
    return low;
}

} // namespace threadway::base
