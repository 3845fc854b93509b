// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exploration_report.h"
#include "input.h"
#include "spin_check.h"
#include "verbs.h"

#include "explore/account.h"
#include "explore/exploration.h"
#include "explore/program_mode.h"
#include "formats/promela_export.h"
#include "scenario/journal_text.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace threadway::cli {
namespace {

using explore::ProgramMode;

struct Options {
    RunChoice choice;
    std::string mode = "as-written";
    std::string steps = "smallest";
    std::size_t mostStates = 1'000'000;
    std::size_t mostMegabytes = 0;
    unsigned workers = 0;
    std::size_t pool = 0;
    std::string expect;
    std::string with;
    bool onlyVerdicts = false;
    bool tellsAll = false;
    bool withAccounts = false;
    bool asJson = false;
};

/// The words of --mode.
const std::map<std::string, ProgramMode>& modes()
{
    static const std::map<std::string, ProgramMode> all{{"as-written", ProgramMode::AsWritten},
                                                        {"threads", ProgramMode::Threads},
                                                        {"coroutines", ProgramMode::Coroutines},
                                                        {"calls", ProgramMode::Calls}};
    return all;
}

ProgramMode modeOf(const Options& options)
{
    return modes().at(options.mode);
}

std::vector<std::string> modeWords()
{
    std::vector<std::string> words;
    for (const auto& [word, mode] : modes())
        words.push_back(word);
    return words;
}

explore::GraphLimits limitsOf(const Options& options)
{
    explore::GraphLimits limits;
    limits.states = options.mostStates;
    limits.bytes = options.mostMegabytes << 20U;
    limits.tellsOutputsApart = !options.onlyVerdicts;
    limits.keepsEdges = !options.onlyVerdicts;
    limits.reduces = options.onlyVerdicts && !options.tellsAll;
    limits.mergesAlike = limits.reduces;
    limits.findsConflicts = !limits.reduces;
    limits.switching = options.pool > 0 ? explore::Switching::Pooled : explore::switchingOf(modeOf(options));
    limits.poolSize = options.pool;
    if (options.steps == "statements")
        limits.granularity = explore::Granularity::Statements;
    limits.workers = options.workers;
    return limits;
}

/// Whether what was expected is certain.
bool isCertain(const std::string& expected, const explore::Exploration& found)
{
    if (!found.isComplete)
        return false;
    if (expected == "no-deadlock")
        return found.deadlocks.empty();
    if (expected == "no-fault")
        return found.faults.empty();
    if (expected == "no-race")
        return found.races.empty();
    return true;
}

/// Lets SPIN judge, and tells its verdict.
int exploreWithSpin(const Options& options, const machine::World& start)
{
    const scenario::Blueprint& blueprint = *start.blueprint;
    const auto model = formats::exportPromela(blueprint);
    printDiagnostics(model.diagnostics, options.choice.input);
    if (!model.isOk())
        return exitBadInput;
    SpinOptions bounds;
    bounds.mostStates = options.mostStates;
    if (options.mostMegabytes > 0)
        bounds.memory = options.mostMegabytes;
    const auto verdict = checkWithSpin(*model, bounds);
    if (!verdict)
        return exitBadInput;
    const std::vector<ThreadId> schedule = formats::scheduleOf(start, verdict->steps);
    const nlohmann::ordered_json json{
        {"id", blueprint.scenario.id},         {"judge", "spin"},
        {"complete", !verdict->isLimited},     {"states", verdict->states},
        {"transitions", verdict->transitions}, {"standstill", verdict->hasStandstill},
        {"fault", verdict->hasFault},          {"schedule", scenario::scheduleText(blueprint, schedule)}};
    if (options.asJson) {
        fmt::print("{}\n", json.dump(2));
    } else {
        fmt::print("spin: {} states, {} transitions, {}\n", verdict->states, verdict->transitions,
                   verdict->isLimited ? "not complete" : "complete");
        fmt::print("standstill: {}, fault: {}\n", verdict->hasStandstill ? "can happen" : "none found",
                   verdict->hasFault ? "can happen" : "none found");
        if (!schedule.empty())
            fmt::print("  schedule: {}\n", json["schedule"].get<std::string>());
        for (const explore::Sentence& sentence : explore::accountOf(start, schedule))
            fmt::print("    {}\n", sentence.text());
    }
    const bool isRefuted = (options.expect == "no-deadlock" && verdict->hasStandstill)
                           || (options.expect == "no-fault" && verdict->hasFault) || options.expect == "no-race";
    return !options.expect.empty() && (isRefuted || verdict->isLimited) ? exitCheckFailed : exitDone;
}

int explore(const Options& options)
{
    const auto run = load(options.choice);
    if (!run)
        return exitBadInput;
    const auto blueprint
        = explore::blueprintFor(options.pool > 0 ? ProgramMode::Threads : modeOf(options), run->blueprint);
    printDiagnostics(blueprint.diagnostics, options.choice.input);
    if (!blueprint.isOk())
        return exitBadInput;
    const machine::World start(*blueprint);
    if (options.pool > 0 && (*blueprint)->threads.size() > explore::mostPooled) {
        fmt::print(stderr, "error: a pool has at most {} programs\n", explore::mostPooled);
        return exitBadInput;
    }
    const bool isPreemptive = limitsOf(options).switching == explore::Switching::AnyStep;
    if (options.with == "spin" && (!isPreemptive || options.steps != "smallest")) {
        fmt::print(stderr, "error: spin judges preemptive threads and smallest steps only\n");
        return exitBadInput;
    }
    if (options.with == "spin")
        return exploreWithSpin(options, start);
    const explore::Exploration found = explore::explore(start, limitsOf(options));
    const auto json = explorationJson(start, found, options.withAccounts);
    if (options.asJson)
        fmt::print("{}\n", json.dump(2));
    else
        printExploration(json);
    return isCertain(options.expect, found) || options.expect.empty() ? exitDone : exitCheckFailed;
}

} // namespace

void addExplore(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("explore", "Try every interleaving of the programs' smallest steps");
    auto options = std::make_shared<Options>();
    verb->add_option("input", options->choice.input, "Scenario file or preset")->required();
    verb->add_option("--variant", options->choice.variant, "Variant of the file; empty for the base");
    verb->add_option("--mode", options->mode,
                     "threads: every program a preemptive thread; coroutines: switch only where programs give way; "
                     "calls: one after the other; as-written (default): threads preempt, coroutines share theirs")
        ->check(CLI::IsMember(modeWords()));
    verb->add_option("--pool", options->pool,
                     "Programs as coroutines of an executor with so many worker threads, instead of a mode")
        ->check(CLI::Range(std::size_t{1}, explore::mostPooled));
    verb->add_option("--steps", options->steps, "What happens at once: smallest (steps) or statements")
        ->check(CLI::IsMember({"smallest", "statements"}));
    verb->add_option("--max-states", options->mostStates, "Give up after this many states")
        ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}));
    verb->add_option("--max-memory", options->mostMegabytes, "Give up when states take this many MiB (0: no bound)")
        ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}));
    verb->add_option("--workers", options->workers, "Threads that search (default: one for each processor)")
        ->check(CLI::Range(1U, 8U));
    verb->add_flag("--verdicts", options->onlyVerdicts,
                   "Only what can happen, not how often: quicker, in less memory, outputs not told apart");
    verb->add_flag("--no-reduction", options->tellsAll,
                   "With --verdicts: try every order even of steps that do not concern each other, and look for races");
    verb->add_option("--with", options->with, "Let another program judge: spin, which must be installed")
        ->check(CLI::IsMember({"spin"}));
    verb->add_flag("--account", options->withAccounts, "Add an account in plain language to each schedule");
    verb->add_option("--expect", options->expect, "Exit 1 unless it is certain that none can happen")
        ->check(CLI::IsMember({"no-deadlock", "no-fault", "no-race"}));
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = explore(*options); });
}

} // namespace threadway::cli
