// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/slice_codec.h"

#include "base/varint.h"

namespace threadway::trace {
namespace {

using base::appendVarint;
using base::takeVarint;
using base::unzigzag;
using base::zigzag;

/// The first byte of a slice: its kind in two bits, its flags in two, and what follows besides its length.
enum Part : std::uint8_t { Gap = 16, Cost = 32, Thread = 64, Core = 128 };
constexpr unsigned kindMask = 3;
constexpr unsigned flagShift = 2;
constexpr unsigned flagMask = 3;

/// What a slice is expected to be.
struct Expected {
    SimTime start;
    ThreadId thread;
    // Of the slices in which the row ran, or of those in which it waited.
    struct Manner {
        SimTime cost;
        std::int16_t core = -1;
    };
    Manner running;
    Manner waiting;

    Manner& manner(SliceKind kind) { return kind == SliceKind::Running ? running : waiting; }
    void add(const Slice& slice)
    {
        start = slice.end;
        thread = slice.thread;
        manner(slice.kind) = {slice.runsFrom - slice.start, slice.core};
    }
};

} // namespace

void packSlices(std::span<const Slice> slices, std::vector<std::uint8_t>& bytes)
{
    Expected expected;
    expected.start = slices.front().start;
    for (const Slice& slice : slices) {
        const Expected::Manner& manner = expected.manner(slice.kind);
        const SimTime cost = slice.runsFrom - slice.start;
        const auto part = [](bool isWritten, Part bit) { return isWritten ? static_cast<unsigned>(bit) : 0U; };
        const unsigned parts = part(slice.start != expected.start, Gap) | part(cost != manner.cost, Cost)
                               | part(slice.thread != expected.thread, Thread) | part(slice.core != manner.core, Core);
        bytes.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(slice.kind)
                                                  | (static_cast<unsigned>(slice.flags) << flagShift) | parts));
        appendVarint(bytes, zigzag((slice.end - slice.start).ns));
        if ((parts & Gap) != 0)
            appendVarint(bytes, zigzag((slice.start - expected.start).ns));
        if ((parts & Cost) != 0)
            appendVarint(bytes, zigzag((cost - manner.cost).ns));
        if ((parts & Thread) != 0)
            appendVarint(bytes, zigzag(std::int64_t{slice.thread.value} - expected.thread.value));
        if ((parts & Core) != 0)
            appendVarint(bytes, zigzag(std::int64_t{slice.core} - manner.core));
        expected.add(slice);
    }
}

void unpackSlices(const std::uint8_t* at, SimTime start, std::span<Slice> slices)
{
    const auto taken = [&at] { return unzigzag(takeVarint(at)); };
    Expected expected;
    expected.start = start;
    for (Slice& slice : slices) {
        const unsigned parts = *at++;
        slice.kind = static_cast<SliceKind>(parts & kindMask);
        slice.flags = static_cast<std::uint8_t>((parts >> flagShift) & flagMask);
        const Expected::Manner& manner = expected.manner(slice.kind);
        const std::int64_t length = taken();
        slice.start = (parts & Gap) != 0 ? expected.start + SimTime{taken()} : expected.start;
        slice.end = slice.start + SimTime{length};
        slice.runsFrom = slice.start + manner.cost + SimTime{(parts & Cost) != 0 ? taken() : 0};
        slice.thread
            = ThreadId(expected.thread.value + ((parts & Thread) != 0 ? static_cast<std::int32_t>(taken()) : 0));
        slice.core = static_cast<std::int16_t>(manner.core + ((parts & Core) != 0 ? taken() : 0));
        expected.add(slice);
    }
}

} // namespace threadway::trace
