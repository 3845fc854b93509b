// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/instruction.h"
#include "program/value.h"

#include <optional>

namespace threadway::machine {

/// The result of an operator as Python defines it (floor division, modulo with the sign of the divisor), on
/// 64-bit integers that wrap around. Nothing if the operands are of the wrong kind or the divisor is 0.
std::optional<program::Value> compute(program::UnaryOperator op, const program::Value& operand);
std::optional<program::Value> compute(program::BinaryOperator op, const program::Value& left,
                                      const program::Value& right);

} // namespace threadway::machine
