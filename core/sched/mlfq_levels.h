// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameters.h"
#include "base/sim_time.h"

#include <cstdint>
#include <vector>

namespace threadway::sched {

/// What a multilevel feedback queue is set to: its levels, from the top, and what waiting and time do to a thread.
class MlfqLevels {
public:
    static std::vector<base::ParameterInfo> parameters();

    explicit MlfqLevels(const base::ParameterValues& values);

    [[nodiscard]] std::size_t count() const { return m_levels.size(); }
    [[nodiscard]] SimTime slice(std::int32_t level) const { return m_levels[static_cast<std::size_t>(level)].slice; }
    /// Slices that a thread has on the level before it sinks.
    [[nodiscard]] std::int64_t allotment(std::int32_t level) const
    {
        return m_levels[static_cast<std::size_t>(level)].slices;
    }
    /// How often all threads are raised to the top; 0: never.
    [[nodiscard]] SimTime boost() const { return m_boost; }
    /// Whether a thread that waits for a device gets its slice and allotment anew.
    [[nodiscard]] bool doesWaitingRefill() const { return m_doesWaitingRefill; }

private:
    struct Level {
        SimTime slice;
        std::int64_t slices = 1;
    };

    std::vector<Level> m_levels;
    SimTime m_boost;
    bool m_doesWaitingRefill = false;
};

} // namespace threadway::sched
