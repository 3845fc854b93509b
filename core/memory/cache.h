// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "memory/memory_spec.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace threadway::memory {

/// The state of a line in one cache, as the MESI protocol names it; Exclusive counts as Shared here, for no
/// cost depends on the difference.
enum class LineState : std::uint8_t { Invalid, Shared, Modified };

/// A line as it stands in a cache.
struct Line {
    std::uint64_t number = 0; ///< address divided by the line size
    std::uint32_t usedAt = 0; ///< larger was used later, within its set
    std::int32_t owner = -1; ///< who brought it in
    LineState state = LineState::Invalid;
    bool operator==(const Line&) const = default;
};

/// One set-associative cache with least-recently-used replacement. A value.
class Cache {
public:
    explicit Cache(const CacheLevelSpec& spec);

    /// The line if it is here, marked as used now; else nullptr.
    Line* find(std::uint64_t number);
    [[nodiscard]] const Line* peek(std::uint64_t number) const;
    /// Brings the line in, which must not be here; returns what had to go, if anything.
    std::optional<Line> insert(std::uint64_t number, std::int32_t owner, LineState state);
    /// Changes the state of a line that is here, without using it.
    void setState(std::uint64_t number, LineState state);
    /// Drops the line; returns whether it was here.
    bool drop(std::uint64_t number);

    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    /// Lines held, by owner; owners without lines are absent.
    [[nodiscard]] const std::map<std::int32_t, std::int32_t>& occupancy() const { return m_occupancy; }
    void addTo(base::Hasher& hasher) const;

private:
    [[nodiscard]] std::size_t setOf(std::uint64_t number) const;
    void count(std::int32_t owner, std::int32_t change);
    /// The time of this use, larger than that of every earlier one.
    std::uint32_t tick();

    std::vector<Line> m_lines; ///< set after set
    std::map<std::int32_t, std::int32_t> m_occupancy;
    std::size_t m_ways;
    std::size_t m_sets;
    std::uint32_t m_clock = 0;
};

} // namespace threadway::memory
