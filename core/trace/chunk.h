// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace threadway::trace {

/// A full run of events, packed, which will never change again; shared between traces that have it in common.
struct Chunk {
    static constexpr std::size_t capacity = 4096;

    explicit Chunk(std::span<const machine::Event> events);

    SimTime first; ///< time of its first event
    std::vector<std::uint8_t> bytes;
};

/// The chunks of one trace that were read last, unpacked: a few, because the views of a trace read at several places
/// by turns. A copy begins empty.
class UnpackedChunks {
public:
    UnpackedChunks() = default;
    UnpackedChunks(const UnpackedChunks& /*other*/) {}
    UnpackedChunks& operator=(const UnpackedChunks& other)
    {
        if (this != &other)
            m_pages = {};
        return *this;
    }
    UnpackedChunks(UnpackedChunks&&) noexcept = default;
    UnpackedChunks& operator=(UnpackedChunks&&) noexcept = default;
    ~UnpackedChunks() = default;

    /// The events of the chunk, which is the one with that number of the trace, always.
    [[nodiscard]] const machine::Event* events(std::size_t number, const Chunk& chunk) const
    {
        const Page& latest = m_pages[m_latest];
        return latest.number == number && !latest.events.empty() ? latest.events.data() : look(number, chunk);
    }

private:
    struct Page {
        std::size_t number = 0;
        std::vector<machine::Event> events;
    };

    const machine::Event* look(std::size_t number, const Chunk& chunk) const;

    mutable std::array<Page, 4> m_pages;
    mutable std::size_t m_latest = 0;
    mutable std::size_t m_oldest = 0; ///< to be given up next
};

} // namespace threadway::trace
