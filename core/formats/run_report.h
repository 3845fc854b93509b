// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace threadway::formats {

/// What a report holds besides the numbers.
struct ReportOptions {
    std::string variant;
    bool withSlices = false;
};

/// Values of the shared variables by name; where two processes have the same name, by "process/name".
nlohmann::ordered_json sharedValues(const scenario::Blueprint& blueprint, const std::vector<program::Value>& values);

/// The numbers of a recorded run up to its frontier as the object that `run --json` prints (docs/command-line.md).
nlohmann::ordered_json runReport(const trace::Trace& trace, const ReportOptions& options);

/// The same numbers as a table for people, in English.
std::string runTable(const trace::Trace& trace, const ReportOptions& options);

} // namespace threadway::formats
