// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "machine/system_call.h"
#include "scenario/presets.h"
#include "scenario/quantity.h"
#include "sched/policy.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace threadway::cli {
namespace {

using Json = nlohmann::ordered_json;

Json textJson(const base::LocalText& text)
{
    Json json = Json::object();
    for (const auto& [language, words] : text.byLanguage)
        json[language] = words;
    return json;
}

int list(bool asJson)
{
    Json all = Json::array();
    for (const base::EmbeddedFile& preset : scenario::presetFiles()) {
        const auto file = scenario::readScenarioFile(preset.text);
        if (!file.isOk()) {
            printDiagnostics(file.diagnostics, std::string(preset.name));
            return exitBadInput;
        }
        Json variants = Json::array();
        for (const scenario::VariantInfo& variant : file->variants)
            variants.push_back(variant.name);
        all.push_back({{"id", preset.name},
                       {"title", textJson(file->scenario.title)},
                       {"story", textJson(file->scenario.story)},
                       {"unit", file->scenario.unit},
                       {"variants", variants}});
    }
    if (asJson) {
        fmt::print("{}\n", all.dump(2));
        return exitDone;
    }
    for (const Json& preset : all) {
        fmt::print("{:<16} unit {}  {}\n", preset["id"].get<std::string>(), preset["unit"].get<int>(),
                   preset["title"].value("en", std::string()));
        for (const Json& variant : preset["variants"])
            fmt::print("{:<16}         --variant {}\n", "", variant.get<std::string>());
    }
    return exitDone;
}

std::string_view typeWord(base::ParameterType type)
{
    switch (type) {
    case base::ParameterType::Integer:
        return "integer";
    case base::ParameterType::Duration:
        return "duration";
    case base::ParameterType::Boolean:
        return "boolean";
    case base::ParameterType::Choice:
        return "choice";
    }
    return {};
}

/// A value of the parameter as files write it.
std::string valueText(const base::ParameterInfo& info, std::int64_t value)
{
    switch (info.type) {
    case base::ParameterType::Integer:
        return std::to_string(value);
    case base::ParameterType::Duration:
        return scenario::durationText({value});
    case base::ParameterType::Boolean:
        return value != 0 ? "true" : "false";
    case base::ParameterType::Choice:
        return std::string(info.choices[static_cast<std::size_t>(value)]);
    }
    return {};
}

std::string parameterText(const base::ParameterInfo& info)
{
    return fmt::format("{} (default {}): {}", info.id, valueText(info, info.fallback), info.help);
}

Json parameterJson(const base::ParameterInfo& info)
{
    Json json = {{"id", info.id},
                 {"name", info.name},
                 {"help", info.help},
                 {"type", typeWord(info.type)},
                 {"default", info.fallback},
                 {"minimum", info.minimum},
                 {"maximum", info.maximum}};
    if (info.type == base::ParameterType::Choice)
        json["choices"] = info.choices;
    return json;
}

int listPolicies(bool asJson)
{
    Json all = Json::array();
    for (const sched::PolicyInfo* policy : sched::policies()) {
        Json parameters = Json::array();
        for (const base::ParameterInfo& info : policy->parameters)
            parameters.push_back(parameterJson(info));
        all.push_back({{"id", policy->id},
                       {"name", policy->name},
                       {"summary", policy->summary},
                       {"source", policy->source},
                       {"parameters", parameters}});
    }
    if (asJson) {
        fmt::print("{}\n", all.dump(2));
        return exitDone;
    }
    for (const sched::PolicyInfo* policy : sched::policies()) {
        fmt::print("{}: {}\n    {}\n    Source: {}\n", policy->id, policy->name, policy->summary, policy->source);
        for (const base::ParameterInfo& info : policy->parameters)
            fmt::print("    {}\n", parameterText(info));
    }
    return exitDone;
}

/// How many arguments the call takes, such as "nice: 1-2 arguments".
std::string usageText(const scenario::CallSignature& call)
{
    const std::size_t most = call.arguments.size();
    std::string count = std::to_string(call.required);
    if (call.isRepeating)
        count += " or more";
    else if (call.required != most)
        count += "-" + std::to_string(most);
    return fmt::format("{}: {} {}", call.keyword, count, count == "1" ? "argument" : "arguments");
}

int listCalls(bool asJson)
{
    Json all = Json::array();
    for (const machine::CallInfo* call : machine::systemCalls()) {
        const scenario::CallSignature& signature = call->signature;
        all.push_back({{"keyword", signature.keyword},
                       {"required", signature.required},
                       {"most", signature.isRepeating ? Json(nullptr) : Json(signature.arguments.size())},
                       {"has_result", signature.hasResult},
                       {"summary", call->summary},
                       {"source", call->source}});
        if (!asJson)
            fmt::print("{}\n    {}\n    Source: {}\n", usageText(signature), call->summary, call->source);
    }
    if (asJson)
        fmt::print("{}\n", all.dump(2));
    return exitDone;
}

/// Adds a verb without arguments that prints a list.
void addListing(CLI::App& app, int& exitCode, const std::string& name, const std::string& help, int (*print)(bool))
{
    CLI::App* verb = app.add_subcommand(name, help);
    auto asJson = std::make_shared<bool>(false);
    verb->add_flag("--json", *asJson, "Print JSON");
    verb->callback([asJson, print, &exitCode] { exitCode = print(*asJson); });
}

} // namespace

void addList(CLI::App& app, int& exitCode)
{
    addListing(app, exitCode, "list", "List the presets", list);
}

void addPolicies(CLI::App& app, int& exitCode)
{
    addListing(app, exitCode, "policies", "List the scheduling policies with their parameters", listPolicies);
}

void addCalls(CLI::App& app, int& exitCode)
{
    addListing(app, exitCode, "calls", "List the system calls that programs can make", listCalls);
}

} // namespace threadway::cli
