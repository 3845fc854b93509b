// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/sim_time.h"

#include <cstdint>

namespace threadway::sched {

/// What keeps real-time threads from taking all of a core. The fair server, Linux since 6.12: fair threads that have
/// waited behind real-time ones get 50 ms at the end of each second, as from a deadline server that puts off what it
/// has to do. Throttling, before: real-time threads get at most 950 ms of each second, and then stop, even if nobody
/// else wants the core. One for each queue.
class StarvationGuard {
public:
    enum class Kind : std::uint8_t { FairServer, Throttling, None };

    StarvationGuard() = default;
    StarvationGuard(Kind kind, SimTime period, SimTime runtime) : m_kind(kind), m_period(period), m_runtime(runtime) {}

    /// Fair threads are there from now on.
    void arm(SimTime now);
    /// No fair thread is there any more.
    void disarm();
    void fairRan(SimTime span) { m_fair += span; }
    void realtimeRan(SimTime span, SimTime now);
    /// Takes into account that time has moved on.
    void update(SimTime now);

    /// Whether fair threads go before real-time ones now.
    [[nodiscard]] bool isFairFirst() const { return m_isFairFirst; }
    /// Whether real-time threads may not run now.
    [[nodiscard]] bool isThrottled() const { return m_kind == Kind::Throttling && m_realtime >= m_period - m_runtime; }
    /// When fair threads next go first; never if that is not foreseen.
    [[nodiscard]] SimTime fairFirstAt() const;
    /// What fair threads may run while they go first.
    [[nodiscard]] SimTime fairLeft() const { return m_runtime - m_fair; }
    /// How long real-time threads may run from `start` on.
    [[nodiscard]] SimTime realtimeLeft(SimTime start) const;
    /// When the present period of throttling ends.
    [[nodiscard]] SimTime periodEnd() const { return m_start + m_period; }
    void addTo(base::Hasher& hasher) const;

private:
    Kind m_kind = Kind::None;
    SimTime m_period;
    SimTime m_runtime;
    bool m_isArmed = false;
    bool m_isFairFirst = false;
    SimTime m_start; ///< of the present period
    SimTime m_fair; ///< what fair threads have had in it
    SimTime m_realtime; ///< what real-time threads have had in it
};

} // namespace threadway::sched
