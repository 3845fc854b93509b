// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state_seeker.h"
#include "ui/session/playback.h"
#include "ui/session/recording_worker.h"

#include <QElapsedTimer>
#include <QTimer>

namespace threadway::ui {

/// Plays a run that a worker thread records some way ahead: owns the playhead and the state under it.
class Player : public Playback {
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// Shows another run from its start; keeps playing if it was.
    void setRun(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal);
    /// The same run with another journal; the playhead stays.
    void setJournal(const scenario::Journal& journal);

    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const override { return m_blueprint; }
    [[nodiscard]] const trace::Trace& trace() const override { return m_trace; }
    [[nodiscard]] const trace::State& state() const override { return m_seeker.current(); }
    [[nodiscard]] SimTime position() const override { return m_position; }
    [[nodiscard]] bool isPlaying() const override { return m_isPlaying; }
    [[nodiscard]] double speed() const override { return m_speed; }
    /// Whether the recording shows what the last journal says, so that nothing on screen is about to change.
    [[nodiscard]] bool isUpToDate() const { return m_shownEpoch == m_epoch; }

    /// Looks for a schedule that deadlocks; answered by deadlockPlanned().
    void planDeadlock();
    /// Looks for the critical step of the present deadlock; answered by causeFound().
    void findCause();
    /// Stops a search.
    void cancelSearch() { m_worker.cancelSearch(); }

    void askStacks(ThreadId thread) override;
    void play() override;
    void pause() override;
    void seek(threadway::SimTime position) override;
    /// Stands still after the first so many events, which must be recorded, though more may happen at that instant.
    void seekEvents(std::size_t events);
    void stepForward() override;
    void stepBack() override;
    void seekToStart() override;
    void seekToEnd() override;
    void setSpeed(double speed) override;
    void togglePlaying();

Q_SIGNALS:
    /// A search whose run or journal was replaced meanwhile counts as cancelled.
    void deadlockPlanned(const std::optional<threadway::scenario::JournalEntry>& entry, bool cancelled);
    void causeFound(const std::optional<threadway::ui::CauseFound>& cause, bool cancelled);

private:
    void take(const PublishedTrace& published);
    void tick();
    void moveTo(SimTime position);
    void showPosition();
    void askAhead();
    void setPlaying(bool playing);
    [[nodiscard]] SimTime lastInstant() const;

    [[nodiscard]] RecordingWorker::Listener listener();
    /// The worker is asked something: looks for its answers until there are no more to come.
    void awaitAnswers();

    scenario::BlueprintPtr m_blueprint;
    trace::Trace m_trace;
    trace::StateSeeker m_seeker;
    SimTime m_position;
    double m_fraction = 0; ///< of a nanosecond, left over from the last frame
    double m_speed = 0.004;
    bool m_isPlaying = false;
    bool m_isStepDue = false; ///< a step forward waits for the recording
    std::optional<std::size_t> m_heldAt; ///< events after which it stands still, in the midst of an instant
    SimTime m_wanted = SimTime{-1}; ///< a seek beyond the frontier waits for the recording
    quint64 m_epoch = 0;
    quint64 m_shownEpoch = 0;
    SimTime m_horizon;
    QElapsedTimer m_sinceTick;
    QTimer m_timer{this};
    QTimer m_answerTimer{this};
    RecordingWorker m_worker;
};

} // namespace threadway::ui
