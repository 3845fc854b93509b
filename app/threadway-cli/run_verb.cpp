// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "explore/deadlock_plan.h"
#include "formats/metrics_tables.h"
#include "formats/run_report.h"
#include "history/recorder.h"
#include "history/verification.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace threadway::cli {
namespace {

struct Options {
    RunChoice choice;
    std::string until;
    std::string steer;
    std::string save;
    std::string csv;
    formats::MetricsTable table = formats::MetricsTable::Threads;
    bool withSlices = false;
    bool asJson = false;
};

/// Puts the schedule that the window's "Trigger deadlock" would drive before everything else; false after a message.
bool steerIntoDeadlock(scenario::LoadedRun& run)
{
    const auto turns = explore::scheduleIntoDeadlock(machine::World(run.blueprint), {});
    if (!turns) {
        fmt::print(stderr, "error: no schedule of this scenario was found that ends in a deadlock\n");
        return false;
    }
    run.journal.insert(run.journal.begin(), {SimTime{}, scenario::Steer{*turns}});
    return true;
}

bool save(const Options& options, const scenario::LoadedRun& run, const trace::Trace& trace)
{
    return writeOutput(options.save,
                       scenario::savedText(run.file, *run.blueprint, run.journal, history::recordingOf(trace)));
}

bool saveTable(const Options& options, const trace::Trace& trace)
{
    const auto table = formats::metricsTable(options.table, *trace.blueprint(), trace::metricsOf(trace));
    return writeOutput(options.csv, formats::csvText(table));
}

int run(const Options& options)
{
    auto loaded = load(options.choice);
    if (!loaded)
        return exitBadInput;
    const auto until = untilOption(options.until, *loaded->blueprint);
    if (!until)
        return exitBadInput;
    if (options.steer == "deadlock" && !steerIntoDeadlock(*loaded))
        return exitCheckFailed;
    history::Recorder recorder(loaded->blueprint, loaded->journal);
    recorder.advanceToEnd(*until);
    if (!options.save.empty() && !save(options, *loaded, recorder.trace()))
        return exitBadInput;
    if (!options.csv.empty() && !saveTable(options, recorder.trace()))
        return exitBadInput;
    if (options.csv == "-")
        return exitDone;
    const formats::ReportOptions report{loaded->file.variant, options.withSlices};
    if (options.asJson)
        fmt::print("{}\n", formats::runReport(recorder.trace(), report).dump(2));
    else
        fmt::print("{}", formats::runTable(recorder.trace(), report));
    return exitDone;
}

} // namespace

void addRun(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("run", "Run a scenario and print its numbers");
    auto options = std::make_shared<Options>();
    verb->add_option("input", options->choice.input, "Scenario file or preset")->required();
    verb->add_option("--variant", options->choice.variant, "Variant of the file; empty for the base");
    verb->add_option("--until", options->until,
                     "Stop at this simulated time, such as 100ms (default: the file's, or 10s)");
    verb->add_option("--policy", options->choice.policy, "Another scheduling policy, such as rr:slice=2ms");
    verb->add_option("--cores", options->choice.cores, "Another number of cores")->check(CLI::Range(1, maximumCores));
    verb->add_option("--seed", options->choice.seed, "Another seed");
    verb->add_option("--steer", options->steer, "deadlock: find a schedule that deadlocks, and drive it")
        ->check(CLI::IsMember({"deadlock"}));
    verb->add_flag("--slices", options->withSlices, "Add every CPU time slice to the JSON");
    verb->add_option("--save", options->save, "Save the run, for verify");
    verb->add_option("--csv", options->csv, "Write one table as CSV to this file; - prints it instead of the report");
    verb->add_option_function<std::string>(
            "--table",
            [options](const std::string& name) {
                const auto names = formats::metricsTableNames();
                options->table
                    = static_cast<formats::MetricsTable>(std::find(names.begin(), names.end(), name) - names.begin());
            },
            "The table to write: threads, processes, cores or run")
        ->check(CLI::IsMember(
            std::vector<std::string>(formats::metricsTableNames().begin(), formats::metricsTableNames().end())));
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace threadway::cli
