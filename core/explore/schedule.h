// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/graph_limits.h"
#include "machine/world.h"

#include <cstddef>
#include <vector>

namespace threadway::explore {

/// A schedule of turns, each of one or, where statements happen at once, of several smallest steps, as smallest steps:
/// what a journal's `steer` holds. Belongs to the World from which the turns were found.
class StepList {
public:
    StepList(const machine::World& start, const std::vector<ThreadId>& turns, Granularity granularity);

    [[nodiscard]] const std::vector<ThreadId>& steps() const { return m_steps; }
    /// How many smallest steps the first turns are.
    [[nodiscard]] std::size_t stepsOf(std::size_t turns) const { return m_ends[turns]; }

private:
    std::vector<ThreadId> m_steps;
    std::vector<std::size_t> m_ends; ///< by number of turns
};

} // namespace threadway::explore
