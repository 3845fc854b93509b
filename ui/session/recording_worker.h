// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/deadlock_plan.h"
#include "history/recorder.h"
#include "scenario/command.h"
#include "trace/trace.h"
#include "ui/session/call_queue.h"
#include "ui/session/playback.h"

#include <QElapsedTimer>
#include <QtGlobal>

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <thread>

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

/// Records ahead of the playhead in a thread of its own, in slices, and publishes at most 30 times a second. Requests
/// go to that thread and answers come back as calls in queues; nothing that changes is shared.
class RecordingWorker {
public:
    /// What the worker has to say; called by deliver(), in the thread that calls it.
    struct Listener {
        std::function<void(const PublishedTrace&)> published;
        /// The act that drives the machine into a deadlock, or nothing; for the run of that epoch.
        std::function<void(const std::optional<scenario::JournalEntry>&, bool cancelled, quint64 epoch)>
            deadlockPlanned;
        std::function<void(const std::optional<CauseFound>&, bool cancelled, quint64 epoch)> causeFound;
        std::function<void(const ToldStacks&, quint64 epoch)> stacksTold;
    };

    explicit RecordingWorker(Listener listener);
    ~RecordingWorker();
    RecordingWorker(const RecordingWorker&) = delete;
    RecordingWorker& operator=(const RecordingWorker&) = delete;

    /// Begins another run.
    void start(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal, quint64 epoch);
    /// Goes on with another journal.
    void setJournal(const scenario::Journal& journal, quint64 epoch);
    /// How far to record.
    void setHorizon(SimTime horizon);
    /// Looks for a schedule that deadlocks: from the instant, or else from the start.
    void planDeadlock(SimTime from);
    /// Looks for the critical step of the deadlock that stands at the instant, and for a way around it.
    void findCause(SimTime deadlockAt);
    /// Looks what stands on the thread's stacks after so many events.
    void tellStacks(ThreadId thread, std::uint64_t events);
    /// Stops a search that goes on.
    void cancelSearch() { m_cancelSearch = true; }

    /// Calls the listener for every answer that is there. Returns whether more may come without another request.
    bool deliver();

private:
    void request(CallQueue::Call call);
    void run();
    void record();
    void publish();
    void searchDeadlock(SimTime from);
    void searchCause(SimTime deadlockAt);
    void lookAtStacks(ThreadId thread, std::uint64_t events);

    Listener m_listener;
    CallQueue m_requests;
    CallQueue m_answers;
    std::atomic<bool> m_cancelSearch{false};
    std::size_t m_sent = 0; ///< requests, counted by the asking thread
    std::size_t m_doneBeforeRest = 0; ///< requests that were done when the worker last had nothing to do

    // From here on of the worker's thread only.
    std::optional<history::Recorder> m_recorder;
    std::optional<SimTime> m_replacedFrom;
    QElapsedTimer m_sincePublished;
    SimTime m_horizon;
    quint64 m_epoch = 0;
    std::size_t m_done = 0;
    bool m_isRecordDue = false;
    bool m_hasNews = false; ///< recorded but not published
    bool m_isStopped = false;

    std::thread m_thread;
};

} // namespace threadway::ui
