// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/store_buffer.h"

#include "machine/lifecycle.h"
#include "machine/memory_access.h"

#include <algorithm>
#include <array>

namespace threadway::machine {
namespace {

using program::Op;

bool isByHand(const Context& context)
{
    return !context.isTimed || context.world.steering.isActive();
}

void arm(Context& context, ThreadId thread, SimTime due)
{
    setTimer(context.world, due, TimerKind::Drain, context.blueprint().thread(thread).coroutines.front());
}

bool isFull(const World& world, ThreadId thread)
{
    return world.thread(thread).stores.size() >= static_cast<std::size_t>(world.machine->stores.bufferEntries);
}

void tell(Context& context, EventKind kind, ThreadId thread, VariableId variable, const program::Value& value)
{
    Event& event = context.emit(kind, thread, 0, 0, flagOf(value.kind));
    event.core = static_cast<std::int16_t>(variable.value);
    event.setWide(value.data);
}

} // namespace

bool hasStoreBuffers(const World& world)
{
    return world.machine->stores.model == scenario::MemoryModel::Tso;
}

bool needsEmptyBuffer(const program::Instruction& instruction)
{
    // Return is asked of the end of a program alone.
    constexpr std::array<Op, 6> ops{Op::Sync, Op::SyncAll, Op::SystemCall, Op::Fence, Op::Atomic, Op::Return};
    return std::find(ops.begin(), ops.end(), instruction.op) != ops.end();
}

bool waitsForBuffer(const World& world, ThreadId thread, const program::Instruction& instruction)
{
    if (instruction.op == Op::StoreShared)
        return hasStoreBuffers(world) && isFull(world, thread);
    return !world.thread(thread).stores.empty() && needsEmptyBuffer(instruction);
}

SimTime bufferWait(const World& world, ThreadId thread, const program::Instruction& instruction)
{
    if (!waitsForBuffer(world, thread, instruction) || world.steering.isActive())
        return {};
    const std::vector<PendingStore>& stores = world.thread(thread).stores;
    const SimTime due = instruction.op == Op::StoreShared ? stores.front().due : stores.back().due;
    return std::max(SimTime{}, due - world.time);
}

program::Value visibleValue(const World& world, ThreadId thread, VariableId variable)
{
    const std::vector<PendingStore>& stores = world.thread(thread).stores;
    const auto own = std::find_if(stores.rbegin(), stores.rend(),
                                  [variable](const PendingStore& store) { return store.variable == variable; });
    return own != stores.rend() ? own->value : world.variables[variable.index()];
}

void writeVariable(Context& context, ThreadId thread, VariableId variable, const program::Value& value)
{
    const ProcessId process = context.blueprint().thread(thread).process;
    if (!context.world.resources.process(process).space.shared.empty())
        unsharePage(context, thread, addressOfVariable(context.blueprint(), variable));
    context.world.variables[variable.index()] = value;
    tell(context, EventKind::VariableChanged, thread, variable, value);
}

void storeVariable(Context& context, ThreadId thread, VariableId variable, const program::Value& value)
{
    World& world = context.world;
    if (!hasStoreBuffers(world))
        return writeVariable(context, thread, variable, value);
    if (isFull(world, thread)) // only where a schedule chosen by hand leaves no other way
        drainOldest(context, thread);
    const SimTime due = context.isTimed ? world.time + world.machine->stores.drainAfter : SimTime{};
    world.thread(thread).stores.push_back({variable, value, due});
    tell(context, EventKind::StoreBuffered, thread, variable, value);
    if (!isByHand(context))
        arm(context, thread, due);
}

void drainOldest(Context& context, ThreadId thread)
{
    std::vector<PendingStore>& stores = context.world.thread(thread).stores;
    const PendingStore oldest = stores.front();
    stores.erase(stores.begin());
    writeVariable(context, thread, oldest.variable, oldest.value);
}

void drainAll(Context& context, ThreadId thread)
{
    World& world = context.world;
    if (world.thread(thread).stores.empty())
        return;
    while (!world.thread(thread).stores.empty())
        drainOldest(context, thread);
    if (context.isTimed)
        dropTimers(world, context.blueprint().thread(thread).coroutines.front(), TimerKind::Drain);
}

void drainDue(Context& context, ThreadId thread)
{
    const std::vector<PendingStore>& stores = context.world.thread(thread).stores;
    while (!isByHand(context) && !stores.empty() && stores.front().due <= context.world.time)
        drainOldest(context, thread);
}

void resumeDraining(Context& context)
{
    World& world = context.world;
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        for (PendingStore& store : world.threads[i].stores) {
            store.due = world.time + world.machine->stores.drainAfter;
            arm(context, ThreadId(i), store.due);
        }
    }
}

} // namespace threadway::machine
