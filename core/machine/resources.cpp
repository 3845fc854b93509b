// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/resources.h"

#include "machine/segments.h"

#include <algorithm>

namespace threadway::machine {
namespace {

OpenKind openKindOf(scenario::ChannelEnd end)
{
    switch (end) {
    case scenario::ChannelEnd::Read:
        return OpenKind::ReadEnd;
    case scenario::ChannelEnd::Write:
        return OpenKind::WriteEnd;
    case scenario::ChannelEnd::First:
        return OpenKind::FirstSide;
    case scenario::ChannelEnd::Second:
        return OpenKind::SecondSide;
    case scenario::ChannelEnd::Queue:
        return OpenKind::Queue;
    }
    return OpenKind::Closed;
}

void addProcess(Resources& resources, const scenario::Blueprint& blueprint, ProcessId id)
{
    const auto& fixed = blueprint.process(id);
    ProcessBody body;
    if (fixed.model.isValid()) { // has nothing before it is forked
        resources.processes.push_back(std::move(body));
        return;
    }
    // Children have a model, so what is left stands in the order of the scenario; a blueprint without one has no say.
    const auto& specs = blueprint.scenario.processes;
    body.directory = id.index() < specs.size() ? specs[id.index()].directory : std::string(scenario::usualDirectory);
    body.space.heapEnd = fixed.layout.heap.first;
    for (const auto& handler : fixed.handlers)
        body.dispositions.push_back({handler.signal, handler.function});
    std::sort(body.dispositions.begin(), body.dispositions.end(),
              [](const Disposition& a, const Disposition& b) { return a.signal < b.signal; });
    resources.processes.push_back(std::move(body));
    for (const std::string& path : fixed.files) {
        const std::int32_t file = findOrMakeFile(resources, absolutePath(resources.processes.back().directory, path));
        if (file >= 0)
            openNew(resources, id, OpenKind::File, file);
    }
    for (const auto& end : fixed.ends)
        openNew(resources, id, openKindOf(end.end), end.channel.value);
}

void addWords(base::Hasher& hasher, const std::vector<program::Value>& words)
{
    hasher.add(static_cast<std::uint64_t>(words.size()));
    for (const program::Value& word : words)
        hasher.add(static_cast<std::uint64_t>(word.kind)).add(word.data);
}

std::int32_t openFileFor(Resources& resources, OpenKind kind, std::int32_t target)
{
    if (resources.closedFiles == 0) {
        resources.openFiles.push_back({kind, target, 0, 1});
        return static_cast<std::int32_t>(resources.openFiles.size()) - 1;
    }
    const auto free = std::find_if(resources.openFiles.begin(), resources.openFiles.end(),
                                   [](const OpenFile& file) { return file.kind == OpenKind::Closed; });
    const auto place = static_cast<std::int32_t>(free - resources.openFiles.begin());
    *free = {kind, target, 0, 1};
    --resources.closedFiles;
    return place;
}

} // namespace

Resources::Resources(const scenario::Blueprint& blueprint)
    : channels(blueprint.channels.size()), stacks(blueprint.coroutines.size())
{
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const auto& channel = blueprint.channels[i];
        if (channel.kind == scenario::ChannelKind::Memory)
            channels[i].words.assign(static_cast<std::size_t>(segmentWords(channel)), program::Value::integer(0));
    }
    processes.reserve(blueprint.processes.size());
    for (std::size_t i = 0; i < blueprint.processes.size(); ++i)
        addProcess(*this, blueprint, ProcessId(i));
    for (const auto& process : blueprint.processes) {
        std::int32_t next = 0;
        for (const ThreadId thread : process.threads) {
            for (const CoroutineId coroutine : blueprint.thread(thread).coroutines)
                stacks[coroutine.index()] = next++;
        }
    }
}

void Resources::addTo(base::Hasher& hasher) const
{
    for (const ProcessBody& process : processes) {
        process.space.addTo(hasher);
        hasher.add(static_cast<std::uint64_t>(process.descriptors.size())).add(process.directory).add(process.pending);
        for (const std::int32_t place : process.descriptors)
            hasher.add(place);
        hasher.add(static_cast<std::uint64_t>(process.dispositions.size()));
        for (const Disposition& disposition : process.dispositions)
            hasher.add(disposition.signal).add(disposition.function.value);
    }
    for (const OpenFile& file : openFiles)
        file.addTo(hasher);
    for (const FileBody& file : files)
        file.addTo(hasher);
    for (const ChannelBody& channel : channels) {
        for (const auto& queue : channel.queues)
            addWords(hasher, queue);
        addWords(hasher, channel.words);
    }
}

std::int32_t findOrMakeFile(Resources& resources, const std::string& path)
{
    const auto found = std::find_if(resources.files.begin(), resources.files.end(),
                                    [&](const FileBody& file) { return file.path == path; });
    const auto place = static_cast<std::int32_t>(found - resources.files.begin());
    if (found != resources.files.end())
        return place;
    if (resources.files.size() >= mostFilesOnDisk)
        return -1;
    resources.files.push_back({path, {}});
    return place;
}

std::int64_t openNew(Resources& resources, ProcessId process, OpenKind kind, std::int32_t target)
{
    Descriptors& descriptors = resources.process(process).descriptors;
    const auto free = std::find(descriptors.begin(), descriptors.end(), -1);
    const auto place = free - descriptors.begin();
    if (free == descriptors.end() && descriptors.size() >= mostDescriptors)
        return -1;
    if (free == descriptors.end())
        descriptors.push_back(-1);
    descriptors[static_cast<std::size_t>(place)] = openFileFor(resources, kind, target);
    return firstDescriptor + place;
}

bool closeOne(Resources& resources, ProcessId process, std::size_t place)
{
    std::int32_t& descriptor = resources.process(process).descriptors[place];
    OpenFile& file = resources.openFiles[static_cast<std::size_t>(descriptor)];
    descriptor = -1;
    if (--file.references > 0)
        return false;
    file = {};
    ++resources.closedFiles;
    return true;
}

const Disposition* dispositionOf(const ProcessBody& process, std::int32_t signal)
{
    for (const Disposition& disposition : process.dispositions) {
        if (disposition.signal == signal)
            return &disposition;
    }
    return nullptr;
}

void setDisposition(ProcessBody& process, std::int32_t signal, const Disposition* disposition)
{
    auto& all = process.dispositions;
    std::erase_if(all, [signal](const Disposition& known) { return known.signal == signal; });
    if (disposition == nullptr)
        return;
    const auto place
        = std::find_if(all.begin(), all.end(), [signal](const Disposition& known) { return known.signal > signal; });
    all.insert(place, *disposition);
}

std::int64_t copyForFork(Resources& resources, const scenario::Blueprint& blueprint, ProcessId parent, ProcessId child)
{
    ProcessBody& from = resources.process(parent);
    const std::int32_t number = ++resources.forks;
    const scenario::AddressLayout& layout = blueprint.process(parent).layout;
    share(from.space, layout.data, number);
    share(from.space, {layout.heap.first, from.space.heapEnd - layout.heap.first}, number);
    for (std::size_t place = 0; place < resources.process(child).descriptors.size(); ++place) {
        if (resources.process(child).descriptors[place] >= 0)
            closeOne(resources, child, place);
    }
    resources.process(child) = from;
    resources.process(child).pending = 0;
    for (const std::int32_t place : from.descriptors) {
        if (place >= 0)
            ++resources.openFiles[static_cast<std::size_t>(place)].references;
    }
    return countSharedPages(from.space);
}

} // namespace threadway::machine
