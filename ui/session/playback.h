// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/stack_frames.h"
#include "trace/machine_at.h"
#include "trace/state.h"
#include "trace/trace.h"

#include <QObject>

namespace threadway::ui {

/// What stood on the stacks of a thread's coroutines after so many events of the trace.
struct ToldStacks {
    ThreadId thread;
    std::uint64_t order = 0; ///< as State::order
    std::vector<machine::CoroutineStack> stacks;
};

/// The player of the current run: what is recorded so far, where the playhead stands, whether it moves.
/// Views read it and never simulate; times are simulated nanoseconds. Lives in the GUI thread.
class Playback : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The scenario that runs; never null.
    [[nodiscard]] virtual const scenario::BlueprintPtr& blueprint() const = 0;
    /// All that is recorded so far, usually some way beyond the playhead.
    [[nodiscard]] virtual const trace::Trace& trace() const = 0;
    /// The state at the playhead.
    [[nodiscard]] virtual const trace::State& state() const = 0;
    [[nodiscard]] virtual SimTime position() const = 0;
    /// The machine from the playhead on, with what was changed at it.
    [[nodiscard]] scenario::MachineSpec machine() const { return trace::machineAt(trace(), position() + SimTime{1}); }
    [[nodiscard]] virtual bool isPlaying() const = 0;
    /// Simulated nanoseconds per nanosecond of wall time; 0.002 means that 1 ms takes 0.5 s.
    [[nodiscard]] virtual double speed() const = 0;
    /// Asks for what stands on the thread's stacks at the playhead, which no event tells; stacksTold() answers, if
    /// the run was simulated.
    virtual void askStacks(ThreadId) {}

public Q_SLOTS:
    virtual void play() = 0;
    virtual void pause() = 0;
    /// Moves the playhead; beyond the frontier it waits there until the recording has come so far.
    virtual void seek(threadway::SimTime position) = 0;
    /// To the next or previous instant at which something happens.
    virtual void stepForward() = 0;
    virtual void stepBack() = 0;
    virtual void seekToStart() = 0;
    virtual void seekToEnd() = 0;
    virtual void setSpeed(double speed) = 0;

Q_SIGNALS:
    /// Another scenario is loaded, or the blueprint changed: everything derived from it is stale.
    void blueprintChanged();
    /// The future was recorded anew from that instant (a command was added or undone); earlier events still hold.
    void futureReplaced(threadway::SimTime from);
    /// Events were appended to the trace.
    void traceGrown();
    /// The playhead moved, or the state under it changed: repaint. At most once per frame.
    void positionChanged(threadway::SimTime position);
    void playingChanged(bool playing);
    void speedChanged(double speed);
    void stacksTold(const threadway::ui::ToldStacks& told);
};

} // namespace threadway::ui
