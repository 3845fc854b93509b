// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/state.h"

#include <algorithm>

namespace threadway::trace {
namespace {

void hold(std::vector<ObjectHolder>& holders, ThreadId thread, std::int32_t times)
{
    const auto found = std::find_if(holders.begin(), holders.end(),
                                    [thread](const ObjectHolder& holder) { return holder.thread == thread; });
    if (found == holders.end())
        holders.push_back({thread, times});
    else
        found->times = times;
    std::erase_if(holders, [](const ObjectHolder& holder) { return holder.times <= 0; });
}

} // namespace

void State::applyToObject(const machine::Event& event)
{
    ObjectNow& object = objects[static_cast<std::size_t>(event.a)];
    if (event.kind == machine::EventKind::ObjectCount) {
        object.count = event.b;
        return;
    }
    hold(object.holders, ThreadId(event.thread), event.b);
    if (event.kind == machine::EventKind::Acquired) {
        std::erase(object.waiters, ThreadId(event.thread));
        object.takings[ThreadId(event.thread)].add(time);
    }
}

void State::applyToProcess(const machine::Event& event)
{
    ProcessNow& process = processes[static_cast<std::size_t>(event.a)];
    process.isClosed = true;
    process.closed = time;
    process.reason = static_cast<machine::EndReason>(event.flag);
    process.culprit = ThreadId(event.thread);
    if (process.reason != machine::EndReason::Faulted)
        return;
    process.fault = static_cast<machine::FaultReason>(event.core);
    if (process.fault == machine::FaultReason::Misuse)
        process.misused = ObjectId(event.b);
    else if (process.fault == machine::FaultReason::CallRefused)
        process.refusal = event.b;
    else
        process.reasonText = TextId(event.b);
}

} // namespace threadway::trace
