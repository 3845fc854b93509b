// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/atomic_operation.h"

#include "machine/arithmetic.h"
#include "machine/store_buffer.h"

namespace threadway::machine {

using program::AtomicOperator;
using program::Value;

bool writesVariable(const program::Instruction& instruction)
{
    const bool isAtomic = instruction.op == program::Op::Atomic;
    const bool isAtomicLoad = isAtomic && static_cast<AtomicOperator>(instruction.c) == AtomicOperator::Load;
    return instruction.op == program::Op::StoreShared || (isAtomic && !isAtomicLoad);
}

std::optional<Stop> operateAtomically(const Cycle& cycle)
{
    const VariableId variable(cycle.instruction.a);
    const Value before = cycle.variable();
    const auto write = [&](const Value& value) { writeVariable(cycle.context, cycle.thread, variable, value); };
    switch (static_cast<AtomicOperator>(cycle.instruction.c)) {
    case AtomicOperator::Load:
        cycle.push(before);
        return std::nullopt;
    case AtomicOperator::Store:
        write(cycle.pop());
        cycle.push(Value::none());
        return std::nullopt;
    case AtomicOperator::Exchange:
        write(cycle.pop());
        cycle.push(before);
        return std::nullopt;
    case AtomicOperator::CompareExchange: {
        const Value wanted = cycle.pop();
        const bool isExpected = before == cycle.pop();
        if (isExpected)
            write(wanted);
        cycle.push(Value::boolean(isExpected));
        return std::nullopt;
    }
    case AtomicOperator::FetchAdd: {
        const auto sum = compute(program::BinaryOperator::Add, before, cycle.pop());
        if (!sum)
            return cycle.fault(FaultReason::WrongType);
        write(*sum);
        cycle.push(before);
        return std::nullopt;
    }
    }
    return std::nullopt;
}

} // namespace threadway::machine
