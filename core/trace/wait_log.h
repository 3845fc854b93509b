// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"

#include <cstddef>
#include <vector>

namespace threadway::trace {

/// Each single wait for a core, by thread: a fold over the events of a trace.
class WaitLog {
public:
    /// What one thread waited.
    struct Waits {
        /// From each wake-up (arrival, the end of a sleep or of a block) to the instant at which the thread runs, the
        /// core's switch to it included. Other tools call it scheduling delay or dispatch latency.
        std::vector<SimTime> latencies;
        /// Each stretch in a ready queue until a core was given, whatever put the thread there: a wake-up, an expired
        /// slice, preemption, giving way, being moved. Their sum is the thread's waiting time.
        std::vector<SimTime> stretches;
    };

    /// Takes one more event into account.
    void apply(const machine::Event& event);

    /// The waits that are over; empty for a thread of which nothing was heard.
    [[nodiscard]] const Waits& of(ThreadId thread) const;

private:
    struct Thread {
        Waits waits;
        SimTime queuedAt = SimTime::never(); ///< while in a ready queue
        SimTime wokenAt = SimTime::never(); ///< from a wake-up until it runs
        SimTime runsFrom = SimTime::never(); ///< while it has a core
    };

    void queue(Thread& thread, const machine::Event& event);
    void dispatch(Thread& thread, const machine::Event& event);
    void leave(Thread& thread, const machine::Event& event);

    std::vector<Thread> m_threads;
};

} // namespace threadway::trace
