// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/comparison.h"
#include "ui/session/call_queue.h"

#include <atomic>
#include <functional>
#include <thread>

namespace threadway::ui {

/// Runs a comparison in a thread of its own and reports how far it is. Answers come when deliver() is called.
class ComparisonWorker {
public:
    /// What is known so far, and whether more is to come.
    using Report = std::function<void(const history::Comparison& soFar, bool isRunning)>;

    explicit ComparisonWorker(Report report) : m_report(std::move(report)) {}
    ComparisonWorker(const ComparisonWorker&) = delete;
    ComparisonWorker& operator=(const ComparisonWorker&) = delete;
    ~ComparisonWorker();

    /// Begins; one that still runs is given up.
    void start(history::ComparisonRun run);
    /// Gives up; what is known so far has been reported or never will be.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Reports what came in since the last call.
    void deliver();

private:
    void work(history::ComparisonRun run);

    Report m_report;
    CallQueue m_answers;
    std::atomic<bool> m_isCancelled{false};
    bool m_isRunning = false;
    std::thread m_thread;
};

} // namespace threadway::ui
