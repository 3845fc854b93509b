// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fraction.h"
#include "base/sim_time.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace threadway::formats {

/// What the numbers of a column count in. Times are written in nanoseconds, but in milliseconds in plain text.
enum class Unit : std::uint8_t { None, Time, Percent, PerSecond };

struct TableColumn {
    std::string id; ///< in CSV and JSON, with the unit in its name
    std::string heading; ///< in plain text; empty: left out there
    Unit unit = Unit::None;
};

/// Nothing, a text, a count or nanoseconds, or a fraction: nanoseconds, a part of 1, or a rate by nanosecond.
using TableCell = std::variant<std::monostate, std::string, std::int64_t, base::Fraction>;

TableCell cellOf(const std::optional<SimTime>& time);

/// Numbers of a run in rows and columns, ready to be written.
struct DataTable {
    std::vector<TableColumn> columns;
    std::vector<std::vector<TableCell>> rows; ///< as long as `columns` each
};

/// As RFC 4180 has it: a line of ids, then one a row, ended by CR LF, quoted where needed. Nothing is an empty field.
std::string csvText(const DataTable& table);

/// As an array with an object for each row, its keys the columns' ids. Nothing is null.
nlohmann::ordered_json jsonRows(const DataTable& table);

/// For people, in columns under headings.
std::string plainText(const DataTable& table);

} // namespace threadway::formats
