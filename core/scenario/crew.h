// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"

#include <vector>

namespace threadway::scenario {

/// Every coroutine that can ever be with the thread: its own, and those of the other workers of its executor.
inline std::vector<CoroutineId> guestsOf(const Blueprint& blueprint, ThreadId thread)
{
    const Blueprint::Thread& model = blueprint.thread(thread);
    const ThreadId first = model.workers > 1 ? model.firstWorker : thread;
    std::vector<CoroutineId> guests;
    for (std::int32_t i = 0; i < model.workers; ++i) {
        const auto& own = blueprint.thread(ThreadId(first.value + i)).coroutines;
        guests.insert(guests.end(), own.begin(), own.end());
    }
    return guests;
}

} // namespace threadway::scenario
