// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace threadway::memory {

/// Which of 16 bytes, two words long, are equal to the byte: a bit each, the first one the lowest. All are compared at
/// once, by the host's own instruction where there is one.
[[gnu::always_inline]] inline std::uint32_t matchingBytes(const std::uint64_t* words, std::uint8_t byte)
{
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(words));
    const __m128i equal = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte)));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(equal));
#else
    // Bytes that are equal become 0; of each byte only its highest bit is left, set if the byte was 0; those eight bits
    // meet in the highest byte of the product (Lamport, Multiple byte processing with full-word instructions, 1975).
    constexpr std::uint64_t lowBits = 0x7f7f7f7f7f7f7f7fULL;
    const auto match = [byte](std::uint64_t word) {
        const std::uint64_t difference = word ^ byte * 0x0101010101010101ULL;
        const std::uint64_t zeros = ~(((difference & lowBits) + lowBits) | difference | lowBits);
        return static_cast<std::uint32_t>((zeros >> 7U) * 0x0102040810204080ULL >> 56U);
    };
    return match(words[0]) | match(words[1]) << 8U;
#endif
}

} // namespace threadway::memory
