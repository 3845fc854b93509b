// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_thread.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::formats::promela {

/// Number of the place of a coroutine that has ended, and of one that waits to be spawned.
inline constexpr int theEnd = -1;
inline constexpr int notThere = -2;

/// Whether the coroutine, or its thread with it, waits to be spawned.
bool isSpawned(const scenario::Blueprint& blueprint, CoroutineId coroutine);
/// Whether threads look at where others stand, or change that: by spawn and join.
bool hasSpawnOrJoin(const scenario::Blueprint& blueprint);
/// Whether the instruction is that system call.
bool isCall(const program::Instruction& instruction, std::string_view keyword);
/// When the thread has ended.
std::string isOver(const scenario::Blueprint& blueprint, ThreadId thread, const Agreement& agreement);
/// What stands before the program counter as a number, so many instructions before: how handles are named.
std::optional<std::int64_t> numberBefore(const program::Unit& unit, std::int32_t pc, std::int32_t distance);

} // namespace threadway::formats::promela
