// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_export.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace threadway::cli {

/// What SPIN says of a model.
struct SpinVerdict {
    bool hasStandstill = false; ///< a state in which threads wait for ever
    bool hasFault = false; ///< an assertion of the model can be violated
    /// Numbers passed what Promela can compute with, or the search reached a bound: what was not found may be there.
    bool isLimited = false;
    std::size_t states = 0; ///< stored in the search for standstills, over which assertions are ignored
    std::size_t transitions = 0;
    std::vector<ThreadId> schedule; ///< into the standstill or else the fault that SPIN found
};

/// How SPIN is run.
struct SpinOptions {
    bool isQuick = false; ///< the checker is made in less time and takes longer, which pays for small models
    bool wantsTrail = true; ///< whether a schedule is wanted
    std::size_t memory = 4096; ///< megabytes that the checker may use
    std::size_t states = 0; ///< that are expected, so that no more room is made than they need; 0: unknown
    std::size_t mostStates = 0; ///< after which the search is given up; 0: no bound
    std::size_t deepest = 1'000'000; ///< small pieces of a path, of which a step has some
};

/// Runs spin, a C compiler and the checker they make, in a folder of its own under the system's folder for such.
/// Nothing after a message on standard error if one of them is missing or fails.
std::optional<SpinVerdict> checkWithSpin(const formats::PromelaModel& model, const SpinOptions& options = {});

/// Whether spin and a C compiler are there.
bool canCheckWithSpin();

} // namespace threadway::cli
