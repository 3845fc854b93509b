// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "explore/exploration.h"
#include "formats/run_report.h"
#include "trace/output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace threadway::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    RunChoice choice;
    std::size_t mostStates = 1'000'000;
    std::string expect;
    bool asJson = false;
};

/// A count as a number where JSON readers keep every digit of it, else as text.
Json countJson(const std::string& digits)
{
    constexpr std::size_t exactDigits = 15;
    if (digits.empty() || digits.size() > exactDigits)
        return digits;
    return std::stoull(digits);
}

std::string_view endWord(explore::End end)
{
    switch (end) {
    case explore::End::None:
        return "running";
    case explore::End::Finished:
        return "finished";
    case explore::End::Deadlock:
        return "deadlock";
    case explore::End::Stuck:
        return "stuck";
    }
    return {};
}

Json names(const scenario::Blueprint& blueprint, const std::vector<ThreadId>& threads)
{
    Json list = Json::array();
    for (const ThreadId thread : threads)
        list.push_back(blueprint.thread(thread).path);
    return list;
}

std::string schedule(const scenario::Blueprint& blueprint, const std::vector<ThreadId>& turns)
{
    std::string text;
    for (const ThreadId turn : turns)
        text += (text.empty() ? "" : " ") + blueprint.thread(turn).path;
    return text;
}

Json report(const scenario::Blueprint& blueprint, const explore::Exploration& found)
{
    Json outcomes = Json::array();
    for (const explore::Outcome& outcome : found.outcomes) {
        outcomes.push_back({{"output", trace::outputText(blueprint, outcome.output)},
                            {"shared", formats::sharedValues(blueprint, outcome.shared)},
                            {"end", endWord(outcome.end)},
                            {"faulted", outcome.isFaulted},
                            {"runs", countJson(outcome.runs)},
                            {"probability", outcome.probability},
                            {"schedule", schedule(blueprint, outcome.schedule)}});
    }
    Json deadlocks = Json::array();
    for (const explore::Deadlock& deadlock : found.deadlocks) {
        deadlocks.push_back({{"length", deadlock.threads.size()},
                             {"threads", names(blueprint, deadlock.threads)},
                             {"probability", deadlock.probability},
                             {"schedule", schedule(blueprint, deadlock.schedule)}});
    }
    return {{"id", blueprint.scenario.id},
            {"complete", found.isComplete},
            {"endless", found.isEndless},
            {"states", found.states},
            {"transitions", found.transitions},
            {"runs", countJson(found.runs)},
            {"deadlock_probability", found.deadlockProbability},
            {"outcomes", outcomes},
            {"deadlocks", deadlocks}};
}

void printTable(const Json& json)
{
    fmt::print("{} states, {} transitions, {}\n", json["states"].get<std::size_t>(),
               json["transitions"].get<std::size_t>(),
               json["complete"].get<bool>() ? "complete" : "bounded: not every state was seen");
    if (const std::string chance = json["deadlock_probability"].get<std::string>(); !chance.empty())
        fmt::print("{} schedules; chance of deadlock {}\n", json["runs"].dump(), chance);
    else
        fmt::print("schedules cannot be counted: {}\n",
                   json["endless"].get<bool>() ? "some run never ends" : "raise --max-states to see every state");
    for (const Json& outcome : json["outcomes"]) {
        fmt::print("  {:<10} {:<12} {:<10} {} {}\n", outcome["end"].get<std::string>(), outcome["runs"].dump(),
                   outcome["probability"].get<std::string>(), outcome["output"].get<std::string>(),
                   outcome["shared"].dump());
    }
    for (const Json& deadlock : json["deadlocks"]) {
        fmt::print("  deadlock, cycle of {}: {}\n    schedule: {}\n", deadlock["length"].get<std::size_t>(),
                   deadlock["threads"].dump(), deadlock["schedule"].get<std::string>());
    }
}

int explore(const Options& options)
{
    const auto run = load(options.choice);
    if (!run)
        return exitBadInput;
    explore::GraphLimits limits;
    limits.states = options.mostStates;
    limits.tellsOutputsApart = true;
    const explore::Exploration found = explore::explore(machine::World(run->blueprint), limits);
    const Json json = report(*run->blueprint, found);
    if (options.asJson)
        fmt::print("{}\n", json.dump(2));
    else
        printTable(json);
    const bool isRefuted = options.expect == "no-deadlock" && (!found.deadlocks.empty() || !found.isComplete);
    return isRefuted ? exitCheckFailed : exitDone;
}

} // namespace

void addExplore(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("explore", "Try every interleaving of the programs' smallest steps");
    auto options = std::make_shared<Options>();
    verb->add_option("input", options->choice.input, "Scenario file or preset")->required();
    verb->add_option("--variant", options->choice.variant, "Variant of the file; empty for the base");
    verb->add_option("--max-states", options->mostStates, "Give up after this many states")
        ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}));
    verb->add_option("--expect", options->expect, "no-deadlock: exit 1 unless it is certain that none can happen")
        ->check(CLI::IsMember({"no-deadlock"}));
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = explore(*options); });
}

} // namespace threadway::cli
