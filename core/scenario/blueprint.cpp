// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blueprint.h"

#include <algorithm>

namespace threadway::scenario {

int Blueprint::timedSteps(CoroutineId id, std::int32_t statement) const
{
    const auto& steps = coroutine(id).timedSteps;
    const bool isKnown = statement >= 0 && static_cast<std::size_t>(statement) < steps.size();
    return isKnown ? std::max(1, steps[static_cast<std::size_t>(statement)]) : 1;
}

bool Blueprint::hasExecutors() const
{
    return std::any_of(threads.begin(), threads.end(), [](const Thread& thread) { return thread.workers > 1; });
}

std::optional<ThreadId> Blueprint::findThread(std::string_view path) const
{
    std::optional<ThreadId> result;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        const Thread& candidate = threads[i];
        if (candidate.path != path && candidate.name != path
            && processOf(ThreadId(i)).name + "/" + candidate.name != path)
            continue;
        if (result)
            return std::nullopt;
        result = ThreadId(i);
    }
    return result;
}

std::optional<ProcessId> Blueprint::findProcess(std::string_view name) const
{
    for (std::size_t i = 0; i < processes.size(); ++i) {
        if (processes[i].name == name)
            return ProcessId(i);
    }
    return std::nullopt;
}

std::optional<ObjectId> Blueprint::findObject(std::string_view name) const
{
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].name == name)
            return ObjectId(i);
    }
    return std::nullopt;
}

std::optional<DeviceId> Blueprint::findDevice(std::string_view name) const
{
    for (std::size_t i = 0; i < scenario.devices.size(); ++i) {
        if (scenario.devices[i].name == name)
            return DeviceId(i);
    }
    return std::nullopt;
}

std::optional<ChannelId> Blueprint::findChannel(std::string_view name) const
{
    for (std::size_t i = 0; i < channels.size(); ++i) {
        if (channels[i].name == name)
            return ChannelId(i);
    }
    return std::nullopt;
}

} // namespace threadway::scenario
