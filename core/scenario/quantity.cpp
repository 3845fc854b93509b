// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/quantity.h"

#include <array>
#include <charconv>

namespace threadway::scenario {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t factor;
    int digits; ///< decimal places that are still whole nanoseconds
};
constexpr std::array<Unit, 4> units{{{"s", 1'000'000'000, 9}, {"ms", 1'000'000, 6}, {"us", 1'000, 3}, {"ns", 1, 0}}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The text as "whole.decimals unit", without the sign that no quantity here may have.
struct Parts {
    std::string_view whole;
    std::string_view decimals;
    std::string_view unit;
};

std::optional<Parts> split(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size() && isDigit(text[i]))
        ++i;
    Parts parts{text.substr(0, i), {}, {}};
    if (i < text.size() && text[i] == '.') {
        const std::size_t from = ++i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        parts.decimals = text.substr(from, i - from);
        if (parts.decimals.empty())
            return std::nullopt;
    }
    while (i < text.size() && text[i] == ' ')
        ++i;
    parts.unit = text.substr(i);
    return parts.whole.empty() || parts.whole.size() > 16 ? std::nullopt : std::optional(parts);
}

std::int64_t number(std::string_view digits)
{
    std::int64_t value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

} // namespace

std::optional<SimTime> parseDuration(std::string_view text, SimTime tick)
{
    const auto parts = split(text);
    if (!parts)
        return std::nullopt;
    const std::int64_t whole = number(parts->whole);
    if (parts->unit.empty()) {
        if (!parts->decimals.empty() || (tick.ns > 0 && whole > longestSpan.ns / tick.ns))
            return std::nullopt;
        return tick * whole;
    }
    for (const Unit& unit : units) {
        if (parts->unit != unit.name)
            continue;
        if (whole > longestSpan.ns / unit.factor || parts->decimals.size() > static_cast<std::size_t>(unit.digits))
            return std::nullopt;
        std::int64_t fraction = number(parts->decimals);
        for (std::size_t i = parts->decimals.size(); i < static_cast<std::size_t>(unit.digits); ++i)
            fraction *= 10;
        const SimTime duration{whole * unit.factor + fraction};
        return duration <= longestSpan ? std::optional(duration) : std::nullopt;
    }
    return std::nullopt;
}

std::string durationText(SimTime duration)
{
    for (const Unit& unit : units) {
        if (duration.ns < unit.factor)
            continue;
        std::string text = std::to_string(duration.ns / unit.factor);
        std::string decimals = std::to_string(duration.ns % unit.factor);
        if (unit.digits == 0 || decimals == "0")
            return text + std::string(unit.name);
        decimals.insert(0, static_cast<std::size_t>(unit.digits) - decimals.size(), '0');
        decimals.erase(decimals.find_last_not_of('0') + 1);
        return text + "." + decimals + std::string(unit.name);
    }
    return "0ns";
}

std::optional<std::int64_t> parseSize(std::string_view text)
{
    const auto parts = split(text);
    if (!parts || !parts->decimals.empty() || parts->unit.size() > 1)
        return std::nullopt;
    const std::size_t power = parts->unit.empty() ? 0 : std::string_view("KMG").find(parts->unit) + 1;
    if (power > 3)
        return std::nullopt;
    const std::int64_t whole = number(parts->whole);
    constexpr std::int64_t largest = std::int64_t{1} << 40U;
    const std::int64_t factor = std::int64_t{1} << (10U * power);
    return whole <= largest / factor ? std::optional(whole * factor) : std::nullopt;
}

std::string sizeText(std::int64_t bytes)
{
    std::string unit;
    for (const char next : {'K', 'M', 'G'}) {
        if (bytes < 1024 || bytes % 1024 != 0)
            break;
        bytes /= 1024;
        unit = next;
    }
    return std::to_string(bytes) + unit;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole ? std::optional(value) : std::nullopt;
}

} // namespace threadway::scenario
