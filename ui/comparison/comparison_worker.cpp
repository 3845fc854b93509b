// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_worker.h"

#include <utility>

namespace threadway::ui {
namespace {

/// Events between two looks at whether to go on: a few milliseconds.
constexpr std::size_t eventsPerSlice = 20'000;

} // namespace

ComparisonWorker::~ComparisonWorker()
{
    cancel();
}

void ComparisonWorker::start(history::ComparisonRun run)
{
    cancel();
    m_isCancelled = false;
    m_isRunning = true;
    m_thread = std::thread([this, started = std::move(run)]() mutable { work(std::move(started)); });
}

void ComparisonWorker::cancel()
{
    m_isCancelled = true;
    if (m_thread.joinable())
        m_thread.join();
    while (m_answers.tryPop()) { // of a run that is given up
    }
    m_isRunning = false;
}

void ComparisonWorker::deliver()
{
    while (const auto answer = m_answers.tryPop())
        (*answer)();
}

void ComparisonWorker::work(history::ComparisonRun run)
{
    std::size_t told = 0;
    bool isMore = true;
    while (isMore && !m_isCancelled) {
        isMore = run.advance(eventsPerSlice);
        if (isMore && run.comparison().rows.size() == told)
            continue;
        told = run.comparison().rows.size();
        m_answers.push([this, soFar = run.comparison(), isMore] {
            m_isRunning = isMore;
            m_report(soFar, isMore);
        });
    }
}

} // namespace threadway::ui
