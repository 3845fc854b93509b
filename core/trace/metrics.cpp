// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/metrics.h"

#include "base/fairness.h"

#include <algorithm>

namespace threadway::trace {
namespace {

/// Services are compared in parts of this, so that the index of any number of them stays within 128 bits.
constexpr std::int64_t serviceUnit = std::int64_t{1} << 30;

/// The fraction (at most 1) in parts of serviceUnit, rounded down: long division, bit by bit, cannot overflow.
std::int64_t inServiceUnits(const base::Fraction& fraction)
{
    auto rest = static_cast<std::uint64_t>(fraction.numerator);
    const auto divisor = static_cast<std::uint64_t>(fraction.denominator);
    auto parts = static_cast<std::int64_t>(rest / divisor);
    rest %= divisor;
    for (std::int64_t unit = 1; unit < serviceUnit; unit *= 2) {
        rest *= 2;
        parts = 2 * parts + (rest >= divisor ? 1 : 0);
        rest -= rest >= divisor ? divisor : 0;
    }
    return parts;
}

/// What is to be summed up about a group of threads.
class Group {
public:
    void add(const ThreadStatistics& statistics, const ThreadMetrics& metrics, const WaitLog::Waits& waits)
    {
        if (!statistics.arrival)
            return;
        const bool hasFinished = statistics.state == "finished";
        ++m_sums.threads;
        m_sums.finished += hasFinished ? 1 : 0;
        m_sums.running += statistics.running;
        m_sums.blocked += statistics.blocked;
        m_sums.asleep += statistics.asleep;
        m_sums.switches += statistics.switches;
        m_sums.migrations += statistics.migrations;
        m_sums.jobs += statistics.jobsDone;
        m_sums.deadlinesMissed += statistics.deadlinesMissed;
        m_sums.remoteAccesses += statistics.remoteAccesses;
        m_waiting.push_back(metrics.waiting);
        if (metrics.response)
            m_responses.push_back(*metrics.response);
        if (metrics.turnaround && hasFinished)
            m_turnarounds.push_back(*metrics.turnaround);
        if (metrics.service)
            m_services.push_back(inServiceUnits(*metrics.service));
        m_latencies.insert(m_latencies.end(), waits.latencies.begin(), waits.latencies.end());
        m_stretches.insert(m_stretches.end(), waits.stretches.begin(), waits.stretches.end());
    }

    [[nodiscard]] GroupMetrics result() const
    {
        GroupMetrics result = m_sums;
        result.response = quantilesOf(m_responses);
        result.turnaround = quantilesOf(m_turnarounds);
        result.waiting = quantilesOf(m_waiting);
        result.latency = quantilesOf(m_latencies);
        result.waits = quantilesOf(m_stretches);
        result.fairness = base::jainIndex(m_services);
        return result;
    }

private:
    GroupMetrics m_sums;
    std::vector<SimTime> m_responses;
    std::vector<SimTime> m_turnarounds;
    std::vector<SimTime> m_waiting;
    std::vector<SimTime> m_latencies;
    std::vector<SimTime> m_stretches;
    std::vector<std::int64_t> m_services;
};

ThreadMetrics threadMetrics(const ThreadStatistics& statistics, const WaitLog::Waits& waits, SimTime t)
{
    ThreadMetrics result;
    result.waiting = statistics.ready;
    result.latency = quantilesOf(waits.latencies);
    result.waits = quantilesOf(waits.stretches);
    if (!statistics.arrival)
        return result;
    if (statistics.firstRun && *statistics.firstRun <= t)
        result.response = *statistics.firstRun - *statistics.arrival;
    const SimTime stay = statistics.end.value_or(t) - *statistics.arrival;
    if (statistics.end)
        result.turnaround = stay;
    if (const SimTime wanted = stay - statistics.blocked - statistics.asleep; wanted.ns > 0)
        result.service = base::fractionOf(statistics.running.ns, wanted.ns);
    return result;
}

CoreMetrics shareOf(SimTime busy, SimTime switching, SimTime idle)
{
    return {base::fractionOf(busy.ns, (busy + switching + idle).ns),
            base::fractionOf(switching.ns, (busy + switching).ns)};
}

} // namespace

Metrics MetricsFold::at(SimTime t) const
{
    Metrics result;
    result.statistics = statisticsAt(m_state, t);
    std::vector<Group> processes(m_state.processes.size());
    Group all;
    for (std::size_t i = 0; i < result.statistics.threads.size(); ++i) {
        const ThreadStatistics& statistics = result.statistics.threads[i];
        const WaitLog::Waits& waits = m_waits.of(ThreadId(i));
        result.threads.push_back(threadMetrics(statistics, waits, t));
        processes[m_blueprint->threads[i].process.index()].add(statistics, result.threads.back(), waits);
        all.add(statistics, result.threads.back(), waits);
    }
    for (const Group& process : processes)
        result.processes.push_back(process.result());
    result.whole = all.result();
    CoreStatistics sum;
    for (const CoreStatistics& core : result.statistics.cores) {
        result.cores.push_back(shareOf(core.busy, core.switching, core.idle));
        sum.busy += core.busy;
        sum.switching += core.switching;
        sum.idle += core.idle;
    }
    const CoreMetrics machine = shareOf(sum.busy, sum.switching, sum.idle);
    result.utilisation = machine.utilisation;
    result.overhead = machine.overhead;
    result.throughput = base::fractionOf(result.whole.finished, t.ns);
    return result;
}

Metrics metricsOf(const Trace& trace)
{
    MetricsFold fold(trace.blueprint());
    for (std::size_t i = 0; i < trace.size(); ++i)
        fold.apply(trace.event(i));
    const State& state = fold.state();
    return fold.at(state.isEnded ? state.time : std::max(state.time, trace.frontier()));
}

} // namespace threadway::trace
