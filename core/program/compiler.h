// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "program/scope.h"
#include "program/unit.h"

#include <cstddef>
#include <string_view>

namespace threadway::program {

/// The most statements of a program, with the functions it may call.
inline constexpr std::size_t mostStatements = 10'000;

/// Compiles a program text. sharedFunctions holds defs that every program of the process may call; a
/// function of the program's own hides a shared one of the same name. Positions of findings are in source;
/// errors in the shared functions come as one finding "shared-functions" without position (to see them in
/// place, compile sharedFunctions as a source). Without a value, there was an error.
///
/// Statements of the unit stand in source order, those of shared functions last and without position. A
/// Leave statement has position and text of its `with` and is not part of that `with`'s block.
base::Result<Unit> compile(std::string_view name, std::string_view source, std::string_view sharedFunctions,
                           const Scope& scope, TextPool& texts);

} // namespace threadway::program
