// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The silent work behind a step.
#include "formats/promela_thread.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

using program::Instruction;
using program::Op;

constexpr std::size_t deepestCall = 32;

} // namespace

void ThreadWriter::goOn(Place place)
{
    if (m_isOffHead)
        return joinRamp(std::move(place));
    for (;;) {
        const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
        if (isStep(place))
            return arrive(place);
        if (!m_agreement.findings.empty())
            return;
        if (--m_budget < 0)
            return refuse("promela-loop", TW_TR("Promela cannot say a loop that goes round without a step"));
        ++place.pc;
        if (!goOnOnce(place, instruction))
            return;
    }
}

/// Carries out one silent instruction. False if everything behind it is written already.
bool ThreadWriter::goOnOnce(Place& place, const Instruction& instruction)
{
    switch (instruction.op) {
    case Op::Statement:
        m_statement = instruction.a;
        return true;
    case Op::PushNone:
        place.values.push_back(Expression::of(program::Value::none()));
        return true;
    case Op::PushBool:
        place.values.push_back(Expression::of(program::Value::boolean(instruction.immediate != 0)));
        return true;
    case Op::PushInt:
        if (instruction.immediate > largestNumber * 1000 || instruction.immediate < -largestNumber)
            refuse("promela-number", TW_TR("a number is too large for Promela"));
        place.values.push_back(Expression::of(program::Value::integer(instruction.immediate)));
        return true;
    case Op::PushText:
        place.values.push_back(Expression::of(program::Value::text(TextId(instruction.a))));
        return true;
    case Op::LoadLocal:
        place.values.push_back(place.local(instruction.a));
        return true;
    case Op::StoreLocal: {
        const Expression value = place.pop();
        place.local(instruction.a) = value;
        return true;
    }
    case Op::Pop:
        place.pop();
        return true;
    case Op::Jump:
        place.pc = instruction.a;
        return true;
    case Op::Call:
        call(place, instruction);
        return true;
    case Op::Return:
        return returnFrom(place);
    case Op::Unary:
    case Op::Binary:
        operate(std::move(place), instruction);
        return false;
    case Op::JumpIfFalse:
    case Op::JumpIfFalseElsePop:
    case Op::JumpIfTrueElsePop:
    case Op::Assert:
        jump(std::move(place), instruction);
        return false;
    case Op::LoadShared:
    case Op::StoreShared:
    case Op::Print:
    case Op::Compute:
    case Op::Touch:
    case Op::Sleep:
    case Op::Yield:
    case Op::Sync:
    case Op::SyncAll:
    case Op::SystemCall:
    case Op::Fault:
    case Op::Fence:
    case Op::Atomic:
        break; // always steps
    }
    return false;
}

void ThreadWriter::call(Place& place, const Instruction& instruction)
{
    if (place.frames.size() >= deepestCall)
        refuse("promela-depth", TW_TR("Promela cannot say functions that call each other so deep"));
    const program::Function& function = m_unit.functions[static_cast<std::size_t>(instruction.a)];
    const auto base = static_cast<std::int32_t>(place.values.size()) - instruction.b;
    place.frames.push_back({instruction.a, place.pc, base});
    place.values.resize(static_cast<std::size_t>(base + function.locals));
    place.pc = function.entry;
}

bool ThreadWriter::returnFrom(Place& place)
{
    const Expression result = place.pop();
    const machine::Frame frame = place.frames.back();
    place.frames.pop_back();
    if (place.frames.empty()) {
        end();
        return false;
    }
    place.values.resize(static_cast<std::size_t>(frame.base));
    place.values.push_back(result);
    place.pc = frame.returnTo;
    return true;
}

/// Conditional jumps and assertions.
void ThreadWriter::jump(Place place, const Instruction& instruction)
{
    const bool keeps = instruction.op == Op::JumpIfFalseElsePop || instruction.op == Op::JumpIfTrueElsePop;
    const bool jumpsIfTrue = instruction.op == Op::JumpIfTrueElsePop;
    const bool isAssert = instruction.op == Op::Assert;
    const Expression condition = place.values.back();
    Place passed = place;
    passed.pop();
    Place& taken = place;
    taken.pc = isAssert ? taken.pc : instruction.a;
    if (!keeps)
        taken.pop();
    const auto take = [&] { isAssert ? fault() : goOn(taken); };
    const auto pass = [&] { goOn(passed); };
    if (const auto truth = condition.truth())
        return *truth == jumpsIfTrue ? take() : pass();
    if (jumpsIfTrue)
        choose(condition.truthText(), take, pass);
    else
        choose(condition.truthText(), pass, take);
}

void ThreadWriter::faultIf(const std::string& condition, Place place)
{
    choose(
        condition, [this] { fault(); }, [&] { goOn(place); });
}

} // namespace threadway::formats::promela
