// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/workload.h"

#include "scenario/quantity.h"
#include "scenario/scenario.h"

#include <algorithm>

namespace threadway::scenario {
namespace {

/// Where a file could not say a longer one.
SimTime sayable(SimTime time)
{
    return std::min(time, longestSpan);
}

class Generator {
public:
    explicit Generator(const WorkloadSpec& workload) : m_workload(workload) {}

    ThreadSpec next()
    {
        ThreadSpec thread;
        thread.name = "job-" + std::to_string(++m_count);
        thread.arrival = m_arrival;
        for (std::int64_t i = 0; i < m_workload.bursts; ++i) {
            thread.program += "compute(" + durationText(sayable(m_workload.burst.draw(m_bursts))) + ")\n";
            if (m_workload.ioPercent > 0 && i + 1 < m_workload.bursts)
                thread.program += "sleep(" + durationText(pause()) + ")\n";
        }
        m_arrival = sayable(m_arrival + sayable(m_workload.gap.draw(m_gaps)));
        return thread;
    }

private:
    /// Pauses are spread as bursts are, so that the share holds on average, whatever the distribution.
    SimTime pause()
    {
        const SimTime span = sayable(m_workload.burst.draw(m_pauses));
        const std::int64_t share = m_workload.ioPercent;
        // Divided first where the product would not fit: nobody misses the nanoseconds of a week.
        const std::int64_t rest = 100 - share;
        const bool isLong = span.ns > longestSpan.ns / 100;
        return sayable({isLong ? span.ns / rest * share : span.ns * share / rest});
    }

    const WorkloadSpec& m_workload;
    base::RandomStream m_gaps{m_workload.seed, "workload gaps"};
    base::RandomStream m_bursts{m_workload.seed, "workload bursts"};
    base::RandomStream m_pauses{m_workload.seed, "workload pauses"};
    SimTime m_arrival;
    std::int64_t m_count = 0;
};

} // namespace

std::vector<ThreadSpec> generatedThreads(const WorkloadSpec& workload)
{
    Generator generator(workload);
    std::vector<ThreadSpec> threads;
    threads.reserve(static_cast<std::size_t>(workload.threads));
    for (std::int64_t i = 0; i < workload.threads; ++i)
        threads.push_back(generator.next());
    return threads;
}

} // namespace threadway::scenario
