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
/// Of a coroutine that is deep in calls, so many of the innermost are told.
constexpr std::size_t mostCallsTold = 16;

explore::GraphLimits searchLimits(const std::atomic<bool>& cancel)
{
    explore::GraphLimits limits;
    limits.cancel = &cancel;
    return limits;
}

} // namespace

RecordingWorker::RecordingWorker(Listener listener) : m_listener(std::move(listener)), m_thread([this] { run(); }) {}

RecordingWorker::~RecordingWorker()
{
    m_cancelSearch = true;
    request([this] { m_isStopped = true; });
    m_thread.join();
}

void RecordingWorker::request(CallQueue::Call call)
{
    ++m_sent;
    m_requests.push(std::move(call));
}

bool RecordingWorker::deliver()
{
    while (const auto answer = m_answers.tryPop())
        (*answer)();
    return m_doneBeforeRest < m_sent;
}

void RecordingWorker::run()
{
    while (!m_isStopped) {
        auto call = m_requests.tryPop();
        if (!call && m_isRecordDue) {
            record();
            continue;
        }
        if (!call) {
            m_answers.push([this, done = m_done] { m_doneBeforeRest = done; });
            call = m_requests.waitPop();
        }
        (*call)();
        ++m_done;
    }
}

void RecordingWorker::start(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal, quint64 epoch)
{
    m_cancelSearch = true;
    request([this, blueprint, journal, epoch] {
        m_epoch = epoch;
        m_recorder.emplace(blueprint, journal);
        m_replacedFrom = SimTime{};
        m_sincePublished.invalidate();
        m_isRecordDue = true;
    });
}

void RecordingWorker::setJournal(const scenario::Journal& journal, quint64 epoch)
{
    m_cancelSearch = true;
    request([this, journal, epoch] {
        m_epoch = epoch;
        const SimTime from = m_recorder->setJournal(journal);
        m_replacedFrom = std::min(m_replacedFrom.value_or(from), from);
        m_sincePublished.invalidate();
        m_isRecordDue = true;
    });
}

void RecordingWorker::setHorizon(SimTime horizon)
{
    request([this, horizon] {
        m_horizon = horizon;
        m_isRecordDue = true;
    });
}

void RecordingWorker::planDeadlock(SimTime from)
{
    m_cancelSearch = false;
    request([this, from] { searchDeadlock(from); });
}

void RecordingWorker::findCause(SimTime deadlockAt)
{
    m_cancelSearch = false;
    request([this, deadlockAt] { searchCause(deadlockAt); });
}

void RecordingWorker::tellStacks(ThreadId thread, std::uint64_t events)
{
    request([this, thread, events] { lookAtStacks(thread, events); });
}

void RecordingWorker::record()
{
    const std::size_t before = m_recorder->trace().size();
    const SimTime frontier = m_recorder->trace().frontier();
    const bool mayGoOn = m_recorder->advance(m_horizon, eventsPerSlice);
    const trace::Trace& trace = m_recorder->trace();
    const bool isDone = !mayGoOn || trace.frontier() >= m_horizon;
    const bool hasNews = trace.size() != before || trace.frontier() != frontier || m_replacedFrom;
    const bool isPublicationDue = !m_sincePublished.isValid() || m_sincePublished.elapsed() >= msBetweenPublications;
    m_hasNews = m_hasNews || hasNews;
    if (m_hasNews && (isDone || isPublicationDue))
        publish();
    m_isRecordDue = !isDone;
}

void RecordingWorker::publish()
{
    m_answers.push([this, published = PublishedTrace{m_epoch, m_recorder->trace(), m_replacedFrom}] {
        m_listener.published(published);
    });
    m_replacedFrom.reset();
    m_hasNews = false;
    m_sincePublished.start();
}

void RecordingWorker::searchDeadlock(SimTime from)
{
    const explore::GraphLimits limits = searchLimits(m_cancelSearch);
    const SimTime start = std::min(from, m_recorder->trace().frontier());
    std::optional<scenario::JournalEntry> entry;
    if (const auto turns = explore::scheduleIntoDeadlock(m_recorder->worldAt(start), limits)) {
        entry = scenario::JournalEntry{start + SimTime{1}, scenario::Steer{*turns}};
    } else if (!m_cancelSearch) {
        const machine::World beginning(m_recorder->trace().blueprint());
        if (const auto early = explore::scheduleIntoDeadlock(beginning, limits))
            entry = scenario::JournalEntry{SimTime{}, scenario::Steer{*early}};
    }
    m_answers.push([this, entry, cancelled = m_cancelSearch.load(), epoch = m_epoch] {
        m_listener.deadlockPlanned(entry, cancelled && !entry, epoch);
    });
}

void RecordingWorker::searchCause(SimTime deadlockAt)
{
    const explore::GraphLimits limits = searchLimits(m_cancelSearch);
    const auto step = explore::findCriticalStep(*m_recorder, deadlockAt, limits);
    std::optional<CauseFound> cause;
    if (step) {
        const auto detour = explore::scheduleToSafety(m_recorder->worldAt(step->before), limits);
        cause = CauseFound{*step, detour.value_or(std::vector<ThreadId>{})};
    }
    m_answers.push([this, cause, cancelled = m_cancelSearch.load(), epoch = m_epoch] {
        m_listener.causeFound(cause, cancelled, epoch);
    });
}

void RecordingWorker::lookAtStacks(ThreadId thread, std::uint64_t events)
{
    ToldStacks told{thread, events, {}};
    if (thread.index() < m_recorder->front().threads.size())
        told.stacks = machine::stacksOf(m_recorder->worldAfter(events), thread, mostCallsTold);
    m_answers.push([this, told = std::move(told), epoch = m_epoch] { m_listener.stacksTold(told, epoch); });
}

} // namespace threadway::ui
