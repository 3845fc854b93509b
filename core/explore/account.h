// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "machine/world.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::explore {

/// A sentence about one step of a schedule, or about how things stand after the last one.
struct Sentence {
    /// How many steps were taken when it is true; several sentences may be about one step.
    std::size_t step = 0;
    /// English, marked with TW_TR; {0}, {1}, ... stand for the arguments.
    std::string_view message;
    std::vector<std::string> arguments;

    /// The sentence in English.
    [[nodiscard]] std::string text() const;
};

/// A schedule in plain language: who does what, which value is read or written, and, if nobody can step at the end, who
/// waits for what. Steps that the schedule asks of threads that cannot step are left out.
std::vector<Sentence> accountOf(const machine::World& start, const std::vector<ThreadId>& steps);

} // namespace threadway::explore
