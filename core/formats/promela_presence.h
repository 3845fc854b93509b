// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_agreement.h"
#include "scenario/blueprint.h"

#include <string>

namespace threadway::formats::promela {

/// Who is there, by the places of all; in models where those are variables.

/// Number of the place of a coroutine that has ended, and of one that is not there yet.
inline constexpr int theEnd = -1;
inline constexpr int notThere = -2;

/// The process of the scenario that a forked one descends from, or itself.
ProcessId ancestorOf(const scenario::Blueprint& blueprint, ProcessId process);
/// Whether the coroutine, or its thread or process with it, is not there from the start.
bool isMadeLater(const scenario::Blueprint& blueprint, CoroutineId coroutine);
/// Whether the coroutine can begin at the head of its program, and not only as a copy behind a fork.
bool canBegin(const scenario::Blueprint& blueprint, CoroutineId coroutine);
/// When the thread has ended.
std::string isOver(const scenario::Blueprint& blueprint, ThreadId thread, const Agreement& agreement);
/// When the process is there and has a thread that has not ended.
std::string isAlive(const scenario::Blueprint& blueprint, ProcessId process, const Agreement& agreement);
/// When the process is there, whether or not it has ended.
std::string isMade(const scenario::Blueprint& blueprint, ProcessId process);

} // namespace threadway::formats::promela
