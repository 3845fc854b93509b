// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What each smallest step is in Promela.
#include "formats/promela_object.h"
#include "formats/promela_spawn.h"
#include "formats/promela_thread.h"
#include "scenario/call_signature.h"

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
    if (isCall(instruction, "io"))
        return serve(std::move(place), instruction);
    if (isCall(instruction, "spawn"))
        return spawn(std::move(place));
    if (isCall(instruction, "join"))
        return join(std::move(place));
    if (isCall(instruction, "random"))
        return drawRandom(std::move(place));
    const auto call = static_cast<std::size_t>(instruction.a);
    refuse("promela-call", TW_TR("Promela cannot say {0}()"), {std::string(scenario::callSignatures()[call]->keyword)});
}

/// Without time a device serves at once.
void ThreadWriter::serve(Place place, const Instruction& instruction)
{
    const Expression duration = place.values[place.values.size() - static_cast<std::size_t>(instruction.b) + 1];
    place.values.resize(place.values.size() - static_cast<std::size_t>(instruction.b));
    place.values.push_back(Expression::of(program::Value::none()));
    if (duration.kind != Kind::Int)
        return fault();
    if (duration.constant)
        return *duration.constant < 0 ? fault() : goOn(std::move(place));
    faultIf("(" + duration.text + " < 0)", std::move(place));
}

/// Time plays no part, but a negative duration or count is a fault.
void ThreadWriter::work(Place place, const Instruction& instruction)
{
    if (instruction.op == Op::Touch || (instruction.op == Op::Compute && instruction.b == 1)) {
        for (int i = 0; i < 4; ++i)
            place.pop();
    }
    const Expression amount = place.pop();
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
        emit("assert(small_enough" + condition + ");");
    if (result.faultsIf.empty())
        return goOn(std::move(place));
    faultIf(result.faultsIf, std::move(place));
}

} // namespace threadway::formats::promela
