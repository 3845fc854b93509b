// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"
#include "trace/trace.h"

#include <cstddef>
#include <vector>

namespace threadway::trace {

/// Finds the state at any instant of a growing trace: remembers states along the way (thinned out as they get
/// many), so that going back costs at most the events since the nearest one.
class StateSeeker {
public:
    StateSeeker() = default;
    explicit StateSeeker(scenario::BlueprintPtr blueprint);

    /// The state after all events at or before the instant.
    const State& seek(const Trace& trace, SimTime time);
    /// The state after the first `events` events.
    const State& seekEvents(const Trace& trace, std::size_t events);
    /// Forgets what depends on events from that index on, because the future was recorded anew.
    void truncate(std::size_t events);

    [[nodiscard]] const State& current() const { return m_state; }
    /// How many events the current state takes into account.
    [[nodiscard]] std::size_t events() const { return static_cast<std::size_t>(m_state.order); }

private:
    void remember();

    static constexpr std::size_t mostSnapshots = 128;

    scenario::BlueprintPtr m_blueprint;
    State m_state;
    std::vector<State> m_snapshots; ///< by events, the first one of none
    std::size_t m_spacing = 1024;
};

} // namespace threadway::trace
