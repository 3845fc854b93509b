// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What each smallest step is in Promela.
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {

using program::Instruction;
using program::Op;

std::string ThreadWriter::guardOf(const Instruction& instruction) const
{
    if (instruction.op != Op::Sync)
        return "true";
    const bool isMutex = m_blueprint.object(ObjectId(instruction.a)).kind->id == "mutex";
    if (instruction.c != 0)
        return "true";
    return fmt::format("o{} {}", instruction.a, isMutex ? "== 0" : "> 0");
}

void ThreadWriter::takeStep(Place place)
{
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
    const auto operand = static_cast<std::size_t>(instruction.a);
    ++place.pc;
    switch (instruction.op) {
    case Op::LoadShared:
        place.values.push_back(Expression::variable(m_agreement.kinds[operand], fmt::format("x{}", operand)));
        return goOn(std::move(place));
    case Op::StoreShared: {
        const Expression value = place.pop();
        if (value.kind != m_agreement.kinds[operand])
            return refuse("promela-kind", TW_TR("Promela knows numbers only: \"{0}\" must hold values of one kind"),
                          {m_blueprint.variables[operand].name});
        emit(fmt::format("x{} = {};", operand, value.kind == Kind::None ? "0" : value.text));
        return goOn(std::move(place));
    }
    case Op::Unary:
    case Op::Binary:
        return operate(std::move(place), instruction);
    case Op::Print:
        place.values.resize(place.values.size() - static_cast<std::size_t>(instruction.b));
        return goOn(std::move(place));
    case Op::Compute:
    case Op::Touch:
    case Op::Sleep:
        return work(std::move(place), instruction);
    case Op::Yield:
        return goOn(std::move(place));
    case Op::Sync:
        return takeSync(std::move(place), instruction);
    case Op::SyncAll:
        return refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"), {"lock_all"});
    case Op::Fault:
        return fault();
    case Op::Statement:
    case Op::PushNone:
    case Op::PushBool:
    case Op::PushInt:
    case Op::PushText:
    case Op::LoadLocal:
    case Op::StoreLocal:
    case Op::Jump:
    case Op::JumpIfFalse:
    case Op::JumpIfFalseElsePop:
    case Op::JumpIfTrueElsePop:
    case Op::Call:
    case Op::Return:
    case Op::Pop:
    case Op::SystemCall:
    case Op::Assert:
        break; // no steps, but for system calls
    }
    refuse("promela-call", TW_TR("Promela has no system calls"));
}

/// Time plays no part, but a negative duration or count is a fault.
void ThreadWriter::work(Place place, const Instruction& instruction)
{
    if (instruction.op == Op::Touch || (instruction.op == Op::Compute && instruction.b == 1)) {
        for (int i = 0; i < 4; ++i)
            place.pop();
    }
    const Expression amount = place.pop();
    if (amount.kind != Kind::Int)
        return fault();
    if (amount.constant)
        return *amount.constant < 0 ? fault() : goOn(std::move(place));
    faultIf("(" + amount.text + " < 0)", std::move(place));
}

void ThreadWriter::takeSync(Place place, const Instruction& instruction)
{
    const scenario::Blueprint::Object& object = m_blueprint.object(ObjectId(instruction.a));
    const int self = m_thread.value + 1;
    const bool isPlain = instruction.c <= 1 && object.kind->behaviour.initial(object.parameters).setting == 0;
    if (!isPlain)
        return refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"),
                      {std::string(object.kind->operations[instruction.c].keyword)});
    if (object.kind->id == "mutex") {
        if (instruction.c != 0)
            return choose(
                fmt::format("(o{} != {})", instruction.a, self), [&] { fault(); },
                [&] {
                    emit(fmt::format("o{} = 0;", instruction.a));
                    goOn(place);
                });
        emit(fmt::format("o{} = {};", instruction.a, self));
        return goOn(std::move(place));
    }
    if (object.kind->id != "semaphore")
        return refuse("promela-primitive", TW_TR("a {0} cannot be said in Promela yet"),
                      {std::string(object.kind->id)});
    const std::string taken = fmt::format("b{}[{}]", instruction.a, m_thread.value);
    if (instruction.c == 0)
        emit(fmt::format("o{0} = o{0} - 1; {1} = {1} + 1;", instruction.a, taken));
    else
        emit(fmt::format("o{0} = o{0} + 1; {1} = {1} - ({1} > 0);", instruction.a, taken));
    goOn(std::move(place));
}

void ThreadWriter::operate(Place place, const Instruction& instruction)
{
    Computed result;
    if (instruction.op == Op::Unary) {
        result = compute(static_cast<program::UnaryOperator>(instruction.a), place.pop());
    } else {
        const Expression right = place.pop();
        const Expression left = place.pop();
        result = compute(static_cast<program::BinaryOperator>(instruction.a), left, right);
    }
    if (!result.value)
        return fault();
    place.values.push_back(*result.value);
    for (const std::string& condition : result.staysSmall)
        emit("assert(small_enough" + condition + ");");
    if (result.faultsIf.empty())
        return goOn(std::move(place));
    faultIf(result.faultsIf, std::move(place));
}

} // namespace threadway::formats::promela
