// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/sim_time.h"

#include <cstddef>
#include <cstdint>

namespace threadway::trace {

/// What a thread does during a slice. Rows of cores hold Running slices only.
enum class SliceKind : std::uint8_t { Running, Queued, Blocked, Sleeping };
inline constexpr std::size_t sliceKinds = 4;

/// Rare things about a slice that must not vanish when many slices share a pixel; bits of Slice::flags.
enum SliceFlag : std::uint8_t {
    SliceMigrated = 1, ///< the thread had run on another core before
    SlicePreempted = 2, ///< the core was taken from the thread
};

/// A stretch of time in which nothing changes for a core or a thread. Half open: [start, end).
struct Slice {
    SimTime start;
    SimTime end;
    /// While Running: when the core is done with turning to the thread. May lie after `end` if it left before.
    SimTime runsFrom;
    ThreadId thread;
    std::int16_t core = -1; ///< while Running
    SliceKind kind = SliceKind::Running;
    std::uint8_t flags = 0;

    [[nodiscard]] CoreId coreId() const { return CoreId(static_cast<std::int32_t>(core)); }
    bool operator==(const Slice&) const = default;
};
static_assert(sizeof(Slice) == 32);

} // namespace threadway::trace
