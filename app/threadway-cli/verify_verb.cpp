// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "verbs.h"

#include "history/recorder.h"
#include "history/verification.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace threadway::cli {
namespace {

std::string describe(const history::Divergence& divergence, const trace::Trace& trace)
{
    const std::string range = divergence.firstEvent == divergence.lastEvent
                                  ? fmt::format("event {}", divergence.firstEvent)
                                  : fmt::format("events {} to {}", divergence.firstEvent, divergence.lastEvent);
    if (divergence.firstEvent >= trace.size())
        return range + ", which this run does not have";
    return range + fmt::format(", from {} ns on", trace.event(divergence.firstEvent).time.ns);
}

int verify(const std::string& input, bool asJson)
{
    const auto run = load({.input = input, .variant = {}, .policy = {}, .seed = {}});
    if (!run)
        return exitBadInput;
    if (!run->file.recorded) {
        fmt::print(stderr, "{}: error: the file holds no recorded run; save one with run --save\n", input);
        return exitBadInput;
    }
    history::Recorder recorder(run->blueprint, run->journal);
    recorder.advanceToEnd(run->file.recorded->end);
    // The recording may stop in the midst of an instant's events.
    const trace::Trace& all = recorder.trace();
    const trace::Trace same
        = all.prefix(std::min(all.size(), static_cast<std::size_t>(run->file.recorded->events)), all.frontier());
    const auto divergence = history::findDivergence(same, *run->file.recorded);
    const std::string hash = fmt::format("{:#018x}", history::hashOf(same, same.size()));
    if (asJson) {
        nlohmann::ordered_json json = {{"same", !divergence.has_value()}, {"hash", hash}};
        if (divergence) {
            json["first_event"] = divergence->firstEvent;
            json["last_event"] = divergence->lastEvent;
        }
        fmt::print("{}\n", json.dump(2));
    } else if (divergence) {
        fmt::print("{}: differs: the first different event is among {}\n", input, describe(*divergence, same));
    } else {
        fmt::print("{}: the same {} events, hash {}\n", input, same.size(), hash);
    }
    return divergence ? exitCheckFailed : exitDone;
}

} // namespace

void addVerify(CLI::App& app, int& exitCode)
{
    struct Options {
        std::string input;
        bool asJson = false;
    };
    CLI::App* verb = app.add_subcommand("verify", "Run a saved run again and compare it with what was recorded");
    auto options = std::make_shared<Options>();
    verb->add_option("file", options->input, "Saved run")->required();
    verb->add_flag("--json", options->asJson, "Print JSON");
    verb->callback([options, &exitCode] { exitCode = verify(options->input, options->asJson); });
}

} // namespace threadway::cli
