// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace threadway {

/// Simulated time in integer nanoseconds: an instant since the start of the run, or a span. Never wall time.
struct SimTime {
    std::int64_t ns = 0;

    constexpr auto operator<=>(const SimTime&) const = default;
    constexpr SimTime& operator+=(SimTime other)
    {
        ns += other.ns;
        return *this;
    }
    constexpr SimTime& operator-=(SimTime other)
    {
        ns -= other.ns;
        return *this;
    }
    friend constexpr SimTime operator+(SimTime a, SimTime b) { return {a.ns + b.ns}; }
    friend constexpr SimTime operator-(SimTime a, SimTime b) { return {a.ns - b.ns}; }
    friend constexpr SimTime operator*(SimTime a, std::int64_t n) { return {a.ns * n}; }

    /// Later than every instant a run can reach.
    static constexpr SimTime never() { return {std::numeric_limits<std::int64_t>::max()}; }
};

/// The longest span a scenario may name; sums of a run stay far below overflow (about 11 days).
inline constexpr SimTime longestSpan{1'000'000'000'000'000};

namespace literals {
constexpr SimTime operator""_ns(unsigned long long v)
{
    return {static_cast<std::int64_t>(v)};
}
constexpr SimTime operator""_us(unsigned long long v)
{
    return {static_cast<std::int64_t>(v) * 1'000};
}
constexpr SimTime operator""_ms(unsigned long long v)
{
    return {static_cast<std::int64_t>(v) * 1'000'000};
}
constexpr SimTime operator""_s(unsigned long long v)
{
    return {static_cast<std::int64_t>(v) * 1'000'000'000};
}
} // namespace literals

} // namespace threadway
