// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/command_port.h"
#include "ui/session/playback.h"

#include <string>
#include <utility>
#include <vector>

namespace threadway::test {

/// A playback that stands still at a state made by hand.
class FakePlayback final : public ui::Playback {
public:
    explicit FakePlayback(scenario::BlueprintPtr blueprint)
        : now(blueprint), m_blueprint(std::move(blueprint)), m_trace(m_blueprint)
    {
    }

    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const override { return m_blueprint; }
    [[nodiscard]] const trace::Trace& trace() const override { return m_trace; }
    [[nodiscard]] const trace::State& state() const override { return now; }
    [[nodiscard]] SimTime position() const override { return at; }
    [[nodiscard]] bool isPlaying() const override { return false; }
    [[nodiscard]] double speed() const override { return 0.002; }

    void play() override {}
    void pause() override {}
    void seek(SimTime position) override
    {
        at = position;
        Q_EMIT positionChanged(at);
    }
    void stepForward() override {}
    void stepBack() override {}
    void seekToStart() override {}
    void seekToEnd() override {}
    void setSpeed(double) override {}

    /// Applies one more event, made by hand.
    void happen(machine::Event event) { now.apply(event); }

    trace::State now;
    SimTime at;

private:
    scenario::BlueprintPtr m_blueprint;
    trace::Trace m_trace;
};

/// Takes every command and remembers how many there were.
class FakeCommands final : public ui::CommandPort {
public:
    [[nodiscard]] machine::Refusal check(const scenario::Command&) const override { return machine::Refusal::None; }
    machine::Refusal submit(const scenario::Command&) override
    {
        ++submitted;
        return machine::Refusal::None;
    }

    int submitted = 0;
};

} // namespace threadway::test
