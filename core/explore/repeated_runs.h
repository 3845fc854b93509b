// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"

#include <cstdint>
#include <optional>

namespace threadway::explore {

/// Doing nothing about deadlocks, and seeing how often they bite: how many runs with different seeds ended how.
struct RunTally {
    std::int64_t runs = 0;
    std::int64_t finished = 0;
    std::int64_t deadlocked = 0; ///< some threads came to wait for each other in a ring, whether or not others went on
    std::int64_t stuck = 0; ///< nobody could go on, without a ring
    std::int64_t unfinished = 0; ///< still going on at the limit
    std::optional<std::uint64_t> firstDeadlock; ///< the smallest seed with which a run deadlocked
};

/// A walk through the programs for each seed: at each step, each thread that can take one is equally likely to. What
/// the explorer's chances assume. Walks longer than so many steps are unfinished.
RunTally walkAtRandom(const scenario::Scenario& scenario, std::uint64_t firstSeed, std::int64_t runs,
                      std::int64_t mostSteps);

/// A timed run for each seed, on the machine of the scenario under its policy, up to the instant; without a journal.
/// Deadlocks that the scenario recovers from count.
RunTally runRepeatedly(const scenario::Scenario& scenario, std::uint64_t firstSeed, std::int64_t runs, SimTime until);

} // namespace threadway::explore
