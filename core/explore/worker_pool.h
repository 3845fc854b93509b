// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace threadway::explore {

/// Threads that do the same work on different parts of a task, the calling thread among them.
class WorkerPool {
public:
    /// The calling thread and `workers - 1` others, which are started when they are first needed.
    explicit WorkerPool(unsigned workers) : m_workers(workers) {}
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    [[nodiscard]] unsigned workers() const { return m_workers; }
    /// Calls task(0) to task(workers - 1) at the same time, and returns when all have returned. The first exception
    /// that a task throws is thrown here.
    void run(const std::function<void(unsigned)>& task);

private:
    void serve(unsigned worker);
    void perform(unsigned worker, const std::function<void(unsigned)>& task);

    unsigned m_workers;
    std::mutex m_mutex;
    std::condition_variable m_started;
    std::condition_variable m_finished;
    const std::function<void(unsigned)>* m_task = nullptr;
    std::uint64_t m_round = 0;
    unsigned m_busy = 0;
    bool m_isOver = false;
    std::exception_ptr m_failure;
    std::vector<std::thread> m_threads;
};

} // namespace threadway::explore
