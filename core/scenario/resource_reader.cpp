// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/resource_reader.h"

#include "base/suggestion.h"
#include "scenario/signal.h"

#include <algorithm>

namespace threadway::scenario {
namespace {

constexpr std::size_t mostChannels = 4096;
constexpr std::size_t mostEndHolders = 4096;
constexpr std::int64_t mostCapacity = 65'536;

/// One name, or a list of names.
std::vector<std::string> readHolders(NodeReader& reader, const YamlNode& node)
{
    if (node.kind == YamlNode::Kind::Scalar)
        return {node.scalar};
    std::vector<std::string> names;
    reader.readList(node, mostEndHolders, [&](const YamlNode& item) { names.push_back(reader.text(item)); });
    return names;
}

std::int64_t readSize(NodeReader& reader, const YamlNode& node)
{
    const std::int64_t bytes = reader.size(node, usualCapacity(ChannelKind::Memory));
    if (bytes <= mostCapacity)
        return bytes;
    reader.error(node.position, "bad-size", TW_TR("shared memory may have at most 64K"));
    return mostCapacity;
}

void readSides(NodeReader& reader, const YamlNode& node, ChannelSpec& channel)
{
    const std::vector<std::string> sides = readHolders(reader, node);
    if (sides.size() != 2) {
        reader.error(node.position, "two-sides", TW_TR("a socket pair has two sides: between: [one, other]"));
        return;
    }
    channel.from = {sides.front()};
    channel.to = {sides.back()};
}

ChannelKind readKind(NodeReader& reader, const YamlNode& entry)
{
    const YamlNode* kind = entry.kind == YamlNode::Kind::Map ? entry.find("kind") : &entry;
    if (kind != nullptr)
        return static_cast<ChannelKind>(reader.choice(*kind, channelWords(), 0));
    reader.error(entry.position, "missing-key", TW_TR("the key \"{0}\" is missing"), {"kind"});
    return ChannelKind::Pipe;
}

ChannelSpec readChannel(NodeReader& reader, const YamlNode& entry)
{
    ChannelSpec channel;
    channel.name = entry.key;
    channel.kind = readKind(reader, entry);
    channel.capacity = usualCapacity(channel.kind);
    if (entry.kind != YamlNode::Kind::Map)
        return channel;
    const auto ignore = [](const YamlNode&) {};
    const auto capacity
        = [&](const YamlNode& node) { channel.capacity = reader.integer(node, 1, mostCapacity, channel.capacity); };
    switch (channel.kind) {
    case ChannelKind::Pipe:
        reader.readMap(entry, {{"kind", ignore},
                               {"capacity", capacity},
                               {"from", [&](const YamlNode& node) { channel.from = readHolders(reader, node); }},
                               {"to", [&](const YamlNode& node) { channel.to = readHolders(reader, node); }}});
        break;
    case ChannelKind::Socket:
        reader.readMap(entry, {{"kind", ignore}, {"capacity", capacity}, {"between", [&](const YamlNode& node) {
                                                                              readSides(reader, node, channel);
                                                                          }}});
        break;
    case ChannelKind::Queue:
        reader.readMap(entry, {{"kind", ignore}, {"capacity", capacity}});
        break;
    case ChannelKind::Memory:
        reader.readMap(entry, {{"kind", ignore},
                               {"size", [&](const YamlNode& node) { channel.capacity = readSize(reader, node); }}});
        break;
    }
    return channel;
}

} // namespace

std::vector<ChannelSpec> readChannels(NodeReader& reader, const YamlNode& node)
{
    std::vector<ChannelSpec> channels;
    reader.readNames(
        node,
        [&](const YamlNode& entry) {
            channels.push_back(readChannel(reader, entry));
            if (channels.back().kind == ChannelKind::Socket && channels.back().from.empty())
                reader.error(entry.position, "two-sides", TW_TR("a socket pair has two sides: between: [one, other]"));
        },
        mostChannels);
    return channels;
}

std::vector<HandlerSpec> readHandlers(NodeReader& reader, const YamlNode& node)
{
    std::vector<HandlerSpec> handlers;
    reader.readNames(
        node,
        [&](const YamlNode& entry) {
            const SignalInfo* signal = findSignal(entry.key);
            if (signal == nullptr) {
                std::vector<std::string> known;
                for (const SignalInfo& info : signals())
                    known.emplace_back(info.name);
                const std::string meant = base::mostAlike(entry.key, known);
                reader.error(entry.keyPosition, "unknown-signal",
                             TW_TR("there is no signal \"{0}\"; there are, for example, {1} and SIGTERM"),
                             {entry.key, meant.empty() ? "SIGUSR1" : meant});
                return;
            }
            if (!signal->canBeCaught) {
                reader.error(entry.keyPosition, "not-caught", TW_TR("{0} can be neither caught nor ignored"),
                             {entry.key});
                return;
            }
            handlers.push_back({entry.key, reader.text(entry)});
        },
        signals().size());
    return handlers;
}

} // namespace threadway::scenario
