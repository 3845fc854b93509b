// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/repeated_runs.h"

#include "base/random.h"
#include "explore/standstill.h"
#include "machine/simulator.h"
#include "machine/untimed.h"
#include "scenario/blueprint_builder.h"

#include <algorithm>

namespace threadway::explore {
namespace {

enum class Ending : std::uint8_t { Finished, Deadlocked, Stuck, Unfinished };

/// Carries the runs out one by one; nothing is counted of a scenario that cannot be run.
template <class Run>
RunTally tally(scenario::Scenario scenario, std::uint64_t firstSeed, std::int64_t runs, const Run& run)
{
    RunTally result;
    for (std::int64_t i = 0; i < runs; ++i) {
        scenario.seed = firstSeed + static_cast<std::uint64_t>(i);
        const auto blueprint = scenario::makeBlueprint(scenario);
        if (!blueprint.isOk())
            return result;
        const Ending ending = run(machine::World(*blueprint));
        ++result.runs;
        result.finished += ending == Ending::Finished ? 1 : 0;
        result.deadlocked += ending == Ending::Deadlocked ? 1 : 0;
        result.stuck += ending == Ending::Stuck ? 1 : 0;
        result.unfinished += ending == Ending::Unfinished ? 1 : 0;
        if (ending == Ending::Deadlocked && !result.firstDeadlock)
            result.firstDeadlock = scenario.seed;
    }
    return result;
}

std::vector<ThreadId> enabledThreads(const machine::World& world)
{
    std::vector<ThreadId> enabled;
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        if (machine::isEnabled(world, ThreadId(i)))
            enabled.emplace_back(i);
    }
    return enabled;
}

/// How it ends that nobody can take a step.
Ending endingOf(const machine::World& world)
{
    if (!cycleIn(world).empty())
        return Ending::Deadlocked;
    return isAnyThreadLeft(world) ? Ending::Stuck : Ending::Finished;
}

Ending walk(machine::World world, std::int64_t mostSteps)
{
    machine::EventBuffer events;
    base::RandomStream random(world.blueprint->scenario.seed, "walk");
    machine::beginUntimed(world, events);
    for (std::int64_t step = 0; step < mostSteps; ++step) {
        const std::vector<ThreadId> enabled = enabledThreads(world);
        if (enabled.empty())
            return endingOf(world);
        machine::stepThread(world, enabled[random.below(enabled.size())], events);
        events.clear();
    }
    return cycleIn(world).empty() ? Ending::Unfinished : Ending::Deadlocked;
}

Ending runTimed(machine::World world, SimTime until)
{
    machine::EventBuffer events;
    bool hasDeadlocked = false;
    while (machine::step(world, until, events)) {
        hasDeadlocked = hasDeadlocked || std::any_of(events.begin(), events.end(), [](const machine::Event& event) {
                            return event.kind == machine::EventKind::DeadlockClosed;
                        });
        events.clear();
    }
    if (hasDeadlocked || (world.isEnded && world.end == machine::RunEnd::Deadlock))
        return Ending::Deadlocked;
    if (!world.isEnded)
        return Ending::Unfinished;
    return world.end == machine::RunEnd::Finished ? Ending::Finished : Ending::Stuck;
}

} // namespace

RunTally walkAtRandom(const scenario::Scenario& scenario, std::uint64_t firstSeed, std::int64_t runs,
                      std::int64_t mostSteps)
{
    return tally(scenario, firstSeed, runs,
                 [mostSteps](machine::World world) { return walk(std::move(world), mostSteps); });
}

RunTally runRepeatedly(const scenario::Scenario& scenario, std::uint64_t firstSeed, std::int64_t runs, SimTime until)
{
    return tally(scenario, firstSeed, runs,
                 [until](machine::World world) { return runTimed(std::move(world), until); });
}

} // namespace threadway::explore
