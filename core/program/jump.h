// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/instruction.h"

namespace threadway::program {

/// Whether control may go on at the operand `a` of such an instruction rather than behind it.
constexpr bool isJump(Op op)
{
    return op == Op::Jump || op == Op::JumpIfFalse || op == Op::JumpIfFalseElsePop || op == Op::JumpIfTrueElsePop;
}

} // namespace threadway::program
