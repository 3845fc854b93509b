// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/runs.h"

#include <string>
#include <utility>
#include <vector>

namespace threadway::test {

/// A scenario of one process about synchronisation, on a machine where only programs use time; ticks of 1 ms.
struct SyncScenario {
    std::string locks; ///< as in a file, such as "{A: mutex}"
    std::vector<std::pair<std::string, std::string>> threads; ///< names and programs
    std::string shared = "{x: 0}";
    std::string machine = "{model: free, cores: 4}";

    [[nodiscard]] std::string text() const
    {
        std::string result = "threadway: 1\nid: test\nmachine: " + machine + "\nlocks: " + locks
                             + "\nprocesses:\n  p:\n    shared: " + shared + "\n    threads:\n";
        for (const auto& [name, program] : threads) {
            result += "      " + name + ": |\n        ";
            for (const char c : program)
                result += c == '\n' ? std::string("\n        ") : std::string(1, c);
            result += "\n";
        }
        return result;
    }
    [[nodiscard]] scenario::LoadedRun load() const { return loadText(text()); }
    /// A recording of the whole run, at most a second of it.
    [[nodiscard]] history::Recorder run() const { return record(load(), SimTime{1'000'000'000}); }
    [[nodiscard]] std::string output() const { return outputOf(run().trace()); }
    [[nodiscard]] explore::Exploration explored(bool tellsOutputsApart = false) const
    {
        return exploreAll(load().blueprint, tellsOutputsApart);
    }
};

/// When the thread ended, in ms.
inline std::int64_t endOf(const history::Recorder& recorder, std::size_t thread)
{
    const trace::State state = finalState(recorder.trace());
    return state.threads[thread].ended == SimTime::never() ? -1 : state.threads[thread].ended.ns / 1'000'000;
}

/// The sentence that says how the run's first process misused an object, or "".
inline std::string misuseOf(const history::Recorder& recorder)
{
    const trace::State state = finalState(recorder.trace());
    const trace::ProcessNow& process = state.processes.front();
    if (process.fault != machine::FaultReason::Misuse || process.misuse < 0)
        return {};
    const auto& sentences = recorder.trace().blueprint()->object(process.misused).kind->misuses;
    return std::string(sentences[static_cast<std::size_t>(process.misuse)]);
}

inline machine::RunEnd endOf(const history::Recorder& recorder)
{
    return finalState(recorder.trace()).end;
}

} // namespace threadway::test
