// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/playback.h"

#include <memory>
#include <string>
#include <vector>

namespace threadway::test {

/// A player of events that a test writes down; it remembers what views asked of it.
class RecordedPlayback : public ui::Playback {
public:
    RecordedPlayback(int cores, const std::vector<std::string>& threads)
    {
        auto blueprint = std::make_shared<scenario::Blueprint>();
        blueprint->scenario.machine.cores = cores;
        blueprint->processes.resize(1);
        blueprint->processes.front().name = "bank";
        for (const std::string& name : threads) {
            scenario::Blueprint::Thread thread;
            thread.name = name;
            thread.path = name;
            thread.process = ProcessId(0);
            blueprint->threads.push_back(thread);
        }
        m_blueprint = blueprint;
        m_trace = trace::Trace(m_blueprint);
    }

    /// Records events and tells the views.
    void record(const machine::EventBuffer& events, SimTime frontier)
    {
        m_trace.append(events, frontier);
        Q_EMIT traceGrown();
    }
    /// Another future from the instant on.
    void replaceFuture(SimTime from, const machine::EventBuffer& events, SimTime frontier)
    {
        m_trace = m_trace.prefix(m_trace.firstAfter(from - SimTime{1}), from - SimTime{1});
        m_trace.append(events, frontier);
        Q_EMIT futureReplaced(from);
        Q_EMIT traceGrown();
    }
    /// The playhead moves by itself, as while playing.
    void moveTo(SimTime position)
    {
        m_position = position;
        Q_EMIT positionChanged(position);
    }

    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const override { return m_blueprint; }
    [[nodiscard]] const trace::Trace& trace() const override { return m_trace; }
    [[nodiscard]] const trace::State& state() const override { return m_state; }
    [[nodiscard]] SimTime position() const override { return m_position; }
    [[nodiscard]] bool isPlaying() const override { return m_isPlaying; }
    [[nodiscard]] double speed() const override { return 1.0; }

    void play() override
    {
        m_isPlaying = true;
        Q_EMIT playingChanged(true);
    }
    void pause() override
    {
        m_isPlaying = false;
        Q_EMIT playingChanged(false);
    }
    void seek(threadway::SimTime position) override
    {
        seeks.push_back(position);
        moveTo(position);
    }
    void stepForward() override { calls.push_back("forward"); }
    void stepBack() override { calls.push_back("back"); }
    void seekToStart() override { calls.push_back("start"); }
    void seekToEnd() override { calls.push_back("end"); }
    void setSpeed(double) override {}

    std::vector<SimTime> seeks;
    std::vector<std::string> calls;

private:
    scenario::BlueprintPtr m_blueprint;
    trace::Trace m_trace;
    trace::State m_state;
    SimTime m_position;
    bool m_isPlaying = false;
};

/// `core` is given to `thread` for [from, to), the first `cost` ns of it for the switch.
inline void addSlice(machine::EventBuffer& events, int core, int thread, std::int64_t from, std::int64_t to,
                     machine::LeaveReason reason = machine::LeaveReason::Preempted, std::int64_t cost = 0)
{
    machine::Event event;
    event.kind = machine::EventKind::Dispatched;
    event.core = static_cast<std::int16_t>(core);
    event.thread = thread;
    event.time = SimTime{from};
    event.setWide(cost);
    events.push_back(event);
    event.kind = machine::EventKind::Left;
    event.time = SimTime{to};
    event.flag = static_cast<std::uint8_t>(reason);
    events.push_back(event.setWide(0));
}

} // namespace threadway::test
