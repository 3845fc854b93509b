// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <string_view>

namespace threadway::base {

/// A stream of random numbers that is a pure function of (seed, name): SplitMix64 (Steele, Lea, Flood 2014).
/// Each use in the simulator has its own named stream, so adding a draw to one never shifts another.
class RandomStream {
public:
    RandomStream() = default;
    RandomStream(std::uint64_t seed, std::string_view name) : m_state(Hasher().add(seed).add(name).value()) {}

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return Hasher::mix(m_state);
    }

    /// A number from 0 to bound - 1, each equally likely (rejection sampling, so without modulo bias).
    std::uint64_t below(std::uint64_t bound)
    {
        const std::uint64_t threshold = (0 - bound) % bound;
        for (;;) {
            const std::uint64_t value = next();
            if (value >= threshold)
                return value % bound;
        }
    }

    [[nodiscard]] std::uint64_t state() const { return m_state; }
    bool operator==(const RandomStream&) const = default;

private:
    std::uint64_t m_state = 0;
};

} // namespace threadway::base
