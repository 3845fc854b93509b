// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sim_time.h"

#include <array>
#include <cstddef>

namespace threadway::trace {

/// The last few instants at which something happened, so that "how often since then" can be answered up to a bound
/// without keeping everything.
class RecentTimes {
public:
    /// Counts are exact below this, and stop here.
    static constexpr std::size_t most = 8;

    void add(SimTime at)
    {
        m_times[m_next] = at;
        m_next = (m_next + 1) % most;
    }
    /// How many of them came after the instant: 0 to `most`.
    [[nodiscard]] int countAfter(SimTime instant) const
    {
        int count = 0;
        for (const SimTime time : m_times)
            count += time > instant ? 1 : 0;
        return count;
    }

private:
    std::array<SimTime, most> m_times = [] {
        std::array<SimTime, most> none{};
        none.fill(SimTime{-1});
        return none;
    }();
    std::size_t m_next = 0;
};

} // namespace threadway::trace
