// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What each smallest step is in Promela.
#include "formats/promela_call.h"
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {

using program::Instruction;
using program::Op;

void ThreadWriter::takeStep(Place place)
{
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
    const auto operand = static_cast<std::size_t>(instruction.a);
    if (place.stay == Place::Stay::Retaking)
        return takeAgain(std::move(place));
    ++place.pc;
    switch (instruction.op) {
    case Op::LoadShared:
        return load(std::move(place), operand);
    case Op::StoreShared:
        return store(std::move(place), operand);
    case Op::Atomic:
        return takeAtomic(std::move(place), instruction);
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
        return yield(place);
    case Op::Fence:
        return goOn(std::move(place));
    case Op::Sync:
        return takeSync(std::move(place), instruction);
    case Op::SyncAll:
        return takeSeveral(std::move(place), instruction);
    case Op::Fault:
        return fault();
    case Op::Return:
        return end(); // which is a step where there are store buffers
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
    case Op::Pop:
    case Op::SystemCall:
    case Op::Assert:
        break; // no steps, but for system calls
    }
    takeCall(std::move(place), instruction);
}

void ThreadWriter::takeCall(Place place, const Instruction& instruction)
{
    const CallKind* kind = callKindOf(instruction);
    --place.pc;
    const Call call = callAt(m_unit, place);
    ++place.pc;
    if (kind == nullptr)
        return refuse("promela-call", TW_TR("Promela cannot say {0}()"), {std::string(call.keyword)});
    place.values.resize(place.values.size() - static_cast<std::size_t>(instruction.b));
    kind->take(*this, std::move(place), call);
}

/// Time plays no part, but a negative duration or count is a fault.
void ThreadWriter::work(Place place, const Instruction& instruction)
{
    const int others = instruction.op == Op::Touch || (instruction.op == Op::Compute && instruction.b == 1) ? 4 : 0;
    for (int i = 0; i < others; ++i)
        place.pop();
    Expression amount = place.pop();
    if (const auto plain = numberBefore(m_unit, place.pc - 1, 1); plain && others == 0)
        amount = Expression::of(program::Value::integer(*plain));
    const auto spend = [this, isSleep = instruction.op == Op::Sleep](const Place& behind) {
        return isSleep ? sleep(behind) : goOn(behind);
    };
    if (amount.kind != Kind::Int)
        return fault();
    if (amount.constant)
        return *amount.constant < 0 ? fault() : spend(place);
    choose(
        "(" + amount.text + " < 0)", [this] { fault(); }, [&] { spend(place); });
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
        limit(condition);
    if (result.faultsIf.empty())
        return goOn(std::move(place));
    faultIf(result.faultsIf, std::move(place));
}

} // namespace threadway::formats::promela
