// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/carriers.h"

namespace threadway::scenario {

Carriers::Carriers(const Blueprint& blueprint)
{
    if (!blueprint.hasExecutors())
        return;
    for (const Blueprint::Coroutine& coroutine : blueprint.coroutines)
        m_threads.push_back(coroutine.thread);
    for (const Blueprint::Thread& thread : blueprint.threads)
        m_carried.push_back(thread.coroutines);
}

void Carriers::move(CoroutineId coroutine, ThreadId thread)
{
    if (m_threads.empty() || m_threads[coroutine.index()] == thread)
        return;
    std::erase(m_carried[m_threads[coroutine.index()].index()], coroutine);
    m_carried[thread.index()].push_back(coroutine);
    m_threads[coroutine.index()] = thread;
}

void Carriers::addTo(base::Hasher& hasher) const
{
    for (const ThreadId thread : m_threads)
        hasher.add(thread.value);
}

} // namespace threadway::scenario
