// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/deadlock_plan.h"
#include "history/recorder.h"
#include "scenario/command.h"
#include "trace/trace.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <optional>

namespace threadway::ui {

/// What the worker has recorded, as a value.
struct PublishedTrace {
    quint64 epoch = 0; ///< of the last run or journal that it takes into account
    trace::Trace trace;
    /// If the future was recorded anew since the last publication: from that instant on.
    std::optional<SimTime> replacedFrom;
};

/// A way out of a deadlock that goes back to where it could still be avoided.
struct CauseFound {
    explore::CriticalStep step;
    std::vector<ThreadId> detour; ///< turns from there that avoid the deadlock; empty if none were found
};

/// Records ahead of the playhead in a thread of its own, in slices, and publishes at most 30 times a second.
/// Lives in that thread: all slots are called through the event loop. Shares nothing that changes.
class RecordingWorker : public QObject {
    Q_OBJECT

public:
    /// The flag stops a search for deadlocks from another thread.
    explicit RecordingWorker(std::atomic<bool>& cancelSearch) : m_cancelSearch(cancelSearch) {}

    /// Begins another run.
    void start(scenario::BlueprintPtr blueprint, scenario::Journal journal, quint64 epoch);
    /// Goes on with another journal.
    void setJournal(scenario::Journal journal, quint64 epoch);
    /// How far to record.
    void setHorizon(SimTime horizon);
    /// Looks for a schedule that deadlocks: from the instant, or else from the start.
    void planDeadlock(SimTime from);
    /// Looks for the critical step of the deadlock that stands at the instant, and for a way around it.
    void findCause(SimTime deadlockAt);

Q_SIGNALS:
    void published(const threadway::ui::PublishedTrace& published);
    /// The act that drives the machine into a deadlock, or nothing; for the run of that epoch.
    void deadlockPlanned(const std::optional<threadway::scenario::JournalEntry>& entry, bool cancelled, quint64 epoch);
    void causeFound(const std::optional<threadway::ui::CauseFound>& cause, bool cancelled, quint64 epoch);

private:
    void record();
    void recordSoon();
    void publish();

    std::atomic<bool>& m_cancelSearch;
    std::optional<history::Recorder> m_recorder;
    std::optional<SimTime> m_replacedFrom;
    QElapsedTimer m_sincePublished;
    SimTime m_horizon;
    quint64 m_epoch = 0;
    bool m_isRecordDue = false;
};

} // namespace threadway::ui
