// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recording_worker.h"

#include <algorithm>
#include <chrono>

namespace threadway::ui {
namespace {

/// Events recorded between two looks at what else is to do.
constexpr std::size_t eventsPerSlice = 4000;
constexpr qint64 msBetweenPublications = 33;

explore::GraphLimits searchLimits(const std::atomic<bool>& cancel)
{
    explore::GraphLimits limits;
    limits.cancel = &cancel;
    return limits;
}

} // namespace

void RecordingWorker::start(scenario::BlueprintPtr blueprint, scenario::Journal journal, quint64 epoch)
{
    m_epoch = epoch;
    m_recorder.emplace(std::move(blueprint), std::move(journal));
    m_replacedFrom = SimTime{};
    m_sincePublished.invalidate();
    recordSoon();
}

void RecordingWorker::setJournal(scenario::Journal journal, quint64 epoch)
{
    m_epoch = epoch;
    if (!m_recorder)
        return;
    const SimTime from = m_recorder->setJournal(std::move(journal));
    m_replacedFrom = std::min(m_replacedFrom.value_or(from), from);
    m_sincePublished.invalidate();
    recordSoon();
}

void RecordingWorker::setHorizon(SimTime horizon)
{
    m_horizon = horizon;
    recordSoon();
}

void RecordingWorker::recordSoon()
{
    if (m_isRecordDue || !m_recorder)
        return;
    m_isRecordDue = true;
    QMetaObject::invokeMethod(this, &RecordingWorker::record, Qt::QueuedConnection);
}

void RecordingWorker::record()
{
    m_isRecordDue = false;
    const std::size_t before = m_recorder->trace().size();
    const SimTime frontier = m_recorder->trace().frontier();
    const bool mayGoOn = m_recorder->advance(m_horizon, eventsPerSlice);
    const trace::Trace& trace = m_recorder->trace();
    const bool isDone = !mayGoOn || trace.frontier() >= m_horizon;
    const bool hasNews = trace.size() != before || trace.frontier() != frontier || m_replacedFrom;
    const bool isPublicationDue = !m_sincePublished.isValid() || m_sincePublished.elapsed() >= msBetweenPublications;
    if (hasNews && (isDone || isPublicationDue))
        publish();
    if (!isDone)
        recordSoon();
}

void RecordingWorker::publish()
{
    Q_EMIT published({m_epoch, m_recorder->trace(), m_replacedFrom});
    m_replacedFrom.reset();
    m_sincePublished.start();
}

void RecordingWorker::planDeadlock(SimTime from)
{
    const explore::GraphLimits limits = searchLimits(m_cancelSearch);
    const SimTime start = std::min(from, m_recorder->trace().frontier());
    if (const auto turns = explore::scheduleIntoDeadlock(m_recorder->worldAt(start), limits)) {
        Q_EMIT deadlockPlanned(scenario::JournalEntry{start + SimTime{1}, scenario::Steer{*turns}}, false, m_epoch);
        return;
    }
    const machine::World beginning(m_recorder->trace().blueprint());
    const auto turns = m_cancelSearch ? std::nullopt : explore::scheduleIntoDeadlock(beginning, limits);
    std::optional<scenario::JournalEntry> entry;
    if (turns)
        entry = scenario::JournalEntry{SimTime{}, scenario::Steer{*turns}};
    Q_EMIT deadlockPlanned(entry, m_cancelSearch, m_epoch);
}

void RecordingWorker::findCause(SimTime deadlockAt)
{
    const explore::GraphLimits limits = searchLimits(m_cancelSearch);
    const auto step = explore::findCriticalStep(*m_recorder, deadlockAt, limits);
    std::optional<CauseFound> cause;
    if (step) {
        const auto detour = explore::scheduleToSafety(m_recorder->worldAt(step->before), limits);
        cause = CauseFound{*step, detour.value_or(std::vector<ThreadId>{})};
    }
    Q_EMIT causeFound(cause, m_cancelSearch, m_epoch);
}

} // namespace threadway::ui
