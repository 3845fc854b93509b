// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ways_out/way_out.h"

#include "explore/exploration.h"
#include "explore/repeated_runs.h"
#include "scenario/blueprint_builder.h"
#include "ui/ways_out/way_out_words.h"

namespace threadway::ui {
namespace {

constexpr std::size_t mostStates = 200'000;
constexpr std::int64_t runs = 100;
/// A run without an end of its own is let run up to here.
constexpr SimTime longest{2'000'000'000};

WayOut variant(const scenario::Scenario& base, const QString& name, const scenario::DeadlockSpec& spec)
{
    WayOut way{name, base};
    way.scenario.deadlock = spec;
    return way;
}

} // namespace

std::vector<WayOut> waysOut(const scenario::Scenario& scenario)
{
    std::vector<WayOut> ways{{way_out_words::asItIs(), scenario}};
    const scenario::DeadlockSpec nothing;
    if (!(scenario.deadlock == nothing))
        ways.push_back(variant(scenario, way_out_words::ostrich(), nothing));
    for (int i = 0; i < way_out_words::conditions; ++i) {
        scenario::DeadlockSpec spec;
        spec.conditions.*way_out_words::conditionOf(i) = false;
        if (!(spec == scenario.deadlock))
            ways.push_back(variant(scenario, way_out_words::withoutCondition(i), spec));
    }
    scenario::DeadlockSpec recovering;
    recovering.recovery = scenario.deadlock.recovery.value_or(scenario::RecoverySpec{});
    for (std::size_t i = 0; i < scenario::victimWords().size(); ++i) {
        recovering.recovery->victim = static_cast<scenario::VictimChoice>(i);
        if (!(recovering == scenario.deadlock))
            ways.push_back(variant(scenario, way_out_words::recovery(recovering.recovery->victim), recovering));
    }
    return ways;
}

WayOutRow tryOut(const WayOut& way, const std::atomic<bool>& isCancelled)
{
    WayOutRow row;
    row.name = way.name;
    const auto blueprint = scenario::makeBlueprint(way.scenario);
    if (!blueprint.isOk()) {
        row.isPossible = false;
        return row;
    }
    explore::GraphLimits limits;
    limits.states = mostStates;
    limits.cancel = &isCancelled;
    limits.workers = 1;
    const explore::Exploration found = explore::explore(machine::World(*blueprint), limits);
    row.isComplete = found.isComplete;
    row.canDeadlock = !found.deadlocks.empty();
    row.chance = found.deadlockProbability;
    row.livelocks = found.livelocks.size();
    const SimTime until = way.scenario.until.value_or(longest);
    for (std::int64_t i = 0; i < runs && !isCancelled; ++i) {
        const explore::RunTally tally
            = explore::runRepeatedly(way.scenario, way.scenario.seed + static_cast<std::uint64_t>(i), 1, until);
        row.runs += tally.runs;
        row.deadlocked += tally.deadlocked;
        row.finished += tally.finished;
    }
    return row;
}

} // namespace threadway::ui
