// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/instruction.h"
#include "program/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace threadway::formats::promela {

using Kind = program::Value::Kind;

/// Numbers beyond this are refused, or stop the check: a Promela int has 32 bits.
inline constexpr std::int64_t largestNumber = 1'000'000'000;
/// Factors beyond this could pass it.
inline constexpr std::int64_t largestFactor = 30'000;

/// A value of the program as a Promela expression; its kind is known before the run.
struct Expression {
    Kind kind = Kind::None;
    std::string text = "0";
    std::optional<std::int64_t> constant = 0; ///< if it is always the same
    bool operator==(const Expression&) const = default;

    static Expression of(const program::Value& value);
    static Expression variable(Kind kind, std::string name) { return {kind, std::move(name), std::nullopt}; }
    /// Whether it counts as true; nothing if that is only known at run time, by truthText().
    [[nodiscard]] std::optional<bool> truth() const;
    [[nodiscard]] std::string truthText() const { return "(" + text + " != 0)"; }
};

/// Both conditions; "true" is left out.
std::string both(const std::string& one, const std::string& other);
/// That the condition, which stands in brackets or is "true", does not hold.
std::string negation(const std::string& condition);
/// One of the conditions; "false" is left out.
std::string either(const std::string& one, const std::string& other);

/// What an operation comes to.
struct Computed {
    std::optional<Expression> value; ///< nothing: the program faults for certain
    std::string faultsIf; ///< a condition under which it faults instead; empty if it cannot
    std::vector<std::string> staysSmall; ///< conditions without which Promela would compute something else
};

Computed compute(program::UnaryOperator op, const Expression& operand);
Computed compute(program::BinaryOperator op, const Expression& left, const Expression& right);

} // namespace threadway::formats::promela
