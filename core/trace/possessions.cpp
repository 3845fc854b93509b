// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/possessions.h"

#include "machine/memory_access.h"
#include "scenario/signal.h"

#include <algorithm>

namespace threadway::trace {
namespace {

using machine::OpenKind;
using machine::Resources;
using scenario::AddressLayout;
using scenario::AddressRange;
using scenario::pageBytes;

template <class T>
void addOnce(std::vector<T>& list, T value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

/// Puts together the regions of one process.
class RegionList {
public:
    RegionList(const State& state, const scenario::Blueprint& blueprint, ProcessId process)
        : m_state(state), m_blueprint(blueprint), m_process(process), m_layout(blueprint.process(process).layout)
    {
    }

    std::vector<Region> make()
    {
        add(RegionKind::Text, m_layout.text);
        addData();
        const AddressRange heap{m_layout.heap.first, space(m_process).heapEnd - m_layout.heap.first};
        if (heap.bytes > 0)
            add(RegionKind::Heap, heap);
        addMappings();
        addStacks();
        std::sort(m_regions.begin(), m_regions.end(),
                  [](const Region& a, const Region& b) { return a.range.first < b.range.first; });
        return std::move(m_regions);
    }

private:
    [[nodiscard]] const machine::AddressSpace& space(ProcessId process) const
    {
        return m_state.resources.process(process).space;
    }

    Region& add(RegionKind kind, const AddressRange& range)
    {
        Region region;
        region.kind = kind;
        region.range = range;
        region.pages = scenario::roundedUp(range.bytes, pageBytes) / pageBytes;
        addSharing(region);
        m_regions.push_back(std::move(region));
        return m_regions.back();
    }

    void addData()
    {
        const auto& process = m_blueprint.process(m_process);
        const auto variables = static_cast<std::int64_t>(process.variables.size()) * scenario::wordBytes;
        if (variables > 0)
            add(RegionKind::Variables, {m_layout.data.first, variables});
        for (const BufferId id : process.buffers) {
            const auto& buffer = m_blueprint.buffers[id.index()];
            add(RegionKind::Buffer, {machine::addressOfBuffer(m_blueprint, id), buffer.bytes}).name = buffer.name;
        }
    }

    void addMappings()
    {
        for (const machine::Mapping& mapping : space(m_process).mappings) {
            Region& region = add(RegionKind::SharedMemory, mapping.range);
            region.name = m_blueprint.channel(mapping.segment).name;
            for (std::size_t i = 0; i < m_state.resources.processes.size(); ++i) {
                if (ProcessId(i) != m_process && isAttached(ProcessId(i), mapping.segment))
                    region.sharedWith.push_back(ProcessId(i));
            }
        }
    }

    [[nodiscard]] bool isAttached(ProcessId process, ChannelId segment) const
    {
        const auto& mappings = space(process).mappings;
        return std::any_of(mappings.begin(), mappings.end(),
                           [segment](const machine::Mapping& mapping) { return mapping.segment == segment; });
    }

    void addStacks()
    {
        for (const ThreadId thread : m_blueprint.process(m_process).threads) {
            if (m_state.threads[thread.index()].arrived == SimTime::never()
                || m_state.threads[thread.index()].standing == ThreadStanding::Ended)
                continue;
            for (const CoroutineId coroutine : m_state.coroutinesOf(thread)) {
                const bool isPlain = m_blueprint.coroutine(coroutine).isMain;
                Region& region = add(isPlain ? RegionKind::Stack : RegionKind::CoroutineStack,
                                     m_state.resources.stackOf(m_layout, coroutine));
                region.thread = thread;
                region.coroutine = coroutine;
            }
        }
    }

    void addSharing(Region& region) const
    {
        const std::int64_t first = region.range.first / pageBytes;
        const std::int64_t end = first + region.pages;
        for (const machine::SharedPages& run : space(m_process).shared) {
            const std::int64_t from = std::max(first, run.first);
            const std::int64_t to = std::min(end, run.first + run.count);
            if (from < to) {
                region.sharedPages += to - from;
                addHolders(region, from, to, run.share);
            }
        }
    }

    void addHolders(Region& region, std::int64_t from, std::int64_t to, std::int32_t number) const
    {
        for (std::size_t i = 0; i < m_state.resources.processes.size(); ++i) {
            const auto& runs = space(ProcessId(i)).shared;
            const bool has = std::any_of(runs.begin(), runs.end(), [&](const machine::SharedPages& run) {
                return run.share == number && run.first < to && run.first + run.count > from;
            });
            if (has && ProcessId(i) != m_process && !m_state.processes[i].isClosed)
                addOnce(region.sharedWith, ProcessId(i));
        }
    }

    const State& m_state;
    const scenario::Blueprint& m_blueprint;
    ProcessId m_process;
    const AddressLayout& m_layout;
    std::vector<Region> m_regions;
};

std::vector<ProcessId> holdersOf(const Resources& resources, std::int32_t openFile, ProcessId except)
{
    std::vector<ProcessId> holders;
    for (std::size_t i = 0; i < resources.processes.size(); ++i) {
        const auto& descriptors = resources.processes[i].descriptors;
        const bool has = std::find(descriptors.begin(), descriptors.end(), openFile) != descriptors.end();
        if (has && ProcessId(i) != except)
            holders.push_back(ProcessId(i));
    }
    return holders;
}

std::vector<DescriptorNow> descriptorsOf(const Resources& resources, const scenario::Blueprint& blueprint,
                                         ProcessId process)
{
    std::vector<DescriptorNow> result;
    const auto& descriptors = resources.process(process).descriptors;
    for (std::size_t place = 0; place < descriptors.size(); ++place) {
        if (descriptors[place] < 0)
            continue;
        const auto& open = resources.openFiles[static_cast<std::size_t>(descriptors[place])];
        DescriptorNow now;
        now.number = machine::firstDescriptor + static_cast<std::int64_t>(place);
        now.kind = open.kind;
        now.openFile = descriptors[place];
        now.references = open.references;
        now.sharedWith = holdersOf(resources, descriptors[place], process);
        if (open.kind == OpenKind::File) {
            const machine::FileBody& file = resources.files[static_cast<std::size_t>(open.target)];
            now.name = file.path;
            now.offset = open.offset;
            now.fileWords = static_cast<std::int64_t>(file.words.size());
        } else {
            now.channel = ChannelId(open.target);
            now.name = blueprint.channel(now.channel).name;
        }
        result.push_back(std::move(now));
    }
    return result;
}

std::vector<HandlerNow> handlersOf(const machine::ProcessBody& body, const scenario::Blueprint& blueprint)
{
    std::vector<HandlerNow> handlers;
    for (const machine::Disposition& disposition : body.dispositions) {
        HandlerNow handler;
        handler.signal = disposition.signal;
        handler.name = std::string(scenario::findSignal(disposition.signal)->name);
        if (disposition.function.isValid())
            handler.function = blueprint.texts.text(disposition.function);
        handlers.push_back(std::move(handler));
    }
    return handlers;
}

std::vector<ChannelId> channelsOf(const machine::ProcessBody& body, const std::vector<DescriptorNow>& descriptors)
{
    std::vector<ChannelId> channels;
    for (const DescriptorNow& descriptor : descriptors) {
        if (descriptor.channel.isValid())
            addOnce(channels, descriptor.channel);
    }
    for (const machine::Mapping& mapping : body.space.mappings)
        addOnce(channels, mapping.segment);
    std::sort(channels.begin(), channels.end());
    return channels;
}

void addHolder(ChannelNow& channel, ProcessId process, OpenKind kind)
{
    if (kind != OpenKind::ReadEnd)
        addOnce(channel.writers, process);
    if (kind != OpenKind::WriteEnd)
        addOnce(channel.readers, process);
}

} // namespace

ProcessPossessions possessionsOf(const State& state, const scenario::Blueprint& blueprint, ProcessId process)
{
    ProcessPossessions result;
    if (state.processes[process.index()].isClosed)
        return result;
    const machine::ProcessBody& body = state.resources.process(process);
    result.regions = RegionList(state, blueprint, process).make();
    result.blocks = body.space.blocks;
    result.descriptors = descriptorsOf(state.resources, blueprint, process);
    result.directory = body.directory;
    result.handlers = handlersOf(body, blueprint);
    result.pendingSignals = body.pending;
    result.channels = channelsOf(body, result.descriptors);
    return result;
}

ThreadPossessions possessionsOf(const State& state, const scenario::Blueprint& blueprint, ThreadId thread)
{
    const ThreadNow& now = state.threads[thread.index()];
    const auto& fixed = blueprint.thread(thread);
    ThreadPossessions result;
    result.standing = now.standing;
    result.signalMask = now.signalMask;
    result.pendingSignals = now.pendingSignals;
    result.error = now.error;
    result.coroutine = now.head.isValid() ? now.head : fixed.coroutines.front();
    result.stack = state.resources.stackOf(blueprint.process(fixed.process).layout, result.coroutine);
    const CoroutineNow& coroutine = state.coroutines[result.coroutine.index()];
    result.statement = coroutine.statement;
    const std::int32_t locals = blueprint.unitOf(result.coroutine).functions.front().locals;
    const std::int64_t words = coroutine.stackWords < 0 ? locals : coroutine.stackWords;
    result.stackPointer = std::max(result.stack.first, result.stack.end() - words * scenario::wordBytes);
    if (!coroutine.interrupted.empty())
        result.handledSignal = coroutine.interrupted.back().signal;
    return result;
}

ChannelNow channelNow(const State& state, const scenario::Blueprint& blueprint, ChannelId channel)
{
    const auto& fixed = blueprint.channel(channel);
    ChannelNow now;
    now.channel = channel;
    now.name = fixed.name;
    now.kind = fixed.kind;
    now.capacity = fixed.capacity;
    now.items = state.resources.channels[channel.index()].queues;
    for (std::size_t i = 0; i < state.resources.processes.size(); ++i) {
        const machine::ProcessBody& body = state.resources.processes[i];
        for (const std::int32_t place : body.descriptors) {
            if (place < 0)
                continue;
            const auto& open = state.resources.openFiles[static_cast<std::size_t>(place)];
            if (open.kind != OpenKind::File && open.target == channel.value)
                addHolder(now, ProcessId(i), open.kind);
        }
        for (const machine::Mapping& mapping : body.space.mappings) {
            if (mapping.segment == channel)
                addHolder(now, ProcessId(i), OpenKind::Queue);
        }
    }
    return now;
}

std::vector<std::string> signalNames(std::uint32_t set)
{
    std::vector<std::string> names;
    for (const scenario::SignalInfo& signal : scenario::signals()) {
        if ((set & scenario::signalBit(signal.number)) != 0)
            names.emplace_back(signal.name);
    }
    return names;
}

} // namespace threadway::trace
