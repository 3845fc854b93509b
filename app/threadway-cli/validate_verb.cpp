// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace threadway::cli {
namespace {

int validate(const std::string& input, bool asJson)
{
    const auto text = readInput(input);
    if (!text)
        return exitBadInput;
    const base::Diagnostics findings = scenario::validateFile(*text);
    const bool isSound = !base::hasErrors(findings);
    if (asJson) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const base::Diagnostic& finding : findings) {
            list.push_back({{"severity", finding.severity == base::Severity::Error ? "error" : "warning"},
                            {"line", finding.position.line},
                            {"column", finding.position.column},
                            {"code", finding.code},
                            {"message", base::fill(finding.message, finding.arguments)}});
        }
        fmt::print("{}\n", nlohmann::ordered_json{{"valid", isSound}, {"diagnostics", list}}.dump(2));
    } else {
        printDiagnostics(findings, input);
        if (isSound)
            fmt::print("{}: valid\n", input);
    }
    return isSound ? exitDone : exitBadInput;
}

} // namespace

void addValidate(CLI::App& app, int& exitCode)
{
    struct Options {
        std::string input;
        bool asJson = false;
    };
    CLI::App* verb = app.add_subcommand("validate", "Check a scenario file, all its variants included");
    auto options = std::make_shared<Options>();
    verb->add_option("file", options->input, "Scenario file or preset")->required();
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = validate(options->input, options->asJson); });
}

} // namespace threadway::cli
