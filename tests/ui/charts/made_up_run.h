// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/playback.h"

#include <algorithm>
#include <memory>
#include <string>

namespace threadway::test {

/// A player of events that a test made up, without a simulator behind it.
class MadeUpRun final : public ui::Playback {
public:
    explicit MadeUpRun(scenario::BlueprintPtr blueprint)
        : m_blueprint(std::move(blueprint)), m_trace(m_blueprint), m_state(m_blueprint)
    {
    }

    /// Appends events, which must not lie before what is there.
    void record(const machine::EventBuffer& events, SimTime frontier)
    {
        m_trace.append(events, frontier);
        Q_EMIT traceGrown();
    }
    /// Another future from that instant on.
    void replaceFuture(SimTime from, const machine::EventBuffer& events, SimTime frontier)
    {
        std::size_t kept = 0;
        while (kept < m_trace.size() && m_trace.event(kept).time < from)
            ++kept;
        m_trace = m_trace.prefix(kept, std::max(SimTime{}, from - SimTime{1}));
        m_trace.append(events, frontier);
        Q_EMIT futureReplaced(from);
        seek(m_position);
    }

    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const override { return m_blueprint; }
    [[nodiscard]] const trace::Trace& trace() const override { return m_trace; }
    [[nodiscard]] const trace::State& state() const override { return m_state; }
    [[nodiscard]] SimTime position() const override { return m_position; }
    [[nodiscard]] bool isPlaying() const override { return false; }
    [[nodiscard]] double speed() const override { return 0.002; }
    void play() override {}
    void pause() override {}
    void seek(SimTime position) override
    {
        m_position = position;
        m_state = trace::State(m_blueprint);
        for (std::size_t i = 0; i < m_trace.firstAfter(position); ++i)
            m_state.apply(m_trace.event(i));
        Q_EMIT positionChanged(position);
    }
    void stepForward() override {}
    void stepBack() override {}
    void seekToStart() override { seek({}); }
    void seekToEnd() override { seek(m_trace.frontier()); }
    void setSpeed(double) override {}

private:
    scenario::BlueprintPtr m_blueprint;
    trace::Trace m_trace;
    trace::State m_state;
    SimTime m_position;
};

/// A machine of so many cores with two levels of cache, and one process of so many threads.
inline scenario::BlueprintPtr machineOf(int cores, int threads)
{
    static const char* const names[] = {"transfer-1", "transfer-2", "event-loop", "logger", "ui-render"};
    auto made = std::make_shared<scenario::Blueprint>();
    made->scenario.machine.cores = cores;
    made->scenario.machine.memory.levels.resize(2);
    made->processes.emplace_back();
    made->processes[0].name = "bank";
    for (int i = 0; i < threads; ++i) {
        const std::string name = i < 5 ? names[i] : "worker-" + std::to_string(i);
        scenario::Blueprint::Thread& thread = made->threads.emplace_back();
        thread.name = name;
        thread.path = name;
        thread.process = ProcessId(0);
        made->processes[0].threads.push_back(ThreadId(i));
    }
    return made;
}

inline machine::Event eventOn(SimTime time, machine::EventKind kind, int core, int thread)
{
    return {time, kind, 0, static_cast<std::int16_t>(core), thread, 0, 0};
}

inline machine::Event sampleOn(SimTime time, int core, int level, int hits, int misses)
{
    machine::Event event = eventOn(time, machine::EventKind::CacheSample, core, 0);
    event.flag = static_cast<std::uint8_t>(level);
    event.a = hits;
    event.b = misses;
    return event;
}

/// A lively run: every core takes slices of 0.3 to 1.6 ms in turn and pauses now and then; its hit rates fall when
/// a thread comes from another core. The same for the same arguments.
inline machine::EventBuffer livelyRun(int cores, int threads, SimTime until)
{
    machine::EventBuffer events;
    std::uint32_t seed = 7;
    const auto draw = [&seed](std::uint32_t below) {
        seed = seed * 1'664'525U + 1'013'904'223U;
        return static_cast<int>((seed >> 8U) % below);
    };
    std::vector<int> lastCore(static_cast<std::size_t>(threads), -1);
    for (int core = 0; core < cores; ++core) {
        for (SimTime at{draw(400'000)}; at < until;) {
            const int thread = core + cores * draw(static_cast<std::uint32_t>(std::max(1, threads / cores)));
            const int runner = thread < threads ? thread : core % threads;
            const SimTime end = std::min(until, at + SimTime{300'000 + draw(1'300'000)});
            events.push_back(eventOn(at, machine::EventKind::Dispatched, core, runner));
            const bool isMove = core == 2 % cores && at.ns > until.ns * 6 / 10 && lastCore[0] != -2;
            if (isMove) {
                lastCore[0] = -2;
                events.push_back(eventOn(at, machine::EventKind::Migrated, core, runner));
            }
            for (SimTime sample = at + SimTime{100'000}; sample < end; sample += SimTime{100'000}) {
                const int cold = lastCore[0] == -2 && core == 2 % cores
                                     ? std::max(0, 60 - static_cast<int>((sample.ns - until.ns * 6 / 10) / 60'000))
                                     : 0;
                const int rate = 90 + core * 2 + draw(3) - cold;
                events.push_back(sampleOn(sample, core, 1, rate, 100 - rate));
                events.push_back(sampleOn(sample, core, 2, rate - 12, 112 - rate));
            }
            events.push_back(eventOn(end, machine::EventKind::Left, core, runner));
            at = end + SimTime{draw(3) == 0 ? draw(2'500'000 / static_cast<std::uint32_t>(core + 1)) : 1'000};
        }
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const machine::Event& a, const machine::Event& b) { return a.time < b.time; });
    return events;
}

} // namespace threadway::test
