// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/independence.h"

#include "machine/atomic_operation.h"
#include "machine/store_buffer.h"
#include "machine/untimed.h"
#include "program/jump.h"
#include "scenario/turn.h"

#include <algorithm>

namespace threadway::explore {
namespace {

using program::Instruction;
using program::Op;

constexpr std::size_t bits = 64;

void insert(std::vector<std::uint64_t>& set, std::size_t i)
{
    set[i / bits] |= std::uint64_t{1} << (i % bits);
}

void unite(std::vector<std::uint64_t>& set, const std::vector<std::uint64_t>& other)
{
    for (std::size_t i = 0; i < set.size(); ++i)
        set[i] |= other[i];
}

bool meet(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other)
{
    for (std::size_t i = 0; i < one.size(); ++i) {
        if ((one[i] & other[i]) != 0)
            return true;
    }
    return false;
}

/// Where control may go from the instruction; returns of functions go behind every call of the unit.
std::vector<std::size_t> followers(const program::Unit& unit, std::size_t i,
                                   const std::vector<std::size_t>& behindCalls)
{
    const Instruction& instruction = unit.code[i];
    if (instruction.op == Op::Return)
        return behindCalls;
    std::vector<std::size_t> result;
    if (isJump(instruction.op))
        result.push_back(static_cast<std::size_t>(instruction.a));
    if (instruction.op == Op::Call)
        result.push_back(static_cast<std::size_t>(unit.functions[static_cast<std::size_t>(instruction.a)].entry));
    else if (instruction.op != Op::Jump)
        result.push_back(i + 1);
    return result;
}

} // namespace

void Touches::add(const Touches& other)
{
    unite(reads, other.reads);
    unite(writes, other.writes);
    unite(objects, other.objects);
    prints = prints || other.prints;
    everything = everything || other.everything;
}

bool areDependent(const Touches& one, const Touches& other)
{
    return one.everything || other.everything || (one.prints && other.prints) || meet(one.writes, other.writes)
           || meet(one.writes, other.reads) || meet(one.reads, other.writes) || meet(one.objects, other.objects);
}

CodeTouches::CodeTouches(const machine::World& world, bool printsMatter)
    : m_shape(shapeOf(world)), m_printsMatter(printsMatter)
{
    const auto& units = world.blueprint->units;
    m_futures.resize(units.size());
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        for (const Instruction& instruction : units[unit].code)
            m_futures[unit].push_back(ofInstruction(world, instruction));
        spread(world, unit);
    }
}

Touches CodeTouches::ofInstruction(const machine::World& world, const Instruction& instruction) const
{
    const std::vector<std::uint64_t> noVariables(m_shape.variables / bits + 1, 0);
    const std::size_t objects = m_shape.objects + m_shape.threads; // a thread and its buffer share a thing of their own
    Touches touches{noVariables, noVariables, std::vector<std::uint64_t>(objects / bits + 1, 0)};
    const auto operand = static_cast<std::size_t>(instruction.a);
    if (instruction.op == Op::LoadShared)
        insert(touches.reads, operand);
    else if (instruction.op == Op::StoreShared)
        insert(touches.writes, operand);
    else if (instruction.op == Op::Atomic)
        insert(machine::writesVariable(instruction) ? touches.writes : touches.reads, operand);
    else if (instruction.op == Op::Print)
        touches.prints = m_printsMatter;
    else if (instruction.op == Op::Sync && isSelfContained(world, ObjectId(instruction.a)))
        insert(touches.objects, operand);
    else if (instruction.op == Op::Sync || (instruction.isStep && !isLocalStep(instruction.op)))
        touches.everything = instruction.op != Op::Fault;
    return touches;
}

/// What follows an instruction is added to it, until nothing changes any more.
void CodeTouches::spread(const machine::World& world, std::size_t unit)
{
    const program::Unit& code = world.blueprint->units[unit];
    std::vector<Touches>& futures = m_futures[unit];
    std::vector<std::size_t> behindCalls;
    for (std::size_t i = 0; i < code.code.size(); ++i) {
        if (code.code[i].op == Op::Call)
            behindCalls.push_back(i + 1);
    }
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        for (std::size_t i = futures.size(); i-- > 0;) {
            const Touches before = futures[i];
            for (const std::size_t follower : followers(code, i, behindCalls)) {
                if (follower < futures.size())
                    futures[i].add(futures[follower]);
            }
            isChanged = isChanged || !(before == futures[i]);
        }
    }
}

/// The steps of a thread and of its buffer depend on each other.
void CodeTouches::addBuffer(const machine::World& world, ThreadId turn, Touches& touches) const
{
    if (machine::hasStoreBuffers(world))
        insert(touches.objects, m_shape.objects + m_shape.local(turn));
}

Touches CodeTouches::next(const machine::World& world, ThreadId turn) const
{
    Touches touches = ofInstruction(world, {});
    const ThreadId thread = scenario::threadOfTurn(*world.blueprint, turn);
    if (thread == turn) {
        if (const Instruction* instruction = instructionOf(world, thread))
            touches = ofInstruction(world, *instruction);
    } else if (const auto& stores = world.thread(thread).stores; !stores.empty()) {
        insert(touches.writes, stores.front().variable.index());
    }
    addBuffer(world, turn, touches);
    return touches;
}

Touches CodeTouches::future(const machine::World& world, ThreadId turn) const
{
    const ThreadId thread = scenario::threadOfTurn(*world.blueprint, turn);
    Touches touches = futureOf(world, thread);
    for (const machine::PendingStore& store : world.thread(thread).stores)
        insert(touches.writes, store.variable.index());
    addBuffer(world, turn, touches);
    return touches;
}

Touches CodeTouches::futureOf(const machine::World& world, ThreadId thread) const
{
    Touches touches = ofInstruction(world, {});
    if (world.thread(thread).phase == machine::ThreadPhase::Ended)
        return touches;
    for (const CoroutineId coroutine : world.coroutinesOf(thread)) {
        const machine::Routine& routine = world.routine(coroutine);
        const auto& futures = m_futures[world.blueprint->coroutine(coroutine).unit.index()];
        const auto pc = static_cast<std::size_t>(routine.pc);
        if (routine.phase != machine::RoutinePhase::Ended && pc < futures.size())
            touches.add(futures[pc]);
    }
    return touches;
}

} // namespace threadway::explore
