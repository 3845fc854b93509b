// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "explore/program_mode.h"
#include "formats/promela_export.h"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <memory>

namespace threadway::cli {
namespace {

struct Options {
    RunChoice choice;
    std::string format;
    std::string output;
    bool asThreads = false;
};

int exportModel(const Options& options)
{
    const auto run = load(options.choice);
    if (!run)
        return exitBadInput;
    const auto mode = options.asThreads ? explore::ProgramMode::Threads : explore::ProgramMode::AsWritten;
    const auto blueprint = explore::blueprintFor(mode, run->blueprint);
    printDiagnostics(blueprint.diagnostics, options.choice.input);
    if (!blueprint.isOk())
        return exitBadInput;
    const auto model = formats::exportPromela(**blueprint);
    printDiagnostics(model.diagnostics, options.choice.input);
    if (!model.isOk())
        return exitBadInput;
    if (options.output.empty()) {
        fmt::print("{}", model->text);
        return exitDone;
    }
    std::ofstream file(options.output, std::ios::binary);
    file << model->text;
    file.flush();
    if (file)
        return exitDone;
    fmt::print(stderr, "{}: error: the file cannot be written\n", options.output);
    return exitBadInput;
}

} // namespace

void addExport(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("export", "Write a scenario for another program");
    auto options = std::make_shared<Options>();
    verb->add_option("input", options->choice.input, "Scenario file or preset")->required();
    verb->add_option("--variant", options->choice.variant, "Variant of the file; empty for the base");
    verb->add_option("--format", options->format, "promela: a model for the checker SPIN")
        ->required()
        ->check(CLI::IsMember({"promela"}));
    verb->add_option("--output,-o", options->output, "Write to this file instead of standard output");
    verb->add_flag("--as-threads", options->asThreads, "Every coroutine as a thread of its own");
    verb->callback([options, &exitCode] { exitCode = exportModel(*options); });
}

} // namespace threadway::cli
