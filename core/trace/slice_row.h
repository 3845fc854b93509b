// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/slice.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace threadway::trace {

class SliceView;

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

/// The slices of one core or one thread in order of time, without overlap, with sums over blocks of 32, 128, 512,
/// ... slices. So a column of a picture is summed up in logarithmic time, and adding a slice touches the last
/// block of each level only. Full blocks are packed. Two things are approximate: a block that crosses the right edge
/// of a column by less than 1/16 of its width counts for that column as a whole, so a share is off by at most that
/// much at either edge; and where a block has more than four threads, only its four heaviest compete for the column.
class SliceRow {
public:
    /// What tells the running slices of a row apart.
    enum class Key : std::uint8_t { Thread, Core };

    explicit SliceRow(Key key) : m_key(key) {}

    /// The slices; good until the row changes.
    [[nodiscard]] SliceView slices() const;
    [[nodiscard]] std::size_t size() const { return m_offsets.size() * blockSlices + m_tail.size(); }
    /// Whether the last slice still goes on.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// The last slice of a row that is not empty. One that is open is always at hand.
    [[nodiscard]] Slice last() const;
    /// The core of the last Running slice, or -1.
    [[nodiscard]] std::int16_t lastCore() const;
    /// Index of the first slice that ends after the instant, or size().
    [[nodiscard]] std::size_t firstEndingAfter(SimTime time) const;
    /// The slice that covers the instant, if there is one.
    [[nodiscard]] std::optional<Slice> at(SimTime time) const;
    /// Memory that the row takes.
    [[nodiscard]] std::size_t bytes() const;

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
    friend class SliceView;
    static constexpr std::size_t blockSlices = 32;
    static constexpr std::size_t fanOut = 4;
    using Block = std::array<Slice, blockSlices>;

    struct Summary {
        SimTime start;
        SimTime end;
        std::array<std::int64_t, sliceKinds> time{}; ///< ns by kind
        std::array<std::int64_t, 4> weights{}; ///< ns run, of the heaviest keys
        std::array<std::int32_t, 4> keys{-1, -1, -1, -1};
        std::uint8_t flags = 0;
    };
    class Tally;

    void unpack(std::size_t block, Block& slices) const;
    [[nodiscard]] std::int32_t keyOf(const Slice& slice) const;
    [[nodiscard]] Pixel pixelOf(const Tally& tally, SimTime width) const;
    [[nodiscard]] std::size_t takeBlock(std::size_t slice, SimTime from, SimTime to, Tally& tally) const;
    [[nodiscard]] std::size_t takeColumn(const SliceView& view, std::size_t slice, SimTime from, SimTime to,
                                         Tally& tally) const;
    void seal();
    void summarize();
    void unsealLast();

    Key m_key;
    bool m_isOpen = false;
    std::vector<Slice> m_tail; ///< fewer than blockSlices, or one more while a block is being closed
    std::vector<std::uint8_t> m_packed; ///< all full blocks, one after the other
    std::vector<std::uint32_t> m_offsets; ///< where each of them begins
    std::vector<std::vector<Summary>> m_levels; ///< the first one has a summary for each full block
};

} // namespace threadway::trace
