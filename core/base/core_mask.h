// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <bit>
#include <cstdint>

namespace threadway {

/// The most cores a machine can have.
inline constexpr int maximumCores = 64;

/// A set of cores, as in an affinity mask.
struct CoreMask {
    std::uint64_t bits = ~std::uint64_t{0};

    static constexpr CoreMask all() { return {}; }
    static constexpr CoreMask none() { return {0}; }
    static constexpr CoreMask only(CoreId core) { return {std::uint64_t{1} << core.index()}; }
    /// The cores 0 to count - 1.
    static constexpr CoreMask first(int count)
    {
        return {count >= maximumCores ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1};
    }

    [[nodiscard]] constexpr bool contains(CoreId core) const { return ((bits >> core.index()) & 1U) != 0; }
    [[nodiscard]] constexpr bool isEmpty() const { return bits == 0; }
    [[nodiscard]] constexpr int count() const { return std::popcount(bits); }
    constexpr void insert(CoreId core) { bits |= only(core).bits; }
    constexpr void erase(CoreId core) { bits &= ~only(core).bits; }
    friend constexpr CoreMask operator&(CoreMask a, CoreMask b) { return {a.bits & b.bits}; }
    bool operator==(const CoreMask&) const = default;
};

} // namespace threadway
