// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/data_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace threadway::formats {
namespace {

double scaled(const base::Fraction& fraction, Unit unit)
{
    switch (unit) {
    case Unit::None:
    case Unit::Time:
        return fraction.value();
    case Unit::Percent:
        return fraction.value() * 100;
    case Unit::PerSecond:
        return fraction.value() * 1e9;
    }
    return 0;
}

/// A field of CSV: what holds a separator, a quote or an end of line is quoted, quotes in it doubled.
std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char letter : text)
        result += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return result + '"';
}

/// Whole numbers as they are, others with up to nine digits.
std::string digits(const base::Fraction& fraction, Unit unit)
{
    if (fraction.denominator == 1 && unit != Unit::Percent && unit != Unit::PerSecond)
        return std::to_string(fraction.numerator);
    return fmt::format("{:.9g}", scaled(fraction, unit));
}

std::string csvField(const TableCell& cell, Unit unit)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return quoted(*text);
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return std::to_string(*number);
    if (const auto* fraction = std::get_if<base::Fraction>(&cell))
        return digits(*fraction, unit);
    return {};
}

nlohmann::ordered_json jsonValue(const TableCell& cell, Unit unit)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return *number;
    if (const auto* fraction = std::get_if<base::Fraction>(&cell)) {
        if (unit == Unit::Time && fraction->denominator == 1)
            return fraction->numerator;
        return scaled(*fraction, unit);
    }
    return nullptr;
}

std::string plainField(const TableCell& cell, Unit unit)
{
    if (const auto* fraction = std::get_if<base::Fraction>(&cell)) {
        const double value = scaled(*fraction, unit);
        return unit == Unit::Time      ? fmt::format("{:.3f}", value / 1e6)
               : unit == Unit::Percent ? fmt::format("{:.1f}", value)
                                       : fmt::format("{:.3f}", value);
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (number != nullptr && unit == Unit::Time)
        return fmt::format("{:.3f}", static_cast<double>(*number) / 1e6);
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    return number != nullptr ? std::to_string(*number) : "-";
}

/// Texts stand left, numbers right.
bool isText(const DataTable& table, std::size_t column)
{
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [column](const auto& row) { return std::holds_alternative<std::string>(row[column]); });
}

} // namespace

TableCell cellOf(const std::optional<SimTime>& time)
{
    return time ? TableCell(time->ns) : TableCell();
}

std::string csvText(const DataTable& table)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += (i == 0 ? "" : ",") + quoted(table.columns[i].id);
    text += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : ",") + csvField(row[i], table.columns[i].unit);
        text += "\r\n";
    }
    return text;
}

nlohmann::ordered_json jsonRows(const DataTable& table)
{
    auto rows = nlohmann::ordered_json::array();
    for (const auto& row : table.rows) {
        auto object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < row.size(); ++i)
            object[table.columns[i].id] = jsonValue(row[i], table.columns[i].unit);
        rows.push_back(std::move(object));
    }
    return rows;
}

std::string plainText(const DataTable& table)
{
    std::vector<std::string> lines(table.rows.size() + 1);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const TableColumn& info = table.columns[column];
        if (info.heading.empty())
            continue;
        std::vector<std::string> fields{info.heading};
        for (const auto& row : table.rows)
            fields.push_back(plainField(row[column], info.unit));
        std::size_t width = 0;
        for (const std::string& field : fields)
            width = std::max(width, field.size());
        const bool isLeft = isText(table, column);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::string gap = lines[i].empty() ? "" : "  ";
            lines[i]
                += gap + (isLeft ? fmt::format("{:<{}}", fields[i], width) : fmt::format("{:>{}}", fields[i], width));
        }
    }
    std::string text;
    for (const std::string& line : lines)
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    return text;
}

} // namespace threadway::formats
