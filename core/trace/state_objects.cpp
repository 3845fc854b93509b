// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What events say of objects, of those who hold and want them, of shared variables, and of the processes that misuse
// objects.
#include "trace/state.h"

#include <algorithm>

namespace threadway::trace {
namespace {

using machine::Event;
using machine::EventKind;

template <class T>
T& at(std::vector<T>& table, std::int32_t index)
{
    return table[static_cast<std::size_t>(index)];
}

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

void State::applyToObject(const Event& event)
{
    ObjectNow& object = at(objects, event.a);
    if (event.kind == EventKind::ObjectCount) {
        object.count = event.b;
        return;
    }
    hold(object.holders, ThreadId(event.thread), event.b);
    if (event.kind != EventKind::Acquired)
        return;
    std::erase(object.waiters, ThreadId(event.thread));
    object.takings[ThreadId(event.thread)].add(time);
    if (threadOf(event).spinsFor == ObjectId(event.a))
        threadOf(event).spinsFor = {};
    if (threadOf(event).tries.object() == ObjectId(event.a))
        threadOf(event).tries.progress();
}

void State::applyToVariable(const Event& event)
{
    const VariableId variable(static_cast<std::int32_t>(event.core));
    const program::Value value{static_cast<program::Value::Kind>(event.flag), event.wide()};
    if (event.kind == EventKind::StoreBuffered) {
        threadOf(event).stores.push_back({variable, value});
        return;
    }
    variables[variable.index()] = value;
    if (event.thread < 0)
        return;
    // The oldest store is the one that reaches memory first.
    std::vector<BufferedStore>& stores = threadOf(event).stores;
    if (!stores.empty() && stores.front().variable == variable)
        stores.erase(stores.begin());
}

void State::failTry(const Event& event)
{
    std::vector<ThreadId> holders;
    for (const ObjectHolder& holder : at(objects, event.a).holders)
        holders.push_back(holder.thread);
    threadOf(event).tries.fail(ObjectId(event.a), holders, time);
}

void State::applyToProcess(const Event& event)
{
    ProcessNow& process = at(processes, event.a);
    process.isClosed = true;
    process.closed = time;
    forgetResources(ProcessId(event.a));
    process.reason = static_cast<machine::EndReason>(event.flag);
    process.culprit = ThreadId(event.thread);
    if (process.reason != machine::EndReason::Faulted)
        return;
    process.fault = static_cast<machine::FaultReason>(event.core);
    if (process.fault == machine::FaultReason::Misuse)
        process.misused = ObjectId(event.b);
    else if (process.fault == machine::FaultReason::CallRefused)
        process.refusal = event.b;
    else if (process.fault == machine::FaultReason::Signal)
        process.signal = event.b;
    else
        process.reasonText = TextId(event.b);
}

void State::moveWait(const Event& event)
{
    const ThreadId thread(event.thread);
    forgetWaiter(thread);
    threadOf(event).waitsFor = ObjectId(event.a);
    at(objects, event.a).waiters.push_back(thread);
}

/// The event comes before the one that ends the process.
void State::noteMisuse(const Event& event)
{
    const ProcessId process = m_blueprint->thread(ThreadId(event.thread)).process;
    processes[process.index()].misused = ObjectId(event.a);
    processes[process.index()].misuse = event.b;
}

} // namespace threadway::trace
