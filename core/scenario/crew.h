// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blueprint.h"

#include <vector>

namespace threadway::scenario {

/// The workers of the thread's executor, the first one first; of a thread without one itself alone.
class Crew {
public:
    Crew(const Blueprint& blueprint, ThreadId thread)
        : m_first(blueprint.thread(thread).workers > 1 ? blueprint.thread(thread).firstWorker : thread),
          m_count(blueprint.thread(thread).workers)
    {
    }

    [[nodiscard]] std::int32_t count() const { return m_count; }
    [[nodiscard]] ThreadId worker(std::int32_t index) const { return ThreadId(m_first.value + index); }

private:
    ThreadId m_first;
    std::int32_t m_count;
};

/// Whether several coroutines can be with the thread.
inline bool carriesSeveral(const Blueprint& blueprint, ThreadId thread)
{
    return blueprint.thread(thread).coroutines.size() > 1 || blueprint.thread(thread).workers > 1;
}

/// Whether the coroutine is the empty main routine with which a worker begins that has no coroutine yet.
inline bool isOfIdleWorker(const Blueprint& blueprint, CoroutineId coroutine)
{
    return blueprint.coroutine(coroutine).isMain && carriesSeveral(blueprint, blueprint.coroutine(coroutine).thread);
}

/// Whether the coroutine may sleep while others can go on with its thread.
bool sleepsWhileOthersGoOn(const Blueprint& blueprint, CoroutineId coroutine);
/// Whether some coroutine does so.
bool hasSleepers(const Blueprint& blueprint);

/// Every coroutine that can ever be with the thread: its own, and those of the other workers of its executor.
inline std::vector<CoroutineId> guestsOf(const Blueprint& blueprint, ThreadId thread)
{
    const Crew crew(blueprint, thread);
    std::vector<CoroutineId> guests;
    for (std::int32_t i = 0; i < crew.count(); ++i) {
        const auto& own = blueprint.thread(crew.worker(i)).coroutines;
        guests.insert(guests.end(), own.begin(), own.end());
    }
    return guests;
}

} // namespace threadway::scenario
