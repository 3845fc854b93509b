// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/call_arguments.h"

#include "scenario/signal.h"

#include <algorithm>

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

bool isAlive(const World& world, ProcessId process)
{
    const auto& threads = world.blueprint->process(process).threads;
    return std::any_of(threads.begin(), threads.end(), [&](ThreadId thread) {
        const ThreadPhase phase = world.thread(thread).phase;
        return phase != ThreadPhase::NotArrived && phase != ThreadPhase::Ended;
    });
}

std::int32_t signalArgument(const CallSite& site, std::size_t index)
{
    const program::Value& value = site.arguments[index];
    if (!value.isInt() || value.data < 0 || value.data > 31)
        return -1;
    const auto number = static_cast<std::int32_t>(value.data);
    return number == 0 || scenario::findSignal(number) != nullptr ? number : -1;
}

std::optional<std::uint32_t> signalSetArgument(const CallSite& site)
{
    std::uint32_t set = 0;
    for (std::size_t i = 0; i < site.arguments.size(); ++i) {
        const std::int32_t signal = signalArgument(site, i);
        if (signal <= 0)
            return std::nullopt;
        set |= scenario::signalBit(signal);
    }
    return set;
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
