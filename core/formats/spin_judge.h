// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "formats/promela_export.h"
#include "machine/world.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace threadway::formats {

/// What SPIN says of a model.
struct SpinVerdict {
    bool hasStandstill = false; ///< a state in which threads wait for ever
    bool hasFault = false; ///< an assertion of the model can be violated
    /// Numbers passed what Promela can compute with, or the search reached a bound: what was not found may be there.
    bool isLimited = false;
    std::size_t states = 0; ///< stored in the search for standstills, over which assertions are ignored
    std::size_t transitions = 0;
    std::vector<PromelaModel::Step> steps; ///< into the standstill or else the fault that SPIN found
};

/// The steps, taken from that state, as turns.
std::vector<ThreadId> scheduleOf(machine::World start, const std::vector<PromelaModel::Step>& steps);

/// How SPIN is run.
struct SpinOptions {
    bool isQuick = false; ///< the checker is made in less time and takes longer, which pays for small models
    bool wantsTrail = true; ///< whether a schedule is wanted
    std::size_t memory = 4096; ///< megabytes that the checker may use; it has 16 at least
    std::size_t states = 0; ///< that are expected, so that no more room is made than they need; 0: unknown
    std::size_t mostStates = 0; ///< after which the search is given up; 0: no bound
    std::size_t deepest = 1'000'000; ///< small pieces of a path, of which a step has some
};

/// Lets a shell run the line in the folder, its output and errors going to the file of that name there. Returns whether
/// it succeeded; not if it was broken off.
using ShellRunner = std::function<bool(const std::string& folder, const std::string& line, const std::string& output)>;

/// Runs spin, a C compiler and the checker they make, in a folder of its own under the system's folder for such, which
/// is gone afterwards. Fails if one of them is missing or does not come to its end.
base::Result<SpinVerdict> checkWithSpin(const PromelaModel& model, const SpinOptions& options,
                                        const ShellRunner& runner);

/// Whether spin and a C compiler are there.
bool canCheckWithSpin(const ShellRunner& runner);

} // namespace threadway::formats
