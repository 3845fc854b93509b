// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "explore/exploration.h"
#include "explore/repeated_runs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace threadway::cli {
namespace {

constexpr std::int64_t mostRuns = 1'000'000;
constexpr std::int64_t mostSteps = 100'000;

struct Options {
    RunChoice choice;
    std::string until;
    std::int64_t runs = 1000;
    std::size_t mostStates = 100'000;
    bool isTimed = false;
    bool asJson = false;
};

/// What the explorer knows: the exact chance, or "" if it is not known.
std::string exactChance(const scenario::BlueprintPtr& blueprint, std::size_t mostStates)
{
    explore::GraphLimits limits;
    limits.states = mostStates;
    limits.tellsOutputsApart = false;
    return explore::explore(machine::World(blueprint), limits).deadlockProbability;
}

nlohmann::ordered_json reportOf(const Options& options, const scenario::LoadedRun& run, const explore::RunTally& tally)
{
    const scenario::Scenario& scenario = run.blueprint->scenario;
    const double percent
        = tally.runs == 0 ? 0 : 100.0 * static_cast<double>(tally.deadlocked) / static_cast<double>(tally.runs);
    nlohmann::ordered_json json{{"id", scenario.id},
                                {"variant", run.file.variant},
                                {"policy", options.isTimed ? scenario.machine.policy.name : std::string("random")},
                                {"runs", tally.runs},
                                {"first_seed", scenario.seed},
                                {"deadlocked", tally.deadlocked},
                                {"deadlocked_percent", percent},
                                {"stuck", tally.stuck},
                                {"finished", tally.finished},
                                {"unfinished", tally.unfinished},
                                {"first_deadlock_seed", nullptr},
                                {"exact_probability", exactChance(run.blueprint, options.mostStates)}};
    if (tally.firstDeadlock)
        json["first_deadlock_seed"] = *tally.firstDeadlock;
    return json;
}

void printReport(const nlohmann::ordered_json& json)
{
    fmt::print("{}: {} runs under {}, seeds from {} on\n", json["id"].get<std::string>(),
               json["runs"].get<std::int64_t>(), json["policy"].get<std::string>(),
               json["first_seed"].get<std::uint64_t>());
    fmt::print("deadlocked {} ({:.1f} %), stuck {}, finished {}, not finished {}\n",
               json["deadlocked"].get<std::int64_t>(), json["deadlocked_percent"].get<double>(),
               json["stuck"].get<std::int64_t>(), json["finished"].get<std::int64_t>(),
               json["unfinished"].get<std::int64_t>());
    if (!json["first_deadlock_seed"].is_null())
        fmt::print("first with seed {}\n", json["first_deadlock_seed"].get<std::uint64_t>());
    const std::string exact = json["exact_probability"];
    fmt::print("exactly, if each thread that can step is equally likely to: {}\n", exact.empty() ? "not known" : exact);
}

int ostrich(const Options& options)
{
    const auto run = load(options.choice);
    if (!run)
        return exitBadInput;
    const auto until = untilOption(options.until, *run->blueprint);
    if (!until)
        return exitBadInput;
    const scenario::Scenario& scenario = run->blueprint->scenario;
    const explore::RunTally tally = options.isTimed
                                        ? explore::runRepeatedly(scenario, scenario.seed, options.runs, *until)
                                        : explore::walkAtRandom(scenario, scenario.seed, options.runs, mostSteps);
    const auto json = reportOf(options, *run, tally);
    if (options.asJson)
        fmt::print("{}\n", json.dump(2));
    else
        printReport(json);
    return exitDone;
}

} // namespace

void addOstrich(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("ostrich", "Do nothing about deadlocks, and see how often they bite");
    auto options = std::make_shared<Options>();
    verb->add_option("input", options->choice.input, "Scenario file or preset")->required();
    verb->add_option("--variant", options->choice.variant, "Variant of the file; empty for the base");
    verb->add_option("--runs", options->runs, "How many runs, each with another seed (default 1000)")
        ->check(CLI::Range(std::int64_t{1}, mostRuns));
    verb->add_option("--seed", options->choice.seed, "The first seed (default: the scenario's)");
    verb->add_option("--policy", options->choice.policy, "With --timed: another scheduling policy");
    verb->add_option("--cores", options->choice.cores, "With --timed: another number of cores")
        ->check(CLI::Range(1, maximumCores));
    verb->add_flag("--timed", options->isTimed,
                   "Run on the machine under its policy, instead of letting a random thread take each step");
    verb->add_option("--until", options->until, "With --timed: stop each run there (default: the file's, or 10s)");
    verb->add_option("--max-states", options->mostStates, "States up to which the exact chance is worked out")
        ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}));
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = ostrich(*options); });
}

} // namespace threadway::cli
