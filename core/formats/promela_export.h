// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scenario/blueprint.h"

#include <map>
#include <string>

namespace threadway::formats {

/// A scenario as a model that SPIN checks.
struct PromelaModel {
    /// Whose a step is.
    struct Step {
        ThreadId turn; ///< invalid: none
        CoroutineId coroutine = {}; ///< of an executor: the turn is that of the worker it is with; otherwise invalid
    };

    std::string text;
    /// Lines of the text, from 1, on which a step begins: to read a trail as a schedule.
    std::map<int, Step> stepLines;
    /// How assertions begin that only say that numbers stay within what Promela computes with.
    static constexpr const char* limitMark = "stays_small";
    /// The macro by which they do, and what a fault is.
    static constexpr const char* limitTest = "small_enough";
    static constexpr const char* fault = "assert(false);";
    /// Whether standstills are told by a process of their own: then each is one state more, and an error more.
    bool hasJudge = false;
};

/// The programs as Promela, with the same atomic steps: each smallest step, with the silent work behind it, is one
/// atomic sequence, so that the states correspond one to one as long as no process faults. Time, cores, policy and
/// output play no part. A fault is a violated assertion; threads that wait for ever are an invalid end state. What
/// Promela cannot say is refused: system calls but those of callKinds(), closing of a channel without capacity,
/// recursion, loops without steps, numbers beyond a thousand million, variables that change their kind.
base::Result<PromelaModel> exportPromela(const scenario::Blueprint& blueprint);

} // namespace threadway::formats
