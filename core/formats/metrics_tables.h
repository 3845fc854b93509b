// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/data_table.h"
#include "history/comparison.h"
#include "trace/metrics.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace threadway::formats {

/// The tables that a run can be written as: what they are called on the command line.
enum class MetricsTable : std::uint8_t { Threads, Processes, Cores, Run };
std::span<const std::string_view> metricsTableNames();

/// One row for each thread, process or core, or one for the whole run.
DataTable metricsTable(MetricsTable which, const scenario::Blueprint& blueprint, const trace::Metrics& metrics);

/// One row for each policy.
DataTable comparisonTable(const history::Comparison& comparison);

/// `finished`, `until`, `deadlock`, `stuck` or `limit`; nothing means that the run went on.
std::string_view endWord(const std::optional<machine::RunEnd>& end);

/// Keys count, mean_ns, min_ns, p50_ns, p90_ns, p99_ns, max_ns.
nlohmann::ordered_json quantilesJson(const trace::Quantiles& quantiles);

/// A process or the whole: its sums and spreads.
nlohmann::ordered_json groupJson(const trace::GroupMetrics& group);

} // namespace threadway::formats
