// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/step_cost.h"

#include "machine/atomic_operation.h"
#include "machine/cache_report.h"
#include "machine/memory_access.h"
#include "machine/store_buffer.h"
#include "machine/system_call.h"

namespace threadway::machine {
namespace {

using program::Instruction;
using program::Op;

/// The access by itself, in `own`, and the part of it that is waiting.
StepCost accessCost(Context& context, ThreadId thread, std::int64_t address, std::uint64_t physical, bool isStore)
{
    const CoreId core = context.world.thread(thread).core;
    const MemoryCost cost = accessMemory(context, core, thread, physical, isStore);
    const ProcessId process = context.blueprint().thread(thread).process;
    const bool isCopy = isStore && isPageShared(context.world, process, address);
    const SimTime copying = isCopy ? context.machine().costs.pageCopy : SimTime{};
    return {.own = cost.time + copying, .creation = {}, .stall = cost.stall};
}

StepCost variableCost(Context& context, ThreadId thread, const Instruction& instruction)
{
    const VariableId id(instruction.a);
    const auto& variable = context.blueprint().variables[id.index()];
    return accessCost(context, thread, addressOfVariable(context.blueprint(), id), variable.address,
                      writesVariable(instruction));
}

StepCost localCost(Context& context, ThreadId thread, const Instruction& instruction)
{
    const std::int64_t address = addressOfLocal(context.world, context.world.thread(thread).head, instruction.a);
    if (address == 0)
        return {};
    const ProcessId process = context.blueprint().thread(thread).process;
    return accessCost(context, thread, address, physicalAddress(context.world, process, address),
                      instruction.op == Op::StoreLocal);
}

/// Reading or writing the word whose address is the first argument of the call.
StepCost pointerCost(Context& context, ThreadId thread, const Instruction& instruction, CallCost kind)
{
    const auto& values = context.world.routine(context.world.thread(thread).head).values;
    const program::Value& address = values[values.size() - static_cast<std::size_t>(instruction.b)];
    const ProcessId process = context.blueprint().thread(thread).process;
    const MemoryKind found
        = address.isInt() ? findPlace(context.world, process, address.data).kind : MemoryKind::Nothing;
    if (found == MemoryKind::Nothing || found == MemoryKind::Misaligned || found == MemoryKind::Text)
        return {}; // the access fails
    return accessCost(context, thread, address.data, physicalAddress(context.world, process, address.data),
                      kind == CallCost::Store);
}

/// The step of an access to memory: the wait for it comes first.
StepCost withStep(StepCost access, SimTime step)
{
    access.own += step;
    return access;
}

StepCost callCost(Context& context, ThreadId thread, const Instruction& instruction)
{
    const CallCost kind = systemCalls()[static_cast<std::size_t>(instruction.a)]->cost;
    const scenario::CostSpec& costs = context.machine().costs;
    if (kind == CallCost::Step)
        return {costs.step, {}};
    if (kind != CallCost::System)
        return withStep(pointerCost(context, thread, instruction, kind), costs.step);
    const SimTime creation = creationCost(context.world, context.world.thread(thread).head, instruction);
    if (costs.systemCall.ns == 0)
        return {creation, {}, TimeKind::Create};
    return {costs.systemCall, creation, TimeKind::SystemCall};
}

} // namespace

StepCost stepCost(Context& context, ThreadId thread, const Instruction& instruction)
{
    const bool hasOwnTime = instruction.op == Op::Compute || instruction.op == Op::Touch || instruction.op == Op::Sleep;
    if (!context.isTimed || hasOwnTime)
        return {};
    const SimTime wait = bufferWait(context.world, thread, instruction);
    if (instruction.op == Op::SystemCall)
        return withStep(callCost(context, thread, instruction), wait);
    const SimTime cost = context.machine().costs.step + wait;
    if (instruction.op == Op::StoreShared || instruction.op == Op::LoadShared || instruction.op == Op::Atomic)
        return withStep(variableCost(context, thread, instruction), cost);
    const bool isLocal = instruction.op == Op::StoreLocal || instruction.op == Op::LoadLocal;
    return isLocal ? withStep(localCost(context, thread, instruction), cost) : StepCost{cost, {}};
}

} // namespace threadway::machine
