// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/arithmetic.h"

#include <limits>

namespace threadway::machine {
namespace {

using program::BinaryOperator;
using program::Value;

bool isNumber(const Value& v)
{
    return v.kind == Value::Kind::Int || v.kind == Value::Kind::Bool;
}

std::int64_t wrapped(std::uint64_t v)
{
    return static_cast<std::int64_t>(v);
}

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    if (b == -1)
        return wrapped(0 - static_cast<std::uint64_t>(a));
    const std::int64_t quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

std::int64_t floorModulo(std::int64_t a, std::int64_t b)
{
    if (b == -1)
        return 0;
    const std::int64_t rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

bool areEqual(const Value& left, const Value& right)
{
    if (isNumber(left) && isNumber(right))
        return left.data == right.data;
    return left == right;
}

std::optional<Value> computeNumbers(BinaryOperator op, std::int64_t a, std::int64_t b)
{
    const auto ua = static_cast<std::uint64_t>(a);
    const auto ub = static_cast<std::uint64_t>(b);
    switch (op) {
    case BinaryOperator::Add:
        return Value::integer(wrapped(ua + ub));
    case BinaryOperator::Subtract:
        return Value::integer(wrapped(ua - ub));
    case BinaryOperator::Multiply:
        return Value::integer(wrapped(ua * ub));
    case BinaryOperator::FloorDivide:
        return b == 0 ? std::nullopt : std::optional(Value::integer(floorDivide(a, b)));
    case BinaryOperator::Modulo:
        return b == 0 ? std::nullopt : std::optional(Value::integer(floorModulo(a, b)));
    case BinaryOperator::Less:
        return Value::boolean(a < b);
    case BinaryOperator::LessOrEqual:
        return Value::boolean(a <= b);
    case BinaryOperator::Greater:
        return Value::boolean(a > b);
    case BinaryOperator::GreaterOrEqual:
        return Value::boolean(a >= b);
    case BinaryOperator::Equal:
        return Value::boolean(a == b);
    case BinaryOperator::NotEqual:
        return Value::boolean(a != b);
    }
    return std::nullopt;
}

} // namespace

std::optional<Value> compute(program::UnaryOperator op, const Value& operand)
{
    if (op == program::UnaryOperator::Not)
        return Value::boolean(!operand.isTrue());
    if (!isNumber(operand))
        return std::nullopt;
    return Value::integer(wrapped(0 - static_cast<std::uint64_t>(operand.data)));
}

std::optional<Value> compute(BinaryOperator op, const Value& left, const Value& right)
{
    if (op == BinaryOperator::Equal)
        return Value::boolean(areEqual(left, right));
    if (op == BinaryOperator::NotEqual)
        return Value::boolean(!areEqual(left, right));
    if (!isNumber(left) || !isNumber(right))
        return std::nullopt;
    return computeNumbers(op, left.data, right.data);
}

} // namespace threadway::machine
