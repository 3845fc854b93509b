// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/cycle.h"

#include <optional>

namespace threadway::machine {

/// Whether the instruction, one on a shared variable, may write it.
bool writesVariable(const program::Instruction& instruction);

/// An atomic operation on a shared variable: reading, changing and writing are one step.
std::optional<Stop> operateAtomically(const Cycle& cycle);

} // namespace threadway::machine
