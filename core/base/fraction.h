// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <numeric>

namespace threadway::base {

/// A fraction that is not negative, in lowest terms. 0/1 also stands for "nothing to divide by".
struct Fraction {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;

    /// For display only: state is never computed from it.
    [[nodiscard]] double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
    bool operator==(const Fraction&) const = default;
};

/// `numerator` / `denominator`, neither negative, in lowest terms; 0/1 if the denominator is 0.
constexpr Fraction fractionOf(std::int64_t numerator, std::int64_t denominator)
{
    if (denominator == 0)
        return {};
    const std::int64_t common = std::gcd(numerator, denominator);
    return {numerator / common, denominator / common};
}

} // namespace threadway::base
