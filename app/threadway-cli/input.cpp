// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"

#include "base/suggestion.h"
#include "scenario/blueprint_builder.h"
#include "scenario/policy_text.h"
#include "scenario/presets.h"
#include "scenario/quantity.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace threadway::cli {
namespace {

std::optional<std::string> readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        fmt::print(stderr, "{}: error: the file cannot be opened for reading\n", path);
        return std::nullopt;
    }
    std::string text;
    std::vector<char> block(std::size_t{1} << 16U);
    while (text.size() <= scenario::mostFileBytes
           && (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0))
        text.append(block.data(), static_cast<std::size_t>(file.gcount()));
    if (file.bad()) {
        fmt::print(stderr, "{}: error: reading the file failed\n", path);
        return std::nullopt;
    }
    return text;
}

/// Applies what the command line changes; false after a message.
bool change(scenario::Scenario& scenario, const RunChoice& choice)
{
    if (!choice.policy.empty()) {
        auto policy = scenario::parsePolicy(choice.policy, scenario.machine.tick);
        printDiagnostics(policy.diagnostics, "--policy");
        if (!policy.isOk())
            return false;
        scenario.machine.policy = std::move(*policy);
    }
    if (choice.cores > 0)
        scenario.machine.cores = choice.cores;
    if (choice.seed)
        scenario.seed = *choice.seed;
    return true;
}

} // namespace

std::optional<std::string> readInput(const std::string& input)
{
    std::error_code error;
    if (std::filesystem::is_directory(input, error)) {
        fmt::print(stderr, "{}: error: this is a folder, not a file\n", input);
        return std::nullopt;
    }
    if (std::filesystem::exists(input, error))
        return readFile(input);
    if (const base::EmbeddedFile* preset = scenario::findPreset(input))
        return std::string(preset->text);
    std::vector<std::string> names;
    for (const base::EmbeddedFile& preset : scenario::presetFiles())
        names.emplace_back(preset.name);
    const std::string meant = base::mostAlike(input, names);
    fmt::print(stderr, "{}: error: there is no such file and no such preset{}\n", input,
               meant.empty() ? "; see threadway-cli list" : fmt::format("; did you mean \"{}\"?", meant));
    return std::nullopt;
}

void printDiagnostics(const base::Diagnostics& diagnostics, const std::string& file)
{
    for (const base::Diagnostic& diagnostic : diagnostics)
        fmt::print(stderr, "{}\n", base::describe(diagnostic, file));
}

std::optional<scenario::LoadedRun> load(const RunChoice& choice)
{
    const auto text = readInput(choice.input);
    if (!text)
        return std::nullopt;
    auto run = scenario::loadRun(*text, choice.variant);
    printDiagnostics(run.diagnostics, choice.input);
    if (!run.isOk())
        return std::nullopt;
    scenario::Scenario changed = run->blueprint->scenario;
    if (!change(changed, choice))
        return std::nullopt;
    if (changed == run->blueprint->scenario)
        return std::move(*run);
    auto blueprint = scenario::makeBlueprint(changed);
    printDiagnostics(blueprint.diagnostics, choice.input);
    if (!blueprint.isOk())
        return std::nullopt;
    auto journal = scenario::readJournalOf(run->file, **blueprint);
    printDiagnostics(journal.diagnostics, choice.input);
    if (!journal.isOk())
        return std::nullopt;
    return scenario::LoadedRun{std::move(run->file), std::move(*blueprint), std::move(*journal)};
}

std::optional<SimTime> durationOption(const std::string& option, const std::string& text)
{
    const auto duration = scenario::parseDuration(text, SimTime{1'000'000});
    if (!duration)
        fmt::print(stderr, "error: {} needs a duration such as 100ms, not \"{}\"\n", option, text);
    return duration;
}

std::optional<SimTime> untilOption(const std::string& text, const scenario::Blueprint& blueprint)
{
    constexpr SimTime fallback{10'000'000'000};
    return text.empty() ? blueprint.scenario.until.value_or(fallback) : durationOption("--until", text);
}

bool writeOutput(const std::string& path, const std::string& text)
{
    if (path == "-") {
        fmt::print("{}", text);
        return true;
    }
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.flush();
    if (!file)
        fmt::print(stderr, "{}: error: the file cannot be written\n", path);
    return static_cast<bool>(file);
}

} // namespace threadway::cli
