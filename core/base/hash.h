// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace threadway::base {

/// Order-dependent 64-bit hash of integers, the same on every machine: each value is folded in by
/// multiplication and xor-shift (the finaliser of SplitMix64, Steele et al. 2014).
class Hasher {
public:
    constexpr Hasher() = default;
    /// Another, independent hash function for each seed.
    constexpr explicit Hasher(std::uint64_t seed) : m_state(mix(seed ^ 0x243f6a8885a308d3ULL)) {}

    constexpr Hasher& add(std::uint64_t v)
    {
        m_state = mix(m_state ^ (v + 0x9e3779b97f4a7c15ULL + (m_state << 6) + (m_state >> 2)));
        return *this;
    }
    constexpr Hasher& add(std::int64_t v) { return add(static_cast<std::uint64_t>(v)); }
    constexpr Hasher& add(std::int32_t v) { return add(static_cast<std::uint64_t>(static_cast<std::int64_t>(v))); }
    constexpr Hasher& add(std::uint32_t v) { return add(static_cast<std::uint64_t>(v)); }
    constexpr Hasher& add(bool v) { return add(static_cast<std::uint64_t>(v)); }
    constexpr Hasher& add(std::string_view text)
    {
        add(static_cast<std::uint64_t>(text.size()));
        for (const char c : text)
            add(static_cast<std::uint64_t>(static_cast<unsigned char>(c)));
        return *this;
    }
    /// A literal is a text; without this it would count as a truth value.
    constexpr Hasher& add(const char* text) { return add(std::string_view(text)); }
    [[nodiscard]] constexpr std::uint64_t value() const { return m_state; }

    static constexpr std::uint64_t mix(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t m_state = 0x243f6a8885a308d3ULL;
};

} // namespace threadway::base
