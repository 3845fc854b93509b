// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What processes own and how signals reach them, as the events tell it.
#include "machine/segments.h"
#include "trace/state.h"

#include <algorithm>

namespace threadway::trace {
namespace {

using machine::Event;
using machine::EventKind;
using scenario::pageBytes;

template <class T>
T& at(std::vector<T>& table, std::int32_t index)
{
    return table[static_cast<std::size_t>(index)];
}

program::Value valueOf(const Event& event)
{
    const auto kind = static_cast<std::uint8_t>(event.flag & ~machine::itemOfSecondSide);
    return {static_cast<program::Value::Kind>(kind), event.wide()};
}

void removeOldest(std::vector<program::Value>& items)
{
    if (!items.empty())
        items.erase(items.begin());
}

} // namespace

void State::applyToMemory(const Event& event)
{
    const ProcessId process = m_blueprint->thread(ThreadId(event.thread)).process;
    machine::AddressSpace& space = resources.process(process).space;
    const scenario::AddressLayout& layout = m_blueprint->process(process).layout;
    const std::int64_t address = layout.heap.first + event.a * machine::heapAlignment;
    if (event.kind == EventKind::MemoryAllocated)
        machine::allocate(space, layout.heap, event.b * machine::heapAlignment);
    else if (event.kind == EventKind::MemoryFreed)
        machine::release(space, address);
    else if (event.kind == EventKind::SegmentAttached)
        machine::attachSegment(resources, *m_blueprint, process, ChannelId(event.b));
    else if (event.kind == EventKind::SegmentDetached)
        machine::detachSegment(resources, process, ChannelId(event.b));
    else if (event.kind == EventKind::PageCopied)
        machine::unshare(space, layout.text.first / pageBytes + event.b);
}

void State::applyToFiles(const Event& event)
{
    if (event.kind == EventKind::FileGrown) {
        at(resources.files, event.a).words.resize(static_cast<std::size_t>(event.b));
        return;
    }
    if (event.kind == EventKind::FileMoved) {
        at(resources.openFiles, event.a).offset = event.b;
        return;
    }
    if (event.kind == EventKind::DescriptorClosed) {
        machine::closeOne(resources, ProcessId(event.a),
                          static_cast<std::size_t>(event.core - machine::firstDescriptor));
        return;
    }
    const ProcessId process = m_blueprint->thread(ThreadId(event.thread)).process;
    std::string& directory = resources.process(process).directory;
    if (event.kind == EventKind::DescriptorOpened)
        machine::openNew(resources, process, static_cast<machine::OpenKind>(event.flag), event.b);
    else if (event.kind == EventKind::FileNamed)
        machine::findOrMakeFile(resources, machine::absolutePath(directory, m_blueprint->texts.text(TextId(event.b))));
    else
        directory = machine::absolutePath(directory, m_blueprint->texts.text(TextId(event.b)));
}

void State::applyToChannel(const Event& event)
{
    const std::size_t queue = (event.flag & machine::itemOfSecondSide) != 0 ? 1 : 0;
    auto& items = at(resources.channels, event.core).queues[queue];
    if (event.kind == EventKind::ItemSent)
        items.push_back(valueOf(event));
    else
        removeOldest(items);
}

void State::applyToSignals(const Event& event)
{
    if (event.kind == EventKind::SignalTaken)
        return enterHandler(event);
    if (event.kind == EventKind::HandlerReturned)
        return leaveHandler(event);
    if (event.kind == EventKind::SignalMaskChanged) {
        threadOf(event).signalMask = static_cast<std::uint32_t>(event.a);
        return;
    }
    if (event.kind == EventKind::HandlerChanged) {
        machine::ProcessBody& body = resources.process(m_blueprint->thread(ThreadId(event.thread)).process);
        const machine::Disposition disposition{event.flag, TextId(event.b)};
        machine::setDisposition(body, event.flag, event.a == 1 ? nullptr : &disposition);
        return;
    }
    if (static_cast<machine::SignalFate>(event.core) != machine::SignalFate::Pending)
        return;
    const std::uint32_t bit = std::uint32_t{1} << event.flag;
    if (event.b >= 0)
        at(threads, event.b).pendingSignals |= bit;
    else
        resources.process(ProcessId(event.a)).pending |= bit;
}

void State::enterHandler(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    const std::uint32_t bit = std::uint32_t{1} << event.flag;
    if ((thread.pendingSignals & bit) != 0)
        thread.pendingSignals &= ~bit;
    else
        resources.process(m_blueprint->thread(ThreadId(event.thread)).process).pending &= ~bit;
    if (event.a < 0)
        return;
    thread.signalMask = static_cast<std::uint32_t>(event.b);
    settleWork(CoroutineId(event.a), time);
    CoroutineNow& now = at(coroutines, event.a);
    now.interrupted.push_back({event.flag, now.statement, now.work, now.done, now.share, now.stepsDone});
    now.work = {};
    now.done = {};
    now.share = 0;
}

void State::leaveHandler(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    thread.signalMask = static_cast<std::uint32_t>(event.b);
    CoroutineNow& now = at(coroutines, event.a);
    if (now.interrupted.empty())
        return;
    const InterruptedStatement& before = now.interrupted.back();
    now.statement = before.statement;
    now.work = before.work;
    now.done = before.done;
    now.share = before.share;
    now.stepsDone = before.stepsDone;
    now.doneAt = std::max(time, thread.runsFrom);
    now.interrupted.pop_back();
}

void State::copyResources(const Event& event)
{
    const ProcessId child(event.b);
    machine::copyForFork(resources, *m_blueprint, ProcessId(event.a), child);
    const auto& from = m_blueprint->process(ProcessId(event.a)).threads;
    const auto place = std::find(from.begin(), from.end(), ThreadId(event.thread)) - from.begin();
    const ThreadId copy = m_blueprint->process(child).threads[static_cast<std::size_t>(place)];
    threads[copy.index()].signalMask = threadOf(event).signalMask;
    const auto& mine = m_blueprint->thread(ThreadId(event.thread)).coroutines;
    const auto& theirs = m_blueprint->thread(copy).coroutines;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        coroutines[theirs[i].index()].stackWords = coroutines[mine[i].index()].stackWords;
        coroutines[theirs[i].index()].interrupted = coroutines[mine[i].index()].interrupted;
    }
}

void State::forgetResources(ProcessId process)
{
    machine::ProcessBody& body = resources.process(process);
    body.space = {};
    body.dispositions.clear();
    body.pending = 0;
    for (const ThreadId thread : m_blueprint->process(process).threads)
        threads[thread.index()].pendingSignals = 0;
}

} // namespace threadway::trace
