// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"

#include <cstdint>
#include <string>

namespace threadway::ui {

/// Where a statement stands as people read it.
struct ProgramPlace {
    std::string source; ///< the text it stands in: the coroutine's program, or the functions of its process
    int line = 0; ///< in the source, from 1; 0 if the coroutine stands at none
    std::string function; ///< that the statement belongs to; empty for the program itself
    std::string text; ///< the statement
};

/// The place of the statement of that index in the program of the coroutine; -1: before the first.
ProgramPlace placeOf(const scenario::Blueprint& blueprint, CoroutineId coroutine, std::int32_t statement);

} // namespace threadway::ui
