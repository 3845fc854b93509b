// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "scenario/blueprint.h"

#include <vector>

namespace threadway::scenario {

/// Which thread each coroutine is with: at first its own, then, in an executor, the worker that took it last. A value;
/// empty in scenarios without executors, where coroutines stay.
class Carriers {
public:
    Carriers() = default;
    explicit Carriers(const Blueprint& blueprint);

    /// The thread that the coroutine is with.
    [[nodiscard]] ThreadId threadOf(const Blueprint& blueprint, CoroutineId coroutine) const
    {
        return m_threads.empty() ? blueprint.coroutine(coroutine).thread : m_threads[coroutine.index()];
    }
    /// The coroutines that are with the thread, those that came last behind the others. Good until one moves.
    [[nodiscard]] const std::vector<CoroutineId>& coroutinesOf(const Blueprint& blueprint, ThreadId thread) const
    {
        return m_carried.empty() ? blueprint.thread(thread).coroutines : m_carried[thread.index()];
    }
    /// The coroutine is with the thread from now on, which is its own where it cannot move.
    void move(CoroutineId coroutine, ThreadId thread);
    void addTo(base::Hasher& hasher) const;

private:
    std::vector<ThreadId> m_threads; ///< by coroutine
    std::vector<std::vector<CoroutineId>> m_carried; ///< by thread
};

} // namespace threadway::scenario
