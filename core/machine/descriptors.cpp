// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/descriptors.h"

#include "machine/signals.h"
#include "scenario/signal.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using program::Value;
using scenario::ErrorNumber;

bool serves(OpenKind kind, Direction direction)
{
    switch (kind) {
    case OpenKind::Closed:
        return false;
    case OpenKind::ReadEnd:
        return direction == Direction::Read;
    case OpenKind::WriteEnd:
        return direction == Direction::Write;
    case OpenKind::File:
    case OpenKind::FirstSide:
    case OpenKind::SecondSide:
    case OpenKind::Queue:
        return true;
    }
    return false;
}

/// Which queue of its channel an end reads from or writes to.
std::size_t queueOf(OpenKind kind, Direction direction)
{
    const bool isSecond = kind == (direction == Direction::Write ? OpenKind::SecondSide : OpenKind::FirstSide);
    return isSecond ? 1 : 0;
}

const OpenFile& openFileAt(const World& world, ProcessId process, std::size_t place)
{
    const Resources& resources = world.resources;
    return resources.openFiles[static_cast<std::size_t>(resources.process(process).descriptors[place])];
}

/// Whether anybody could still do that with the queue of the channel.
bool isServed(const Resources& resources, ChannelId channel, std::size_t queue, Direction direction)
{
    return std::any_of(resources.openFiles.begin(), resources.openFiles.end(), [&](const OpenFile& file) {
        const bool isFile = file.kind == OpenKind::Closed || file.kind == OpenKind::File;
        return !isFile && file.target == channel.value && serves(file.kind, direction)
               && queueOf(file.kind, direction) == queue;
    });
}

Wait waitFor(ChannelId channel, std::size_t queue, Direction direction)
{
    const auto half = static_cast<std::int32_t>(queue) * 2 + (direction == Direction::Write ? 1 : 0);
    return {WaitKind::Channel, channel.value * 4 + half};
}

bool isFull(const World& world, ChannelId channel, std::size_t queue)
{
    const auto capacity = static_cast<std::size_t>(world.blueprint->channel(channel).capacity);
    return world.resources.channels[channel.index()].queues[queue].size() >= capacity;
}

ProcessId processOf(const World& world, const CallSite& site)
{
    return world.blueprint->thread(site.thread).process;
}

void tellItem(Context& context, EventKind kind, ThreadId thread, ChannelId channel, std::size_t queue,
              const Value& value)
{
    const auto flag = static_cast<std::uint8_t>(flagOf(value.kind) + (queue == 0 ? 0 : itemOfSecondSide));
    Event& event = context.emit(kind, thread, 0, 0, flag);
    event.core = static_cast<std::int16_t>(channel.value);
    event.setWide(value.data);
}

CallOutcome readFile(Context& context, std::int32_t place)
{
    OpenFile& open = context.world.resources.openFiles[static_cast<std::size_t>(place)];
    const auto& words = context.world.resources.files[static_cast<std::size_t>(open.target)].words;
    const auto offset = static_cast<std::size_t>(open.offset);
    if (offset >= words.size())
        return CallOutcome::done(Value::none());
    context.emit(EventKind::FileMoved, {}, place, ++open.offset);
    return CallOutcome::done(words[offset]);
}

CallOutcome writeFile(Context& context, const CallSite& site, std::int32_t place)
{
    OpenFile& open = context.world.resources.openFiles[static_cast<std::size_t>(place)];
    auto& words = context.world.resources.files[static_cast<std::size_t>(open.target)].words;
    const auto offset = static_cast<std::size_t>(open.offset);
    if (offset >= mostFileWords)
        return failed(context, site, ErrorNumber::FileTooLarge, Value::integer(-1));
    if (offset >= words.size()) {
        words.resize(offset + 1, Value::integer(0)); // a gap reads as zeros (lseek(2))
        context.emit(EventKind::FileGrown, {}, open.target, static_cast<std::int32_t>(words.size()));
    }
    words[offset] = site.arguments[1];
    context.emit(EventKind::FileMoved, {}, place, ++open.offset);
    return CallOutcome::done(Value::integer(1));
}

/// Nobody is left at the other end: the writer is sent SIGPIPE, and if it survives that, the call fails (pipe(7)).
CallOutcome breakPipe(Context& context, const CallSite& site)
{
    sendToThread(context, site.thread, scenario::sigPipe, site.thread);
    return failed(context, site, ErrorNumber::BrokenPipe, Value::integer(-1));
}

} // namespace

std::optional<std::size_t> placeFor(const World& world, ProcessId process, const Value& handle, Direction direction)
{
    if (!handle.isInt())
        return std::nullopt;
    const Descriptors& descriptors = world.resources.process(process).descriptors;
    for (std::size_t place = 0; place < descriptors.size(); ++place) {
        if (descriptors[place] < 0)
            continue;
        const OpenFile& file = openFileAt(world, process, place);
        const bool isNamed = handle.data == firstDescriptor + static_cast<std::int64_t>(place);
        const bool isChannel
            = file.kind != OpenKind::File && handle.data == scenario::channelHandle(ChannelId(file.target));
        if ((isNamed || isChannel) && serves(file.kind, direction))
            return place;
    }
    return std::nullopt;
}

Wait waitAt(const World& world, ProcessId process, const Value& handle, Direction direction)
{
    const auto place = placeFor(world, process, handle, direction);
    if (!place)
        return {};
    const OpenFile& file = openFileAt(world, process, *place);
    if (file.kind == OpenKind::File)
        return {};
    const ChannelId channel(file.target);
    const std::size_t queue = queueOf(file.kind, direction);
    const bool isReading = direction == Direction::Read;
    const bool isReady
        = isReading ? !world.resources.channels[channel.index()].queues[queue].empty() : !isFull(world, channel, queue);
    const bool isWanted = isServed(world.resources, channel, queue, isReading ? Direction::Write : Direction::Read);
    return isReady || !isWanted ? Wait{} : waitFor(channel, queue, direction);
}

CallOutcome readWord(Context& context, const CallSite& site)
{
    World& world = context.world;
    const ProcessId process = processOf(world, site);
    const auto place = placeFor(world, process, site.arguments[0], Direction::Read);
    if (!place)
        return failed(context, site, ErrorNumber::BadDescriptor, Value::none());
    const OpenFile& file = openFileAt(world, process, *place);
    if (file.kind == OpenKind::File)
        return readFile(context, world.resources.process(process).descriptors[*place]);
    const ChannelId channel(file.target);
    const std::size_t queue = queueOf(file.kind, Direction::Read);
    auto& items = world.resources.channels[channel.index()].queues[queue];
    if (items.empty())
        return CallOutcome::done(Value::none()); // nobody can write to it any more
    const Value value = items.front();
    items.erase(items.begin());
    tellItem(context, EventKind::ItemReceived, site.thread, channel, queue, value);
    letGoOn(context, waitFor(channel, queue, Direction::Write));
    return CallOutcome::done(value);
}

CallOutcome writeWord(Context& context, const CallSite& site)
{
    World& world = context.world;
    const ProcessId process = processOf(world, site);
    const auto place = placeFor(world, process, site.arguments[0], Direction::Write);
    if (!place)
        return failed(context, site, ErrorNumber::BadDescriptor, Value::integer(-1));
    const OpenFile& file = openFileAt(world, process, *place);
    if (file.kind == OpenKind::File)
        return writeFile(context, site, world.resources.process(process).descriptors[*place]);
    const ChannelId channel(file.target);
    const std::size_t queue = queueOf(file.kind, Direction::Write);
    if (!isServed(world.resources, channel, queue, Direction::Read))
        return breakPipe(context, site);
    const Value value = site.arguments[1];
    world.resources.channels[channel.index()].queues[queue].push_back(value);
    tellItem(context, EventKind::ItemSent, site.thread, channel, queue, value);
    letGoOn(context, waitFor(channel, queue, Direction::Read));
    return CallOutcome::done(Value::integer(1));
}

void closePlace(Context& context, ProcessId process, std::size_t place)
{
    Resources& resources = context.world.resources;
    const OpenFile file = openFileAt(context.world, process, place);
    const bool isGone = closeOne(resources, process, place);
    Event& event = context.emit(EventKind::DescriptorClosed, {}, process.value);
    event.core = static_cast<std::int16_t>(firstDescriptor + static_cast<std::int64_t>(place));
    if (!isGone || file.kind == OpenKind::File)
        return;
    const ChannelId channel(file.target);
    for (std::size_t queue = 0; queue < 2; ++queue) {
        letGoOn(context, waitFor(channel, queue, Direction::Read));
        letGoOn(context, waitFor(channel, queue, Direction::Write));
    }
}

bool closeFor(Context& context, ProcessId process, const Value& handle, bool reading, bool writing)
{
    bool isAny = false;
    for (const Direction direction : {Direction::Read, Direction::Write}) {
        const bool isMeant = direction == Direction::Read ? reading : writing;
        const auto place = isMeant ? placeFor(context.world, process, handle, direction) : std::nullopt;
        if (!place)
            continue;
        closePlace(context, process, *place);
        isAny = true;
    }
    return isAny;
}

void closeAll(Context& context, ProcessId process)
{
    const std::size_t count = context.world.resources.process(process).descriptors.size();
    for (std::size_t place = 0; place < count; ++place) {
        if (context.world.resources.process(process).descriptors[place] >= 0)
            closePlace(context, process, place);
    }
}

CallOutcome failed(Context& context, const CallSite& site, ErrorNumber error, Value value)
{
    context.world.thread(site.thread).error = static_cast<std::int32_t>(error);
    context.emit(EventKind::CallFailed, site.thread, static_cast<std::int32_t>(error));
    return CallOutcome::done(value);
}

} // namespace threadway::machine
