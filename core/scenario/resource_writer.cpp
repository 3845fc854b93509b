// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/resource_writer.h"

#include "scenario/quantity.h"

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

#include <algorithm>

namespace threadway::scenario {
namespace {

using YAML::BeginMap;
using YAML::BeginSeq;
using YAML::Emitter;
using YAML::EndMap;
using YAML::EndSeq;
using YAML::Flow;
using YAML::Key;
using YAML::Value;

void writeHolders(Emitter& out, const char* key, const std::vector<std::string>& names)
{
    if (names.empty())
        return;
    out << Key << key << Value << Flow << BeginSeq;
    for (const std::string& name : names)
        out << YAML::DoubleQuoted << name;
    out << EndSeq;
}

void writeChannel(Emitter& out, const ChannelSpec& channel)
{
    out << Key << channel.name << Value << Flow << BeginMap;
    out << Key << "kind" << Value << std::string(channelWords()[static_cast<std::size_t>(channel.kind)]);
    if (channel.kind == ChannelKind::Memory)
        out << Key << "size" << Value << sizeText(channel.capacity);
    else
        out << Key << "capacity" << Value << channel.capacity;
    if (channel.kind == ChannelKind::Socket && !channel.from.empty() && !channel.to.empty())
        writeHolders(out, "between", {channel.from.front(), channel.to.front()});
    if (channel.kind == ChannelKind::Pipe) {
        writeHolders(out, "from", channel.from);
        writeHolders(out, "to", channel.to);
    }
    out << EndMap;
}

} // namespace

void writeChannels(Emitter& out, const std::vector<ChannelSpec>& channels)
{
    if (channels.empty())
        return;
    out << Key << "ipc" << Value << BeginMap;
    for (const ChannelSpec& channel : channels)
        writeChannel(out, channel);
    out << EndMap;
}

void writeHandlers(Emitter& out, const std::vector<HandlerSpec>& handlers)
{
    if (handlers.empty())
        return;
    out << Key << "handlers" << Value << Flow << BeginMap;
    for (const HandlerSpec& handler : handlers)
        out << Key << handler.signal << Value << YAML::DoubleQuoted << handler.action;
    out << EndMap;
}

} // namespace threadway::scenario
