// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/cycle.h"

#include <cstdint>
#include <optional>

namespace threadway::machine {

/// Instructions that keep the coroutine busy for a time.

/// The duration or count on top of the stack; beyond what a scenario may name it is cut to that. Nothing if it is none.
std::optional<std::int64_t> popAmount(const Cycle& cycle);
/// compute(...) begins.
std::optional<Stop> startCompute(const Cycle& cycle);
/// touch(...) begins.
std::optional<Stop> startTouch(const Cycle& cycle);

} // namespace threadway::machine
