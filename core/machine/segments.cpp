// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/segments.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// More than the largest shared memory has, so that something unmapped lies between two.
constexpr std::int64_t segmentSpacing = std::int64_t{1} << 20U;

auto findMapping(std::vector<Mapping>& mappings, ChannelId segment)
{
    return std::find_if(mappings.begin(), mappings.end(),
                        [segment](const Mapping& mapping) { return mapping.segment >= segment; });
}

} // namespace

ChannelId segmentArgument(const World& world, const CallSite& site, std::size_t index)
{
    const program::Value& value = site.arguments[index];
    const std::int64_t number = value.isInt() ? value.data - scenario::channelHandle(ChannelId(0)) : -1;
    if (number < 0 || number >= static_cast<std::int64_t>(world.blueprint->channels.size()))
        return {};
    const ChannelId channel(static_cast<std::int32_t>(number));
    const bool isMemory = world.blueprint->channel(channel).kind == scenario::ChannelKind::Memory;
    return isMemory ? channel : ChannelId{};
}

std::int64_t segmentAddress(const scenario::Blueprint& blueprint, ProcessId process, ChannelId segment)
{
    return blueprint.process(process).layout.mappings.first + segmentSpacing * segment.value;
}

std::int64_t segmentWords(const scenario::Blueprint::Channel& segment)
{
    return scenario::roundedUp(segment.capacity, scenario::pageBytes) / scenario::wordBytes;
}

bool attachSegment(Resources& resources, const scenario::Blueprint& blueprint, ProcessId process, ChannelId segment)
{
    auto& mappings = resources.process(process).space.mappings;
    const auto place = findMapping(mappings, segment);
    if (place != mappings.end() && place->segment == segment)
        return false;
    const auto words = static_cast<std::int64_t>(resources.channels[segment.index()].words.size());
    mappings.insert(place, {segment, {segmentAddress(blueprint, process, segment), words * scenario::wordBytes}});
    return true;
}

bool detachSegment(Resources& resources, ProcessId process, ChannelId segment)
{
    auto& mappings = resources.process(process).space.mappings;
    const auto place = findMapping(mappings, segment);
    if (place == mappings.end() || place->segment != segment)
        return false;
    mappings.erase(place);
    return true;
}

CallOutcome SegmentCall::perform(Context& context, const CallSite& site) const
{
    const ChannelId segment = segmentArgument(context.world, site, 0);
    if (!segment.isValid())
        return CallOutcome::refused(noMemory);
    return performOn(context, site, context.blueprint().thread(site.thread).process, segment);
}

} // namespace threadway::machine
