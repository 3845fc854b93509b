// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/memory_access.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using scenario::addressesPerProcess;
using scenario::AddressLayout;
using scenario::AddressRange;
using scenario::pageBytes;
using scenario::wordBytes;

/// Shared memory lies apart from what processes have of their own.
constexpr std::uint64_t segmentBase = std::uint64_t{1} << 61U;
constexpr std::uint64_t segmentSpan = std::uint64_t{1} << 20U;

const AddressLayout& layoutOf(const World& world, ProcessId process)
{
    return world.blueprint->process(process).layout;
}

/// Whether the slot holds a local variable of one of the coroutine's calls, not an operand.
bool isLocal(const World& world, CoroutineId coroutine, std::int64_t slot)
{
    const Routine& routine = world.routine(coroutine);
    const auto& functions = world.blueprint->unitOf(coroutine).functions;
    return std::any_of(routine.frames.begin(), routine.frames.end(), [&](const Frame& frame) {
        return slot >= frame.base && slot < frame.base + functions[static_cast<std::size_t>(frame.function)].locals;
    });
}

MemoryPlace placeOnStack(const World& world, ProcessId process, std::int64_t address)
{
    for (const ThreadId thread : world.blueprint->process(process).threads) {
        for (const CoroutineId coroutine : world.blueprint->thread(thread).coroutines) {
            const AddressRange stack = world.resources.stackOf(layoutOf(world, process), coroutine);
            const bool isOver = world.routine(coroutine).phase == RoutinePhase::Ended;
            if (isOver || !stack.contains(address))
                continue;
            const std::int64_t slot = (stack.end() - address) / wordBytes - 1;
            if (isLocal(world, coroutine, slot))
                return {.kind = MemoryKind::Local,
                        .address = address,
                        .variable = {},
                        .coroutine = coroutine,
                        .slot = static_cast<std::int32_t>(slot),
                        .segment = {}};
        }
    }
    return {};
}

MemoryPlace placeInMappings(const World& world, ProcessId process, std::int64_t address)
{
    for (const Mapping& mapping : world.resources.process(process).space.mappings) {
        if (mapping.range.contains(address))
            return {.kind = MemoryKind::Segment,
                    .address = address,
                    .variable = {},
                    .coroutine = {},
                    .segment = mapping.segment,
                    .word = static_cast<std::int32_t>((address - mapping.range.first) / wordBytes)};
    }
    return {};
}

MemoryPlace placeInData(const World& world, ProcessId process, std::int64_t address)
{
    const auto& variables = world.blueprint->process(process).variables;
    const auto index = static_cast<std::size_t>((address - layoutOf(world, process).data.first) / wordBytes);
    if (index < variables.size())
        return {.kind = MemoryKind::Variable,
                .address = address,
                .variable = variables[index],
                .coroutine = {},
                .segment = {}};
    return {.kind = MemoryKind::Word, .address = address, .variable = {}, .coroutine = {}, .segment = {}};
}

MemoryPlace findAligned(const World& world, ProcessId process, std::int64_t address)
{
    const AddressLayout& layout = layoutOf(world, process);
    if (layout.data.contains(address))
        return placeInData(world, process, address);
    const bool isHeap = address >= layout.heap.first && address < world.resources.process(process).space.heapEnd;
    if (isHeap)
        return {.kind = MemoryKind::Word, .address = address, .variable = {}, .coroutine = {}, .segment = {}};
    if (layout.stacks.contains(address))
        return placeOnStack(world, process, address);
    if (layout.mappings.contains(address))
        return placeInMappings(world, process, address);
    if (layout.text.contains(address))
        return {.kind = MemoryKind::Text, .address = address, .variable = {}, .coroutine = {}, .segment = {}};
    return {};
}

std::uint64_t ownAddresses(ProcessId process)
{
    return static_cast<std::uint64_t>(addressesPerProcess) * static_cast<std::uint64_t>(process.value + 1);
}

/// Whether another process has the page that this one shares under the number.
bool isHeldByOthers(const World& world, ProcessId process, std::int64_t page, std::int32_t number)
{
    for (std::size_t i = 0; i < world.resources.processes.size(); ++i) {
        if (ProcessId(i) == process || world.closedProcesses[i] != 0)
            continue;
        const SharedPages* run = sharedRun(world.resources.processes[i].space, page);
        if (run != nullptr && run->share == number)
            return true;
    }
    return false;
}

} // namespace

MemoryPlace findPlace(const World& world, ProcessId process, std::int64_t address)
{
    const std::int64_t begin = address / wordBytes * wordBytes;
    MemoryPlace place = findAligned(world, process, begin);
    if (address < 0)
        return {};
    if (place.kind != MemoryKind::Nothing && begin != address)
        place.kind = MemoryKind::Misaligned;
    return place;
}

program::Value valueAt(const World& world, ProcessId process, const MemoryPlace& place)
{
    switch (place.kind) {
    case MemoryKind::Variable:
        return world.variables[place.variable.index()];
    case MemoryKind::Word:
        return wordAt(world.resources.process(process).space, place.address);
    case MemoryKind::Local:
        return world.routine(place.coroutine).values[static_cast<std::size_t>(place.slot)];
    case MemoryKind::Segment:
        return world.resources.channels[place.segment.index()].words[static_cast<std::size_t>(place.word)];
    case MemoryKind::Nothing:
    case MemoryKind::Misaligned:
    case MemoryKind::Text:
        break;
    }
    return {};
}

bool writeAt(Context& context, ThreadId thread, const MemoryPlace& place, const program::Value& value)
{
    World& world = context.world;
    const ProcessId process = context.blueprint().thread(thread).process;
    switch (place.kind) {
    case MemoryKind::Variable: {
        unsharePage(context, thread, place.address);
        world.variables[place.variable.index()] = value;
        Event& event = context.emit(EventKind::VariableChanged, thread, 0, 0, flagOf(value.kind));
        event.core = static_cast<std::int16_t>(place.variable.value);
        event.setWide(value.data);
        return true;
    }
    case MemoryKind::Word:
        unsharePage(context, thread, place.address);
        return setWord(world.resources.process(process).space, place.address, value);
    case MemoryKind::Local: {
        const ThreadId owner = context.world.threadOf(place.coroutine);
        world.routine(place.coroutine).values[static_cast<std::size_t>(place.slot)] = value;
        if (owner != thread)
            context.emit(EventKind::StackWritten, thread, owner.value, place.coroutine.value);
        return true;
    }
    case MemoryKind::Segment:
        world.resources.channels[place.segment.index()].words[static_cast<std::size_t>(place.word)] = value;
        return true;
    case MemoryKind::Nothing:
    case MemoryKind::Misaligned:
    case MemoryKind::Text:
        break;
    }
    return false;
}

std::int64_t addressOfLocal(const World& world, CoroutineId coroutine, std::int32_t slot)
{
    const ThreadId thread = world.blueprint->coroutine(coroutine).thread;
    const ProcessId process = world.blueprint->thread(thread).process;
    const AddressRange stack = world.resources.stackOf(layoutOf(world, process), coroutine);
    const std::int64_t index = world.routine(coroutine).frames.back().base + std::int64_t{slot};
    const std::int64_t address = stack.end() - (index + 1) * wordBytes;
    return address >= stack.first ? address : 0;
}

std::int64_t addressOfVariable(const scenario::Blueprint& blueprint, VariableId variable)
{
    const auto& body = blueprint.variables[variable.index()];
    return blueprint.process(body.process).layout.data.first
           + static_cast<std::int64_t>(body.address - ownAddresses(body.process));
}

std::int64_t addressOfBuffer(const scenario::Blueprint& blueprint, BufferId buffer)
{
    const auto& body = blueprint.buffers[buffer.index()];
    return blueprint.process(body.process).layout.data.first
           + static_cast<std::int64_t>(body.address - ownAddresses(body.process));
}

std::uint64_t physicalAddress(const World& world, ProcessId process, std::int64_t address)
{
    const AddressLayout& layout = layoutOf(world, process);
    const MemoryPlace place
        = layout.mappings.contains(address) ? placeInMappings(world, process, address) : MemoryPlace{};
    if (place.kind == MemoryKind::Segment)
        return segmentBase + segmentSpan * static_cast<std::uint64_t>(place.segment.value)
               + static_cast<std::uint64_t>(place.word * wordBytes);
    const std::int64_t from = layout.stacks.contains(address) ? layout.text.first : layout.data.first;
    return ownAddresses(process) + static_cast<std::uint64_t>(address - from);
}

bool isPageShared(const World& world, ProcessId process, std::int64_t address)
{
    const AddressSpace& space = world.resources.process(process).space;
    if (space.shared.empty())
        return false;
    const SharedPages* run = sharedRun(space, address / pageBytes);
    return run != nullptr && isHeldByOthers(world, process, address / pageBytes, run->share);
}

void unsharePage(Context& context, ThreadId thread, std::int64_t address)
{
    World& world = context.world;
    const ProcessId process = context.blueprint().thread(thread).process;
    AddressSpace& space = world.resources.process(process).space;
    const std::int64_t page = address / pageBytes;
    if (space.shared.empty() || sharedRun(space, page) == nullptr)
        return;
    const bool isCopy = isPageShared(world, process, address);
    unshare(space, page);
    const std::int64_t first = context.blueprint().process(process).layout.text.first / pageBytes;
    context.emit(EventKind::PageCopied, thread, process.value, static_cast<std::int32_t>(page - first), isCopy ? 1 : 0);
}

} // namespace threadway::machine
