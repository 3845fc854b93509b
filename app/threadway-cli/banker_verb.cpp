// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "history/recorder.h"
#include "trace/banker_view.h"
#include "trace/state_seeker.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace threadway::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    RunChoice choice;
    std::string at = "0ms";
    std::string object;
    std::string grant;
    std::int64_t units = 1;
    bool asJson = false;
};

Json booksOf(const scenario::Blueprint& blueprint, const trace::BankerView& view)
{
    Json customers = Json::array();
    for (const sync::Customer& customer : view.customers)
        customers.push_back({{"thread", blueprint.thread(customer.thread).path},
                             {"held", customer.held},
                             {"most", customer.most},
                             {"need", customer.need()}});
    Json sequences = Json::array();
    for (const auto& sequence : view.sequences) {
        Json names = Json::array();
        for (const ThreadId thread : sequence)
            names.push_back(blueprint.thread(thread).path);
        sequences.push_back(names);
    }
    return {{"total", view.total},
            {"free", view.free},
            {"safe", view.isSafe},
            {"customers", customers},
            {"safe_sequences", sequences}};
}

void printBooks(const Json& json)
{
    fmt::print("{} units, {} free: {}\n", json["total"].get<std::int64_t>(), json["free"].get<std::int64_t>(),
               json["safe"].get<bool>() ? "safe" : "unsafe");
    for (const Json& customer : json["customers"])
        fmt::print("  {}: holds {} of at most {}, may ask for {} more\n", customer["thread"].get<std::string>(),
                   customer["held"].get<std::int64_t>(), customer["most"].get<std::int64_t>(),
                   customer["need"].get<std::int64_t>());
    fmt::print("safe sequences: {}\n", json["safe_sequences"].size());
    for (const Json& sequence : json["safe_sequences"]) {
        std::string text;
        for (const Json& name : sequence)
            text += (text.empty() ? "" : ", ") + name.get<std::string>();
        fmt::print("  {}\n", text);
    }
}

/// The object to be looked at; nothing after a message.
std::optional<ObjectId> objectOf(const Options& options, const scenario::Blueprint& blueprint)
{
    const std::vector<ObjectId> banked = trace::bankedObjects(blueprint);
    for (const ObjectId object : banked) {
        if (options.object.empty() || blueprint.object(object).name == options.object)
            return object;
    }
    fmt::print(stderr, "error: no thread claims units of {}\n",
               options.object.empty() ? "anything" : options.object.c_str());
    return std::nullopt;
}

int banker(const Options& options)
{
    const auto run = load(options.choice);
    if (!run)
        return exitBadInput;
    const auto at = durationOption("--at", options.at);
    const auto object = at ? objectOf(options, *run->blueprint) : std::nullopt;
    if (!object)
        return exitBadInput;
    history::Recorder recorder(run->blueprint, run->journal);
    recorder.advanceToEnd(*at + SimTime{1});
    trace::State state(run->blueprint);
    for (std::size_t i = 0; i < recorder.trace().firstAfter(*at); ++i)
        state.apply(recorder.trace().event(i));
    auto view = trace::bankerView(state, *object);
    if (!options.grant.empty()) {
        const auto thread = run->blueprint->findThread(options.grant);
        view = thread ? trace::bankerViewAfter(state, *object, *thread, options.units) : std::nullopt;
    }
    if (!view) {
        fmt::print(stderr, "error: {} is no customer, or there are not {} units free\n", options.grant, options.units);
        return exitBadInput;
    }
    Json json{{"id", run->blueprint->scenario.id}, {"object", run->blueprint->object(*object).name}, {"at_ns", at->ns}};
    json.update(booksOf(*run->blueprint, *view));
    if (options.asJson)
        fmt::print("{}\n", json.dump(2));
    else
        printBooks(json);
    return exitDone;
}

} // namespace

void addBanker(CLI::App& app, int& exitCode)
{
    CLI::App* verb = app.add_subcommand("banker", "Whether what threads hold and claim is safe, and in which orders");
    auto options = std::make_shared<Options>();
    verb->add_option("input", options->choice.input, "Scenario file or preset")->required();
    verb->add_option("--variant", options->choice.variant, "Variant of the file; empty for the base");
    verb->add_option("--at", options->at, "The simulated time to look at (default 0)");
    verb->add_option("--object", options->object, "The semaphore to look at (default: the first one claimed)");
    verb->add_option("--grant", options->grant, "As if this thread were given units more");
    verb->add_option("--units", options->units, "With --grant: how many (default 1)")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = banker(*options); });
}

} // namespace threadway::cli
