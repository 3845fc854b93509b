// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_thread.h"

#include <string>
#include <vector>

namespace threadway::formats::promela {

/// Whether several coroutines share the thread. It then has a head, which is the number of the coroutine that runs
/// there or 0, and a ramp: the queue of those that can go on. Silent work of a coroutine on the ramp comes as it comes
/// to the head, as in the machine.
bool isShared(const scenario::Blueprint& blueprint, ThreadId thread);
/// Whether any thread is shared.
bool hasSharedThreads(const scenario::Blueprint& blueprint);

/// Head and ramp of the thread at the start; whoever of its coroutines has not ended yet stands there in order. Of a
/// thread that waits to be spawned nobody does; then fillRamp() is what lets them stand there.
std::vector<Line> declareRamp(const scenario::Blueprint& blueprint, ThreadId thread,
                              const std::vector<CoroutineId>& starting);
std::string fillRamp(ThreadId thread, const std::vector<CoroutineId>& starting);
/// What lets the coroutine join the ramp behind all others.
std::string joiningRamp(ThreadId thread, CoroutineId coroutine);
/// Which thread each coroutine is on, by number of the coroutine.
Line declareCarriers(const scenario::Blueprint& blueprint);
/// The inline by which the first of the ramp comes to the head if nobody is there, and does its silent work.
std::vector<Line> resumeInline(const scenario::Blueprint& blueprint, ThreadId thread, const Agreement& agreement);

} // namespace threadway::formats::promela
