// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/node_memory.h"

#include "machine/memory_access.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// What of the address space of a process that has begun to run it has used in the first node.
class FirstNode {
public:
    FirstNode(World& world, ProcessId process) : m_world(world), m_process(process) {}

    void settle()
    {
        const scenario::Blueprint::Process& process = m_world.blueprint->process(m_process);
        for (const VariableId variable : process.variables)
            m_world.pageHomes.settle(m_world.blueprint->variables[variable.index()].address, scenario::wordBytes, 0);
        for (const BufferId buffer : process.buffers)
            m_world.pageHomes.settle(m_world.blueprint->buffers[buffer.index()].address,
                                     static_cast<std::uint64_t>(m_world.bufferReach[buffer.index()]), 0);
        const AddressSpace& space = m_world.resources.process(m_process).space;
        settleRange({process.layout.heap.first, space.heapEnd - process.layout.heap.first});
        for (const Mapping& mapping : space.mappings)
            settleRange(mapping.range);
        for (const ThreadId thread : process.threads) {
            for (const CoroutineId coroutine : m_world.blueprint->thread(thread).coroutines)
                settleStack(coroutine, process.layout);
        }
    }

private:
    void settleRange(const scenario::AddressRange& range)
    {
        if (range.bytes > 0)
            m_world.pageHomes.settle(physicalAddress(m_world, m_process, range.first),
                                     static_cast<std::uint64_t>(range.bytes), 0);
    }

    void settleStack(CoroutineId coroutine, const scenario::AddressLayout& layout)
    {
        const scenario::AddressRange stack = m_world.resources.stackOf(layout, coroutine);
        const auto words = static_cast<std::int64_t>(m_world.routine(coroutine).values.size());
        const std::int64_t used = std::min(words * scenario::wordBytes, stack.bytes);
        settleRange({stack.end() - used, used});
    }

    World& m_world;
    ProcessId m_process;
};

bool hasBegun(const World& world, ProcessId process)
{
    const auto& threads = world.blueprint->process(process).threads;
    return std::any_of(threads.begin(), threads.end(),
                       [&](ThreadId thread) { return world.thread(thread).phase != ThreadPhase::NotArrived; });
}

} // namespace

void resettlePages(World& world, std::int32_t nodesBefore)
{
    if (nodesBefore > 1) {
        world.pageHomes.keepNodes(world.topology->nodes);
        return;
    }
    for (std::size_t i = 0; world.topology->nodes > 1 && i < world.blueprint->processes.size(); ++i) {
        if (hasBegun(world, ProcessId(i)))
            FirstNode(world, ProcessId(i)).settle();
    }
}

} // namespace threadway::machine
