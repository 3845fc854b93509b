// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fairness.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace threadway::base {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr int keptBits = 62;

int bitsOf(std::uint64_t value)
{
    return static_cast<int>(std::bit_width(value));
}

int bitsOf(Wide value)
{
    const auto high = static_cast<std::uint64_t>(value >> 64U);
    return high != 0 ? 64 + bitsOf(high) : bitsOf(static_cast<std::uint64_t>(value));
}

Wide commonDivisor(Wide a, Wide b)
{
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// By how many bits shares must be cut so that count x sum of squares fits 127 bits.
int surplusBits(std::int64_t most, std::size_t count)
{
    const int bits = 2 * bitsOf(static_cast<std::uint64_t>(most)) + 2 * bitsOf(std::uint64_t{count});
    return bits > 127 ? (bits - 127 + 1) / 2 : 0;
}

} // namespace

Fraction jainIndex(std::span<const std::int64_t> shares)
{
    std::int64_t common = 0;
    std::int64_t most = 0;
    for (const std::int64_t share : shares) {
        common = std::gcd(common, share);
        most = std::max(most, share);
    }
    if (common == 0)
        return {1, 1};
    const auto cut = static_cast<unsigned>(surplusBits(most / common, shares.size()));
    Wide sum = 0;
    Wide squares = 0;
    for (const std::int64_t share : shares) {
        const Wide part = static_cast<Wide>(share / common) >> cut;
        sum += part;
        squares += part * part;
    }
    Wide numerator = sum * sum;
    Wide denominator = squares * shares.size();
    const Wide divisor = commonDivisor(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    // The index is at most 1, so the denominator is the longer one.
    const int surplus = std::max(0, bitsOf(denominator) - keptBits);
    return fractionOf(static_cast<std::int64_t>(numerator >> static_cast<unsigned>(surplus)),
                      static_cast<std::int64_t>(denominator >> static_cast<unsigned>(surplus)));
}

} // namespace threadway::base
