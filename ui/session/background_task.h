// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace threadway::ui {

/// Work that takes a while, in a thread of its own; what comes of it is fetched by the thread that asked. Nothing waits
/// for work that is given up, but for the end of this object.
template <class Result>
class BackgroundTask {
public:
    /// Looks at the flag now and then, and comes to an end once it is set.
    using Work = std::function<Result(const std::atomic<bool>& isCancelled)>;

    BackgroundTask() = default;
    BackgroundTask(const BackgroundTask&) = delete;
    BackgroundTask& operator=(const BackgroundTask&) = delete;
    ~BackgroundTask()
    {
        giveUp();
        for (const auto& run : m_givenUp)
            run->thread.join();
    }

    /// Begins; work that still goes on is given up.
    void start(Work work)
    {
        giveUp();
        m_run = std::make_unique<Run>();
        m_run->thread = std::thread([run = m_run.get(), started = std::move(work)] {
            run->result.emplace(started(run->isCancelled));
            run->isDone.store(true, std::memory_order_release);
        });
    }

    /// Stops the work where it is; what it came to can be fetched.
    void stop()
    {
        if (m_run)
            m_run->isCancelled = true;
    }

    /// Gives up: nothing will come of it.
    void giveUp()
    {
        stop();
        if (m_run)
            m_givenUp.push_back(std::move(m_run));
    }

    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

    /// The result, once, when it is there.
    std::optional<Result> fetch()
    {
        std::erase_if(m_givenUp, isOver);
        if (!m_run || !isOver(m_run))
            return std::nullopt;
        return std::exchange(m_run, nullptr)->result;
    }

private:
    struct Run {
        std::atomic<bool> isCancelled{false};
        std::atomic<bool> isDone{false}; ///< the result may be read
        std::optional<Result> result;
        std::thread thread;
    };

    static bool isOver(const std::unique_ptr<Run>& run)
    {
        const bool isDone = run->isDone.load(std::memory_order_acquire);
        if (isDone)
            run->thread.join();
        return isDone;
    }

    std::unique_ptr<Run> m_run;
    std::vector<std::unique_ptr<Run>> m_givenUp; ///< may still be at work
};

} // namespace threadway::ui
