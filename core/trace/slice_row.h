// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/sim_time.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

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

/// What a row shows in one column of a picture.
struct Pixel {
    /// Running if anything ran in the column, however little; else what the thread did for most of it.
    SliceKind kind = SliceKind::Running;
    std::uint8_t flags = 0; ///< all flags of slices that begin in the column
    /// Part of the column that `kind` takes, of 255; 0 only if the row is empty there.
    std::uint8_t share = 0;
    ThreadId thread; ///< that ran most in the column (in a row of a core)
    CoreId core; ///< on which it ran most (in a row of a thread)
    bool operator==(const Pixel&) const = default;
};

/// The slices of one core or one thread in order of time, without overlap, with sums over blocks of 8, 32, 128,
/// ... slices. So a column of a picture is summed up in logarithmic time, and adding a slice touches the last
/// block of each level only. Two things are approximate: a block that crosses the right edge of a column by less
/// than 1/16 of its width counts for that column as a whole, so a share is off by at most that much at either
/// edge; and where a block has more than four threads, only its four heaviest compete for the column.
class SliceRow {
public:
    /// What tells the running slices of a row apart.
    enum class Key : std::uint8_t { Thread, Core };

    explicit SliceRow(Key key) : m_key(key) {}

    [[nodiscard]] std::span<const Slice> slices() const { return m_slices; }
    /// Whether the last slice still goes on.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Index of the first slice that ends after the instant, or slices().size().
    [[nodiscard]] std::size_t firstEndingAfter(SimTime time) const;
    /// The slice that covers the instant, or null.
    [[nodiscard]] const Slice* at(SimTime time) const;

    /// Begins a slice at slice.start, which must not lie before the start of the last one; closes that first. Waiting
    /// that took no time at all is forgotten.
    void open(const Slice& slice);
    /// Ends the open slice, if there is one.
    void close(SimTime end, std::uint8_t flags = 0);
    /// Moves the end of the open slice.
    void extend(SimTime frontier);
    /// Forgets what happened at the instant and later: slices that had not ended before are open again.
    void truncate(SimTime from);
    /// Divides [from, to) evenly into the columns and sums each up. `to` must be later than `from`.
    void sample(SimTime from, SimTime to, std::span<Pixel> out) const;

private:
    static constexpr std::size_t leafSlices = 8;
    static constexpr std::size_t fanOut = 4;

    struct Summary {
        SimTime start;
        SimTime end;
        std::array<std::int64_t, sliceKinds> time{}; ///< ns by kind
        std::array<std::int64_t, 4> weights{}; ///< ns run, of the heaviest keys
        std::array<std::int32_t, 4> keys{-1, -1, -1, -1};
        std::uint8_t flags = 0;
    };
    class Tally;

    [[nodiscard]] std::int32_t keyOf(const Slice& slice) const;
    [[nodiscard]] Pixel pixelOf(const Tally& tally, SimTime width) const;
    [[nodiscard]] std::size_t takeBlock(std::size_t slice, SimTime from, SimTime to, Tally& tally) const;
    [[nodiscard]] std::size_t takeColumn(std::size_t slice, SimTime from, SimTime to, Tally& tally) const;
    void summarize();

    Key m_key;
    bool m_isOpen = false;
    std::vector<Slice> m_slices;
    std::vector<std::vector<Summary>> m_levels;
};

} // namespace threadway::trace
