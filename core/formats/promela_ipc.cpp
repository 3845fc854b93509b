// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_ipc.h"

#include "formats/promela_presence.h"
#include "machine/segments.h"
#include "scenario/address_layout.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::formats::promela {
namespace {

using scenario::Blueprint;
using scenario::ChannelEnd;
using scenario::ChannelKind;

constexpr std::int64_t longest = 255; ///< of a channel of Promela
constexpr std::int64_t longestCut = 63; ///< words of a pipe that would hold more; each takes room in every state
constexpr std::int64_t firstAddress = std::int64_t{1} << 29U;
constexpr std::int64_t addressSpacing = std::int64_t{1} << 20U;
constexpr std::int64_t mostKept = 64; ///< words of shared memory; each takes room in every state

/// A fork has the ends of its parent.
bool holds(const Blueprint& blueprint, ProcessId process, ChannelId channel, ChannelEnd end)
{
    const auto& ends = blueprint.process(ancestorOf(blueprint, process)).ends;
    return std::any_of(ends.begin(), ends.end(), [&](const Blueprint::End& held) {
        return held.channel == channel && (held.end == end || held.end == ChannelEnd::Queue);
    });
}

bool isPipe(const Blueprint::Channel& channel)
{
    return channel.kind == ChannelKind::Pipe || channel.kind == ChannelKind::Queue;
}

std::string pipeName(std::size_t channel)
{
    return fmt::format("pipe{}", channel);
}

std::string segmentName(std::size_t channel)
{
    return fmt::format("land{}", channel);
}

std::string mappingName(ProcessId process, std::size_t channel)
{
    return fmt::format("maps{}_{}", process.value, channel);
}

std::int64_t wordsOfPipe(const Blueprint::Channel& channel)
{
    return channel.capacity > longest ? longestCut : channel.capacity;
}

/// When some process that holds that end is there.
std::string somebodyHas(const ThreadWriter& writer, ChannelId channel, ChannelEnd end)
{
    const Blueprint& blueprint = writer.blueprint();
    std::string any = "false";
    for (std::size_t i = 0; i < blueprint.processes.size(); ++i) {
        if (holds(blueprint, ProcessId(i), channel, end))
            any = either(any, isAlive(blueprint, ProcessId(i), writer.agreement()));
    }
    return "(" + any + ")";
}

/// Those that the process of the thread has that end of, out of which the handle is one.
std::vector<Pipe> pipesAt(const ThreadWriter& writer, ChannelEnd end, const Expression& handle)
{
    const Blueprint& blueprint = writer.blueprint();
    const ProcessId process = blueprint.thread(writer.thread()).process;
    const ChannelEnd other = end == ChannelEnd::Read ? ChannelEnd::Write : ChannelEnd::Read;
    std::vector<Pipe> pipes;
    for (std::size_t i = 0; i < blueprint.channels.size(); ++i) {
        const ChannelId channel(i);
        const Blueprint::Channel& spec = blueprint.channels[i];
        if (!isPipe(spec) || !holds(blueprint, process, channel, end))
            continue;
        const std::int64_t number = scenario::channelHandle(channel);
        if (handle.constant.value_or(number) != number)
            continue;
        const bool isAlways = holds(blueprint, process, channel, other);
        pipes.push_back({pipeName(i), handle.constant ? "true" : fmt::format("({} == {})", handle.text, number),
                         wordsOfPipe(spec), spec.capacity > longest,
                         isAlways ? "true" : somebodyHas(writer, channel, other)});
    }
    return pipes;
}

std::vector<Segment> segmentsFor(const Blueprint& blueprint, ProcessId process)
{
    std::vector<Segment> segments;
    const auto family = static_cast<std::size_t>(ancestorOf(blueprint, process).value);
    for (std::size_t i = 0; i < blueprint.channels.size(); ++i) {
        if (blueprint.channels[i].kind != ChannelKind::Memory)
            continue;
        const auto number = static_cast<std::int64_t>(family * blueprint.channels.size() + i);
        segments.push_back({segmentName(i), mappingName(process, i), firstAddress + number * addressSpacing,
                            machine::segmentWords(blueprint.channels[i])});
    }
    return segments;
}

/// All that the process of the thread can map.
std::vector<Segment> segmentsOf(const ThreadWriter& writer)
{
    const ProcessId process = writer.blueprint().thread(writer.thread()).process;
    return writer.agreement().mapsSegments ? segmentsFor(writer.blueprint(), process) : std::vector<Segment>();
}

} // namespace

std::vector<Pipe> pipesToRead(const ThreadWriter& writer, const Call& call)
{
    const Expression& handle = call.arguments.front();
    return pipesAt(writer, ChannelEnd::Read,
                   call.named ? Expression::of(program::Value::integer(*call.named)) : handle);
}

std::vector<Pipe> pipesToWrite(const ThreadWriter& writer, const Call& call)
{
    return pipesAt(writer, ChannelEnd::Write, call.arguments.front());
}

std::string readiness(const Pipe& pipe, const std::string& ready)
{
    return "(" + either(negation(pipe.isMeant), either(ready, negation(pipe.others))) + ")";
}

bool checkPipes(ThreadWriter& writer, const Call& call, const std::vector<Pipe>& pipes)
{
    const auto& channels = writer.blueprint().channels;
    const bool hasSockets = std::any_of(channels.begin(), channels.end(),
                                        [](const auto& channel) { return channel.kind == ChannelKind::Socket; });
    const bool isSaid = !pipes.empty() && !hasSockets && call.arguments.front().kind == Kind::Int;
    if (!isSaid)
        writer.refuse("promela-call", TW_TR("Promela can say {0}() of pipes and message queues only"),
                      {std::string(call.keyword)});
    return isSaid;
}

std::string Segment::holds(const std::string& at) const
{
    const std::int64_t end = address + words * scenario::wordBytes;
    return fmt::format("({0} && {1} >= {2} && {1} < {3} && {1} % {4} == 0)", isMapped, at, address, end,
                       scenario::wordBytes);
}

std::string Segment::isKept(const std::string& at) const
{
    return fmt::format("({} < {})", at, address + mostKept * scenario::wordBytes);
}

std::string Segment::word(const std::string& at) const
{
    return fmt::format("{}[({} - {}) / {}]", name, at, address, scenario::wordBytes);
}

void accessWord(ThreadWriter& writer, const std::string& address,
                const std::function<void(const std::string& word)>& access)
{
    const std::vector<Segment> segments = segmentsOf(writer);
    writer.chooseAmong(
        std::span(segments), [&](const Segment& segment) { return segment.holds(address); },
        [&](const Segment& segment) {
            writer.choose(
                segment.isKept(address), [&] { access(segment.word(address)); }, [&] { writer.stopCheck(); });
        },
        [&] { writer.fault(); });
}

std::optional<Segment> checkSegment(ThreadWriter& writer, const Call& call)
{
    const std::int64_t channel = call.named.value_or(0) - scenario::channelHandle(ChannelId(0));
    if (!call.named) {
        refuseNameless(writer, call);
        return std::nullopt;
    }
    for (const Segment& segment : segmentsOf(writer)) {
        if (segment.name == segmentName(static_cast<std::size_t>(channel)))
            return segment; // an address too large for Promela is refused as a number
    }
    writer.fault();
    return std::nullopt;
}

std::vector<Line> declareIpc(const Blueprint& blueprint, const Agreement& agreement)
{
    std::vector<Line> lines;
    for (std::size_t i = 0; i < blueprint.channels.size(); ++i) {
        const Blueprint::Channel& channel = blueprint.channels[i];
        if (isPipe(channel))
            lines.push_back({fmt::format("chan {} = [{}] of {{ int }}; /* {} */", pipeName(i), wordsOfPipe(channel),
                                         channel.name)});
        if (channel.kind != ChannelKind::Memory || !agreement.mapsSegments)
            continue;
        lines.push_back({fmt::format("int {}[{}]; /* {} */", segmentName(i),
                                     std::min(machine::segmentWords(channel), mostKept), channel.name)});
        for (std::size_t process = 0; process < blueprint.processes.size(); ++process)
            lines.push_back({fmt::format("bool {};", mappingName(ProcessId(process), i))});
    }
    return lines;
}

std::string copyMappings(const Blueprint& blueprint, ProcessId parent, ProcessId child)
{
    std::string text;
    for (std::size_t i = 0; i < blueprint.channels.size(); ++i) {
        if (blueprint.channels[i].kind == ChannelKind::Memory)
            text += fmt::format("{} = {}; ", mappingName(child, i), mappingName(parent, i));
    }
    return text;
}

std::string clearMappings(const Blueprint& blueprint, ProcessId process)
{
    std::string text;
    for (const Segment& segment : segmentsFor(blueprint, process))
        text += segment.isMapped + " = false; ";
    return text;
}

} // namespace threadway::formats::promela
