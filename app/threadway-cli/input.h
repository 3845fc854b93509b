// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario_file.h"

#include <optional>
#include <string>

namespace threadway::cli {

/// How a verb ends, as scripts see it.
inline constexpr int exitDone = 0;
inline constexpr int exitCheckFailed = 1;
inline constexpr int exitBadInput = 2;

/// What the command line names to run, and what it changes about it.
struct RunChoice {
    std::string input; ///< a file or the id of a preset
    std::optional<std::string> variant;
    std::string policy; ///< as scenario::parsePolicy reads it; empty: the scenario's own
    int cores = 0;
    std::optional<std::uint64_t> seed;
};

/// The text of a file or preset. Nothing after a message on standard error if there is none.
std::optional<std::string> readInput(const std::string& input);

/// Prints findings as "file:line:column: error: ...".
void printDiagnostics(const base::Diagnostics& diagnostics, const std::string& file);

/// Reads the choice and makes it ready to run. Nothing after messages on standard error if that fails.
std::optional<scenario::LoadedRun> load(const RunChoice& choice);

/// "--until" and the like: a duration, in milliseconds if it has no unit. Nothing after a message.
std::optional<SimTime> durationOption(const std::string& option, const std::string& text);

/// How far to run: the text of "--until", else the scenario's own end, else 10 s. Nothing after a message.
std::optional<SimTime> untilOption(const std::string& text, const scenario::Blueprint& blueprint);

/// Writes the file, or standard output if it is called "-"; false after a message.
bool writeOutput(const std::string& path, const std::string& text);

} // namespace threadway::cli
