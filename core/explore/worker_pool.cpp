// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/worker_pool.h"

#include <utility>

namespace threadway::explore {

WorkerPool::~WorkerPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_started.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void WorkerPool::perform(unsigned worker, const std::function<void(unsigned)>& task)
{
    try {
        task(worker);
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = std::current_exception();
    }
}

void WorkerPool::run(const std::function<void(unsigned)>& task)
{
    while (m_threads.size() + 1 < m_workers)
        m_threads.emplace_back([this, worker = static_cast<unsigned>(m_threads.size() + 1)] { serve(worker); });
    {
        const std::lock_guard lock(m_mutex);
        m_task = &task;
        m_busy = m_workers - 1;
        ++m_round;
    }
    m_started.notify_all();
    perform(0, task);
    std::unique_lock lock(m_mutex);
    m_finished.wait(lock, [this] { return m_busy == 0; });
    if (const std::exception_ptr failure = std::exchange(m_failure, nullptr))
        std::rethrow_exception(failure);
}

void WorkerPool::serve(unsigned worker)
{
    std::uint64_t done = 0;
    for (;;) {
        const std::function<void(unsigned)>* task = nullptr;
        {
            std::unique_lock lock(m_mutex);
            m_started.wait(lock, [&] { return m_isOver || m_round != done; });
            if (m_isOver)
                return;
            done = m_round;
            task = m_task;
        }
        perform(worker, *task);
        const std::lock_guard lock(m_mutex);
        if (--m_busy == 0)
            m_finished.notify_one();
    }
}

} // namespace threadway::explore
