// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/burst_forecast.h"

#include "machine/arithmetic.h"
#include "scenario/crew.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using program::Instruction;
using program::Op;
using program::Value;

constexpr int mostInstructions = 4000;

/// A value, or none where it is not known yet.
using Guess = std::optional<Value>;

/// What became of the burst after an instruction.
enum class Outlook { GoesOn, Over, Unknown };

/// Goes through a program as its coroutine would, without touching the World.
class Walk {
public:
    Walk(const World& world, CoroutineId coroutine)
        : m_world(world),
          m_unit(world.blueprint->unitOf(coroutine)),
          m_pc(world.routine(coroutine).pc),
          m_isPaid(world.routine(coroutine).stepPaid),
          m_frames(world.routine(coroutine).frames)
    {
        for (const Value& value : world.routine(coroutine).values)
            m_values.emplace_back(value);
        begin(world.routine(coroutine).work);
    }

    std::optional<SimTime> burst()
    {
        for (int i = 0; i < mostInstructions; ++i) {
            switch (next()) {
            case Outlook::GoesOn:
                break;
            case Outlook::Over:
                return m_time;
            case Outlook::Unknown:
                return std::nullopt;
            }
            if (m_time > longestSpan)
                return longestSpan;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] SimTime bestAccess() const
    {
        const memory::MemorySpec& memory = m_world.machine->memory;
        return memory.levels.empty() ? memory.memoryCost : memory.levels.front().hitCost;
    }

    /// Work that the coroutine is in the middle of.
    void begin(const Work& work)
    {
        if (work.kind == WorkKind::None)
            return;
        const SimTime each = work.kind == WorkKind::Touch ? bestAccess() : work.every;
        m_time = work.left + work.tail
                 + each * std::min(work.accessesLeft, longestSpan.ns / std::max<std::int64_t>(1, each.ns));
    }

    Guess pop()
    {
        const Guess value = m_values.back();
        m_values.pop_back();
        return value;
    }
    void drop(std::int32_t count) { m_values.resize(m_values.size() - static_cast<std::size_t>(count)); }
    Guess& local(const Instruction& instruction)
    {
        return m_values[static_cast<std::size_t>(m_frames.back().base + instruction.a)];
    }

    void payStep(const Instruction& instruction)
    {
        const bool hasOwnTime
            = instruction.op == Op::Compute || instruction.op == Op::Touch || instruction.op == Op::Sleep;
        if (!instruction.isStep || hasOwnTime || m_isPaid)
            return;
        m_time += m_world.machine->costs.step;
        if (instruction.op == Op::LoadShared || instruction.op == Op::StoreShared || instruction.op == Op::Atomic)
            m_time += bestAccess();
    }

    Outlook operate(const Instruction& instruction)
    {
        const Guess right = pop();
        if (instruction.op == Op::Unary) {
            m_values.push_back(right ? compute(static_cast<program::UnaryOperator>(instruction.a), *right) : Guess());
            return Outlook::GoesOn;
        }
        const Guess left = pop();
        const bool isKnown = left && right;
        m_values.push_back(isKnown ? compute(static_cast<program::BinaryOperator>(instruction.a), *left, *right)
                                   : Guess());
        return Outlook::GoesOn;
    }

    Outlook jump(const Instruction& instruction)
    {
        const Guess condition = m_values.back();
        if (!condition)
            return Outlook::Unknown;
        const bool jumps = condition->isTrue() == (instruction.op == Op::JumpIfTrueElsePop);
        if (jumps)
            m_pc = instruction.a;
        if (!jumps || instruction.op == Op::JumpIfFalse)
            m_values.pop_back();
        return Outlook::GoesOn;
    }

    Outlook work(const Instruction& instruction)
    {
        Guess every = Value::integer(0);
        const bool hasBuffer = instruction.op == Op::Touch || instruction.b == 1;
        if (hasBuffer) {
            every = pop();
            drop(3);
        }
        const Guess amount = pop();
        if (!amount || !amount->isInt() || amount->data < 0 || !every)
            return Outlook::Unknown;
        const std::int64_t each = instruction.op == Op::Touch ? bestAccess().ns : 1;
        m_time.ns += each == 0 ? 0 : std::min(amount->data, longestSpan.ns / each) * each;
        return Outlook::GoesOn;
    }

    Outlook call(const Instruction& instruction)
    {
        const program::Function& function = m_unit.functions[static_cast<std::size_t>(instruction.a)];
        const auto base = static_cast<std::int32_t>(m_values.size()) - instruction.b;
        m_frames.push_back({instruction.a, m_pc, base});
        m_values.resize(static_cast<std::size_t>(base + function.locals), Value::none());
        m_pc = function.entry;
        return Outlook::GoesOn;
    }

    Outlook returnFromCall()
    {
        const Guess result = pop();
        const Frame frame = m_frames.back();
        m_frames.pop_back();
        if (m_frames.empty())
            return Outlook::Over;
        m_values.resize(static_cast<std::size_t>(frame.base));
        m_values.push_back(result);
        m_pc = frame.returnTo;
        return Outlook::GoesOn;
    }

    Outlook callObject(const Instruction& instruction)
    {
        drop(instruction.b);
        const sync::PrimitiveInfo& kind = *m_world.blueprint->object(ObjectId(instruction.a)).kind;
        if (kind.operations[instruction.c].hasResult)
            m_values.emplace_back();
        return Outlook::GoesOn;
    }

    Outlook next()
    {
        const Instruction& instruction = m_unit.code[static_cast<std::size_t>(m_pc)];
        payStep(instruction);
        m_isPaid = false;
        ++m_pc;
        switch (instruction.op) {
        case Op::Statement:
            return Outlook::GoesOn;
        case Op::PushNone:
            m_values.emplace_back(Value::none());
            return Outlook::GoesOn;
        case Op::PushBool:
            m_values.emplace_back(Value::boolean(instruction.immediate != 0));
            return Outlook::GoesOn;
        case Op::PushInt:
            m_values.emplace_back(Value::integer(instruction.immediate));
            return Outlook::GoesOn;
        case Op::PushText:
            m_values.emplace_back(Value::text(TextId(instruction.a)));
            return Outlook::GoesOn;
        case Op::LoadLocal: {
            const Guess value = local(instruction);
            m_values.push_back(value);
            return Outlook::GoesOn;
        }
        case Op::StoreLocal: {
            const Guess value = pop();
            local(instruction) = value;
            return Outlook::GoesOn;
        }
        case Op::Fence:
            return Outlook::GoesOn;
        case Op::Atomic:
            drop(argumentsOf(static_cast<program::AtomicOperator>(instruction.c)));
            m_values.emplace_back();
            return Outlook::GoesOn;
        case Op::LoadShared:
            m_values.emplace_back();
            return Outlook::GoesOn;
        case Op::StoreShared:
        case Op::Pop:
        case Op::Assert:
            drop(1);
            return Outlook::GoesOn;
        case Op::Unary:
        case Op::Binary:
            return operate(instruction);
        case Op::Jump:
            m_pc = instruction.a;
            return Outlook::GoesOn;
        case Op::JumpIfFalse:
        case Op::JumpIfFalseElsePop:
        case Op::JumpIfTrueElsePop:
            return jump(instruction);
        case Op::Call:
            return call(instruction);
        case Op::Return:
            return returnFromCall();
        case Op::SyncAll:
        case Op::Print:
            drop(instruction.b);
            return Outlook::GoesOn;
        case Op::Compute:
        case Op::Touch:
            return work(instruction);
        case Op::Sleep:
        case Op::Yield:
        case Op::SystemCall: // it may wait
        case Op::Fault:
            return Outlook::Over;
        case Op::Sync:
            return callObject(instruction);
        }
        return Outlook::Unknown;
    }

    const World& m_world;
    const program::Unit& m_unit;
    std::int32_t m_pc = 0;
    bool m_isPaid = false;
    std::vector<Frame> m_frames;
    std::vector<Guess> m_values; ///< as Routine::values
    SimTime m_time;
};

} // namespace

std::optional<SimTime> nextBurst(const World& world, ThreadId thread)
{
    const ThreadBody& body = world.thread(thread);
    if (!body.head.isValid() || scenario::carriesSeveral(*world.blueprint, thread))
        return std::nullopt;
    return Walk(world, body.head).burst();
}

} // namespace threadway::machine
