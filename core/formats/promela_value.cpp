// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_value.h"

#include "machine/arithmetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace threadway::formats::promela {
namespace {

using program::BinaryOperator;
using program::Value;

bool isNumber(const Expression& e)
{
    return e.kind == Kind::Int || e.kind == Kind::Bool;
}

std::string within(const std::string& text, std::int64_t bound)
{
    return fmt::format("({0} <= {1} && {0} >= -{1})", text, bound);
}

Computed equality(const Expression& left, const Expression& right, bool isEqual)
{
    const bool areComparable = (isNumber(left) && isNumber(right)) || left.kind == right.kind;
    if (!areComparable || left.kind == Kind::None)
        return {Expression::of(Value::boolean(areComparable == isEqual)), {}, {}};
    return {Expression::variable(Kind::Bool, fmt::format("({} {} {})", left.text, isEqual ? "==" : "!=", right.text)),
            {},
            {}};
}

Computed arithmetic(const char* op, const Expression& left, const Expression& right)
{
    Computed result{Expression::variable(Kind::Int, fmt::format("({} {} {})", left.text, op, right.text)), {}, {}};
    result.staysSmall = {within(left.text, largestNumber), within(right.text, largestNumber)};
    return result;
}

Computed product(const Expression& left, const Expression& right)
{
    Computed result = arithmetic("*", left, right);
    const Expression& constant = right.constant ? right : left;
    const Expression& other = right.constant ? left : right;
    if (constant.constant)
        result.staysSmall
            = {within(other.text, largestNumber / std::max<std::int64_t>(std::abs(*constant.constant), 1))};
    else
        result.staysSmall = {within(left.text, largestFactor), within(right.text, largestFactor)};
    return result;
}

/// Promela divides as C does; the language rounds down.
Computed division(const Expression& left, const Expression& right, bool isModulo)
{
    const std::string rounds = fmt::format("(({0} % {1}) != 0 && (({0} < 0) != ({1} < 0)))", left.text, right.text);
    const std::string text = isModulo ? fmt::format("(({0} % {1}) + ({2} -> {1} : 0))", left.text, right.text, rounds)
                                      : fmt::format("(({0} / {1}) - ({2} -> 1 : 0))", left.text, right.text, rounds);
    Computed result{Expression::variable(Kind::Int, text), fmt::format("({} == 0)", right.text), {}};
    result.staysSmall = {within(left.text, largestNumber), within(right.text, largestNumber)};
    return result;
}

const char* comparison(BinaryOperator op)
{
    if (op == BinaryOperator::Less)
        return "<";
    if (op == BinaryOperator::LessOrEqual)
        return "<=";
    return op == BinaryOperator::Greater ? ">" : ">=";
}

Computed computeNumbers(BinaryOperator op, const Expression& left, const Expression& right)
{
    switch (op) {
    case BinaryOperator::Add:
        return arithmetic("+", left, right);
    case BinaryOperator::Subtract:
        return arithmetic("-", left, right);
    case BinaryOperator::Multiply:
        return product(left, right);
    case BinaryOperator::FloorDivide:
        return division(left, right, false);
    case BinaryOperator::Modulo:
        return division(left, right, true);
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual:
        return equality(left, right, op == BinaryOperator::Equal);
    case BinaryOperator::Less:
    case BinaryOperator::LessOrEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterOrEqual:
        break;
    }
    return {Expression::variable(Kind::Bool, fmt::format("({} {} {})", left.text, comparison(op), right.text)), {}, {}};
}

Value valueOf(const Expression& e)
{
    return {e.kind, *e.constant};
}

} // namespace

std::string both(const std::string& one, const std::string& other)
{
    if (one == "true")
        return other;
    return other == "true" ? one : one + " && " + other;
}

std::string negation(const std::string& condition)
{
    return condition == "true" ? "false" : "!" + condition;
}

std::string either(const std::string& one, const std::string& other)
{
    if (one == "false")
        return other;
    return other == "false" ? one : one + " || " + other;
}

Expression Expression::of(const program::Value& value)
{
    const std::string digits = std::to_string(value.data);
    return {value.kind, value.data < 0 ? "(" + digits + ")" : digits, value.data};
}

std::optional<bool> Expression::truth() const
{
    if (kind == Kind::Text)
        return true;
    if (kind == Kind::None)
        return false;
    if (constant)
        return *constant != 0;
    return std::nullopt;
}

Computed compute(program::UnaryOperator op, const Expression& operand)
{
    if (operand.constant) {
        const auto value = machine::compute(op, valueOf(operand));
        return {value ? std::optional(Expression::of(*value)) : std::nullopt, {}, {}};
    }
    if (op == program::UnaryOperator::Not) {
        if (const auto truth = operand.truth())
            return {Expression::of(Value::boolean(!*truth)), {}, {}};
        return {Expression::variable(Kind::Bool, "(!" + operand.truthText() + ")"), {}, {}};
    }
    if (!isNumber(operand))
        return {};
    return {Expression::variable(Kind::Int, "(-" + operand.text + ")"), {}, {within(operand.text, largestNumber)}};
}

Computed compute(BinaryOperator op, const Expression& left, const Expression& right)
{
    if (left.constant && right.constant) {
        const auto value = machine::compute(op, valueOf(left), valueOf(right));
        return {value ? std::optional(Expression::of(*value)) : std::nullopt, {}, {}};
    }
    if (op == BinaryOperator::Equal || op == BinaryOperator::NotEqual)
        return equality(left, right, op == BinaryOperator::Equal);
    if (!isNumber(left) || !isNumber(right))
        return {};
    if ((op == BinaryOperator::FloorDivide || op == BinaryOperator::Modulo) && right.constant == 0)
        return {};
    Computed result = computeNumbers(op, left, right);
    if (right.constant)
        result.faultsIf.clear(); // the divisor is known not to be 0
    return result;
}

} // namespace threadway::formats::promela
