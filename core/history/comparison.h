// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"
#include "scenario/blueprint.h"
#include "scenario/command.h"
#include "trace/metrics.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace threadway::history {

/// How the workload fared under one policy.
struct ComparisonRow {
    scenario::PolicySpec policy;
    trace::Metrics metrics;
    /// How the run ended; nothing if it went on beyond the instant up to which it was compared.
    std::optional<machine::RunEnd> end;
};

/// One workload under several policies.
struct Comparison {
    scenario::BlueprintPtr blueprint; ///< of the workload, under the policy of its file
    SimTime until;
    std::vector<ComparisonRow> rows; ///< as far as they are known, in the order that was asked for
};

/// Runs one workload under one policy after another, piece by piece, so that the caller can show progress and stop.
/// Everything but the policy stays as it is: seed, cores, programs, journal. Nothing is recorded.
class ComparisonRun {
public:
    /// Each run goes to its end, the scenario's own `until`, or the given instant, whichever comes first.
    ComparisonRun(scenario::BlueprintPtr blueprint, scenario::Journal journal,
                  std::vector<scenario::PolicySpec> policies, SimTime until);

    /// Goes on for about so many events. Returns whether there is more to do.
    bool advance(std::size_t events);
    /// What is known so far.
    [[nodiscard]] const Comparison& comparison() const { return m_comparison; }

private:
    /// The run under the next policy.
    struct Contest {
        explicit Contest(scenario::BlueprintPtr blueprint) : world(blueprint), fold(std::move(blueprint)) {}
        machine::World world;
        trace::MetricsFold fold;
        std::size_t nextEntry = 0;
        std::size_t events = 0;
    };

    void begin();
    bool step();
    void finish();

    scenario::Journal m_journal;
    std::vector<scenario::PolicySpec> m_policies;
    SimTime m_until; ///< the scenario's own end taken into account
    Comparison m_comparison;
    std::optional<Contest> m_contest;
    machine::EventBuffer m_buffer;
};

/// All of it at once.
Comparison compare(scenario::BlueprintPtr blueprint, scenario::Journal journal,
                   std::vector<scenario::PolicySpec> policies, SimTime until);

/// The same machine and programs under another policy.
scenario::BlueprintPtr withPolicy(const scenario::Blueprint& blueprint, const scenario::PolicySpec& policy);

} // namespace threadway::history
