// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "formats/metrics_tables.h"
#include "history/comparison.h"
#include "scenario/policy_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace threadway::cli {
namespace {

struct Options {
    RunChoice choice;
    std::string policies;
    std::string until;
    bool asJson = false;
    bool asCsv = false;
};

nlohmann::ordered_json report(const history::Comparison& comparison, const std::string& variant)
{
    const scenario::Scenario& scenario = comparison.blueprint->scenario;
    return {{"id", scenario.id},
            {"variant", variant},
            {"seed", scenario.seed},
            {"cores", scenario.machine.cores},
            {"until_ns", comparison.until.ns},
            {"policies", formats::jsonRows(formats::comparisonTable(comparison))}};
}

int compare(const Options& options)
{
    const auto loaded = load(options.choice);
    if (!loaded)
        return exitBadInput;
    const auto policies = scenario::parsePolicies(options.policies, loaded->blueprint->scenario.machine.tick);
    printDiagnostics(policies.diagnostics, "--policies");
    const auto until = untilOption(options.until, *loaded->blueprint);
    if (!policies.isOk() || !until)
        return exitBadInput;
    const history::Comparison comparison = history::compare(loaded->blueprint, loaded->journal, *policies, *until);
    if (options.asJson)
        fmt::print("{}\n", report(comparison, loaded->file.variant).dump(2));
    else if (options.asCsv)
        fmt::print("{}", formats::csvText(formats::comparisonTable(comparison)));
    else
        fmt::print("{}", formats::plainText(formats::comparisonTable(comparison)));
    return exitDone;
}

} // namespace

void addCompare(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("compare", "Run a scenario under several policies and print one table");
    auto options = std::make_shared<Options>();
    verb->add_option("input", options->choice.input, "Scenario file or preset")->required();
    verb->add_option("--policies", options->policies, "Policies with parameters, such as rr:slice=2ms,fcfs")
        ->required();
    verb->add_option("--variant", options->choice.variant, "Variant of the file; empty for the base");
    verb->add_option("--until", options->until,
                     "Stop at this simulated time, such as 100ms (default: the file's, or 10s)");
    verb->add_option("--cores", options->choice.cores, "Another number of cores")->check(CLI::Range(1, maximumCores));
    verb->add_option("--seed", options->choice.seed, "Another seed");
    CLI::Option* json = verb->add_flag("--json", options->asJson, "Print JSON");
    verb->add_flag("--csv", options->asCsv, "Print CSV")->excludes(json);
    verb->callback([options, &exitCode] { exitCode = compare(*options); });
}

} // namespace threadway::cli
