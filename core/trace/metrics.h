// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/quantiles.h"
#include "trace/statistics.h"
#include "trace/trace.h"
#include "trace/wait_log.h"

#include <optional>
#include <vector>

namespace threadway::trace {

/// How a thread fared, besides its ThreadStatistics.
struct ThreadMetrics {
    std::optional<SimTime> response; ///< from its arrival until it first ran
    std::optional<SimTime> turnaround; ///< from its arrival to its end, however it ended
    SimTime waiting; ///< in ready queues, in all
    Quantiles latency; ///< from each wake-up until it ran; see WaitLog
    Quantiles waits; ///< each stretch in a ready queue; see WaitLog
    /// Of the time that it wanted a core, the part that it ran: CPU time over the time from arrival to end (or now)
    /// without being blocked and asleep. Nothing if it never wanted one.
    std::optional<base::Fraction> service;
};

/// How a process, or all threads together, fared.
struct GroupMetrics {
    std::int64_t threads = 0; ///< that have arrived
    std::int64_t finished = 0; ///< of those, how many came to the end of their program
    SimTime running;
    SimTime blocked;
    SimTime asleep;
    std::int64_t switches = 0;
    std::int64_t migrations = 0;
    std::int64_t jobs = 0; ///< of periodic threads, that are done
    std::int64_t deadlinesMissed = 0; ///< by periodic threads
    std::int64_t remoteAccesses = 0; ///< to memory of another NUMA node
    Quantiles response; ///< of the threads that have run
    Quantiles turnaround; ///< of the threads that have finished
    Quantiles waiting; ///< in ready queues in all, of the threads that have arrived
    Quantiles latency; ///< of each wake-up
    Quantiles waits; ///< each stretch in a ready queue
    base::Fraction fairness{1, 1}; ///< Jain's index of the threads' `service`, in parts of 2^30
};

/// How a core was used.
struct CoreMetrics {
    base::Fraction utilisation; ///< busy of all time
    base::Fraction overhead; ///< switching of the time not idle
};

/// The numbers of a run by which scheduling is judged, up to an instant: whole nanoseconds and exact fractions.
struct Metrics {
    Statistics statistics;
    std::vector<ThreadMetrics> threads;
    std::vector<GroupMetrics> processes;
    std::vector<CoreMetrics> cores;
    GroupMetrics whole;
    base::Fraction throughput; ///< threads finished in a nanosecond
    base::Fraction utilisation; ///< of all cores together
    base::Fraction overhead; ///< of all cores together
};

/// Collects what metrics need while a run goes on: a fold over the events of a trace.
class MetricsFold {
public:
    explicit MetricsFold(scenario::BlueprintPtr blueprint) : m_blueprint(std::move(blueprint)), m_state(m_blueprint) {}

    /// Takes one more event into account.
    void apply(const machine::Event& event)
    {
        m_state.apply(event);
        m_waits.apply(event);
    }
    /// The state after the events so far.
    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] const WaitLog& waits() const { return m_waits; }
    /// The metrics at the instant t >= state().time. Sorts all waits: not for every frame.
    [[nodiscard]] Metrics at(SimTime t) const;

private:
    scenario::BlueprintPtr m_blueprint;
    State m_state;
    WaitLog m_waits;
};

/// The metrics of all that the trace holds.
Metrics metricsOf(const Trace& trace);

} // namespace threadway::trace
