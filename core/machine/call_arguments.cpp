// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/call_arguments.h"

namespace threadway::machine {
namespace {

/// Whether the value is an index into a table of that size.
bool isIndex(const program::Value& value, std::size_t size)
{
    return value.isInt() && value.data >= 0 && value.data < static_cast<std::int64_t>(size);
}

} // namespace

ThreadId threadArgument(const World& world, const CallSite& site, std::size_t index)
{
    const program::Value& value = site.arguments[index];
    return isIndex(value, world.threads.size()) ? ThreadId(static_cast<std::int32_t>(value.data)) : ThreadId{};
}

ProcessId processArgument(const World& world, const CallSite& site, std::size_t index)
{
    program::Value value = site.arguments[index];
    value.data -= world.blueprint->processes.front().pid;
    if (!isIndex(value, world.bornProcesses.size()) || world.bornProcesses[static_cast<std::size_t>(value.data)] == 0)
        return {};
    return ProcessId(static_cast<std::int32_t>(value.data));
}

DeviceId deviceArgument(const World& world, const CallSite& site, std::size_t index)
{
    const program::Value& value = site.arguments[index];
    return isIndex(value, world.devices.size()) ? DeviceId(static_cast<std::int32_t>(value.data)) : DeviceId{};
}

std::optional<CoreMask> coresArgument(const World& world, const CallSite& site, std::size_t first)
{
    CoreMask cores = CoreMask::none();
    for (const program::Value& value : site.arguments.subspan(first)) {
        if (value.kind == program::Value::Kind::None)
            continue;
        if (!isIndex(value, world.cores.size()))
            return std::nullopt;
        cores.insert(CoreId(static_cast<std::int32_t>(value.data)));
    }
    return cores.isEmpty() ? CoreMask::first(static_cast<int>(world.cores.size())) : cores;
}

} // namespace threadway::machine
