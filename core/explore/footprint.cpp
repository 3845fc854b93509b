// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/footprint.h"

#include "machine/atomic_operation.h"
#include "machine/store_buffer.h"
#include "scenario/turn.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace threadway::explore {
namespace {

using program::Instruction;
using program::Op;

/// The primitives whose operations look at nothing and change nothing but their own object, and the threads that
/// stand in its queue. Others are taken to touch everything.
constexpr std::array<std::string_view, 2> selfContained{"mutex", "semaphore"};

/// The steps that concern nobody but the thread that takes them.
constexpr std::array localSteps{Op::Unary, Op::Binary, Op::Print, Op::Compute,
                                Op::Touch, Op::Sleep,  Op::Yield, Op::Fence};

bool isTrueConstant(const Instruction& instruction)
{
    const bool isNumber = instruction.op == Op::PushInt || instruction.op == Op::PushBool;
    return instruction.op == Op::PushText || (isNumber && instruction.immediate != 0);
}

/// Whether the loop whose head stands at `head` of the code can be left.
bool isLeft(const program::Unit& unit, std::size_t head, std::size_t exit)
{
    for (std::size_t i = head + 3; i < exit && i < unit.code.size(); ++i) {
        const Instruction& instruction = unit.code[i];
        const bool isJump = instruction.op == Op::Jump || instruction.op == Op::JumpIfFalse;
        const auto target = static_cast<std::size_t>(instruction.a);
        if (instruction.op == Op::Return || (isJump && (target >= exit || target < head)))
            return true;
    }
    return false;
}

} // namespace

bool isSelfContained(const machine::World& world, ObjectId object)
{
    const std::string_view kind = world.blueprint->object(object).kind->id;
    return std::find(selfContained.begin(), selfContained.end(), kind) != selfContained.end();
}

bool isLocalStep(Op op)
{
    return std::find(localSteps.begin(), localSteps.end(), op) != localSteps.end();
}

const Instruction* instructionOf(const machine::World& world, ThreadId thread)
{
    const CoroutineId head = world.thread(thread).head;
    if (world.thread(thread).phase == machine::ThreadPhase::Ended || !head.isValid())
        return nullptr;
    const auto& code = world.blueprint->unitOf(head).code;
    const auto pc = static_cast<std::size_t>(world.routine(head).pc);
    return pc < code.size() ? &code[pc] : nullptr;
}

bool isOnVariable(Op op)
{
    return op == Op::LoadShared || op == Op::StoreShared || op == Op::Atomic;
}

Footprint footprintOf(const machine::World& world, ThreadId turn, const StateShape& shape)
{
    const ThreadId thread = scenario::threadOfTurn(*world.blueprint, turn);
    const std::vector<machine::PendingStore>& stores = world.thread(thread).stores;
    if (world.blueprint->thread(thread).workers
        > 1) // what it takes, and who takes what it lets go on: all workers count
        return {};
    if (scenario::wakerOf(*world.blueprint, turn).isValid())
        return {Footprint::Kind::Local};
    if (thread != turn)
        return stores.empty() ? Footprint{Footprint::Kind::Local}
                              : Footprint{Footprint::Kind::One, shape.variable(stores.front().variable.index())};
    const machine::ThreadBody& body = world.thread(thread);
    const Instruction* next = instructionOf(world, thread);
    if (next == nullptr)
        return {Footprint::Kind::Local};
    if (!world.collectors.empty()) // whatever is given back may let them take several objects
        return {};
    const bool isBlocked = body.phase == machine::ThreadPhase::Blocked;
    if (isBlocked && !body.waitsFor.isValid())
        return {};
    if (isBlocked)
        return isSelfContained(world, body.waitsFor)
                   ? Footprint{Footprint::Kind::One, shape.object(body.waitsFor.index())}
                   : Footprint{};
    const machine::WorkKind work = world.routine(body.head).work.kind;
    if (work == machine::WorkKind::Compute || work == machine::WorkKind::Touch)
        return {Footprint::Kind::Local};
    if (work != machine::WorkKind::None)
        return {};
    if (machine::waitsForBuffer(world, thread, *next))
        return {Footprint::Kind::Local};
    if (next->op == Op::StoreShared && machine::hasStoreBuffers(world))
        return {Footprint::Kind::Local}; // the buffer is the thread's own
    if (isOnVariable(next->op))
        return {Footprint::Kind::One, shape.variable(static_cast<std::size_t>(next->a))};
    if (next->op == Op::Sync && isSelfContained(world, ObjectId(next->a)))
        return {Footprint::Kind::One, shape.object(static_cast<std::size_t>(next->a))};
    if (isLocalStep(next->op))
        return {Footprint::Kind::Local};
    return {};
}

Access accessOf(const machine::World& world, ThreadId thread)
{
    const Instruction* next = instructionOf(world, thread);
    if (next == nullptr || world.thread(thread).phase == machine::ThreadPhase::Blocked)
        return {};
    if (world.routine(world.thread(thread).head).work.kind != machine::WorkKind::None)
        return {};
    if (!isOnVariable(next->op))
        return {};
    return {VariableId(next->a), machine::writesVariable(*next), next->op == Op::Atomic};
}

std::int32_t statementAt(const program::Unit& unit, std::int32_t pc)
{
    for (auto i = std::min(pc, static_cast<std::int32_t>(unit.code.size()) - 1); i >= 0; --i) {
        if (unit.code[static_cast<std::size_t>(i)].op == Op::Statement)
            return unit.code[static_cast<std::size_t>(i)].a;
    }
    return -1;
}

std::vector<std::uint8_t> endlessLoops(const program::Unit& unit)
{
    std::vector<std::uint8_t> isEndless(unit.statements.size(), 0);
    for (std::size_t i = 0; i + 2 < unit.code.size(); ++i) {
        const bool isHead
            = unit.code[i].op == Op::Statement
              && unit.statements[static_cast<std::size_t>(unit.code[i].a)].kind == program::StatementKind::While;
        if (!isHead || !isTrueConstant(unit.code[i + 1]) || unit.code[i + 2].op != Op::JumpIfFalse)
            continue;
        const auto exit = static_cast<std::size_t>(unit.code[i + 2].a);
        isEndless[static_cast<std::size_t>(unit.code[i].a)] = isLeft(unit, i, exit) ? 0 : 1;
    }
    return isEndless;
}

} // namespace threadway::explore
