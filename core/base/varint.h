// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace threadway::base {

/// Appends a number in groups of 7 bits, lowest first, so that small numbers take one byte (LEB128).
inline void appendVarint(std::vector<std::uint8_t>& bytes, std::uint64_t number)
{
    while (number >= 0x80U) {
        bytes.push_back(static_cast<std::uint8_t>(number | 0x80U));
        number >>= 7U;
    }
    bytes.push_back(static_cast<std::uint8_t>(number));
}

/// Reads such a number and moves on behind it. Only for bytes that appendVarint() wrote.
inline std::uint64_t takeVarint(const std::uint8_t*& at)
{
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7U) {
        const std::uint8_t byte = *at++;
        number |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80U)
            return number;
    }
}

/// A signed number such that those near 0 become small: 0, -1, 1, -2, ... to 0, 1, 2, 3, ...
constexpr std::uint64_t zigzag(std::int64_t number)
{
    return (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t number)
{
    return static_cast<std::int64_t>((number >> 1U) ^ (0 - (number & 1U)));
}

} // namespace threadway::base
