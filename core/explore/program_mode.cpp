// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/program_mode.h"

#include "scenario/blueprint_builder.h"

#include <algorithm>
#include <map>

namespace threadway::explore {
namespace {

bool hasCoroutines(const scenario::Blueprint& blueprint)
{
    return std::any_of(blueprint.threads.begin(), blueprint.threads.end(),
                       [](const auto& thread) { return thread.coroutines.size() > 1 || thread.workers > 1; });
}

/// How many threads and coroutines bear each name.
std::map<std::string, int, std::less<>> bearers(const scenario::ProcessSpec& process)
{
    std::map<std::string, int, std::less<>> count;
    for (const scenario::ThreadSpec& thread : process.threads) {
        ++count[thread.name];
        for (const scenario::CoroutineSpec& coroutine : thread.coroutines)
            ++count[coroutine.name];
    }
    return count;
}

void split(scenario::ProcessSpec& process)
{
    const auto names = bearers(process);
    std::vector<scenario::ThreadSpec> threads;
    for (const scenario::ThreadSpec& thread : process.threads) {
        if (thread.coroutines.empty()) {
            threads.push_back(thread);
            continue;
        }
        for (const scenario::CoroutineSpec& coroutine : thread.coroutines) {
            scenario::ThreadSpec& own = threads.emplace_back(thread);
            own.coroutines.clear();
            own.workers = 1;
            own.name = names.find(coroutine.name)->second == 1 ? coroutine.name : thread.name + "-" + coroutine.name;
            own.program = coroutine.program;
            own.origin = coroutine.origin;
            own.isSpawned = coroutine.isSpawned;
            own.count = coroutine.count;
        }
    }
    process.threads = std::move(threads);
}

} // namespace

base::Result<scenario::BlueprintPtr> blueprintFor(ProgramMode mode, const scenario::BlueprintPtr& blueprint)
{
    const bool splits = mode == ProgramMode::Threads || mode == ProgramMode::Calls;
    if (!splits || !hasCoroutines(*blueprint))
        return {blueprint, {}};
    scenario::Scenario scenario = blueprint->scenario;
    for (scenario::ProcessSpec& process : scenario.processes)
        split(process);
    return scenario::makeBlueprint(scenario);
}

Switching switchingOf(ProgramMode mode)
{
    switch (mode) {
    case ProgramMode::AsWritten:
    case ProgramMode::Threads:
        return Switching::AnyStep;
    case ProgramMode::Coroutines:
        return Switching::WhereTheySay;
    case ProgramMode::Calls:
        return Switching::AtEnds;
    }
    return Switching::AnyStep;
}

} // namespace threadway::explore
