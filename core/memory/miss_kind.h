// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace threadway::memory {

/// The most levels of cache there can be.
inline constexpr std::size_t mostLevels = 3;

/// Why an access missed a cache.
enum class MissKind : std::uint8_t {
    None, ///< it hit, or is not told
    Cold, ///< this cache never held the line
    Capacity, ///< a fully associative cache of this size with LRU replacement would have missed, too
    Conflict, ///< that one would have hit: the line had to go for others of its set
    TrueSharing, ///< another thread's write took the line away, and these bytes have been written since
    FalseSharing, ///< likewise, but only other bytes of the line have been written
    Migration, ///< the thread has it on the core it ran on before: it is there, or its own write took it from here
};
inline constexpr int missKinds = 7;

/// Why each level missed, nearest first.
using MissKinds = std::array<MissKind, mostLevels>;

} // namespace threadway::memory
