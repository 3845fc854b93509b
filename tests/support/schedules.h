// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/run_report.h"
#include "support/runs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace threadway::test {

/// The report of a scenario text, through the path that the program uses.
inline nlohmann::ordered_json reportOf(const std::string& text, SimTime until = SimTime{1'000'000'000'000})
{
    return formats::runReport(record(loadText(text), until).trace(), {"", true});
}

/// A scenario of threads on a machine without costs; each line of `threads` is an entry of the map of threads.
inline std::string scenarioOf(const std::string& machine, const std::vector<std::string>& threads)
{
    std::string text = fmt::format("threadway: 1\nid: schedule\nmachine: {{model: free, tick: 1ms, {}}}\n"
                                   "processes:\n  p:\n    threads:\n",
                                   machine);
    for (const std::string& thread : threads)
        text += "      " + thread + "\n";
    return text;
}

/// What the cores ran, in order: "a 0-5, b 5-8", in whole milliseconds; cores apart by " | ".
inline std::string scheduleOf(const nlohmann::ordered_json& report)
{
    std::string text;
    int core = 0;
    for (const auto& slice : report["slices"]) {
        if (slice["core"] != core) {
            core = slice["core"];
            text += " | ";
        } else if (!text.empty()) {
            text += ", ";
        }
        text += fmt::format("{} {}-{}", slice["thread"].get<std::string>(),
                            slice["start_ns"].get<std::int64_t>() / 1'000'000,
                            slice["end_ns"].get<std::int64_t>() / 1'000'000);
    }
    return text;
}

/// Mean over the threads of the time from `from` to `to`, in milliseconds.
inline double meanOf(const nlohmann::ordered_json& report, const char* to, const char* from)
{
    double sum = 0;
    for (const auto& thread : report["threads"])
        sum += static_cast<double>(thread[to].get<std::int64_t>() - thread[from].get<std::int64_t>()) / 1e6;
    return sum / static_cast<double>(report["threads"].size());
}

} // namespace threadway::test
