// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/lane_index.h"

#include <algorithm>

namespace threadway::trace {
namespace {

using machine::Event;
using machine::EventKind;
using machine::LeaveReason;

bool isEarlier(const Mark& mark, SimTime time)
{
    return mark.time < time;
}

Mark markOf(const Event& event, MarkKind kind)
{
    Mark mark;
    mark.time = event.time;
    mark.kind = kind;
    mark.thread = ThreadId(event.thread);
    mark.subject = event.a;
    return mark;
}

CommandKind killOrTow(machine::EndReason reason)
{
    if (reason == machine::EndReason::Killed)
        return CommandKind::Kill;
    return reason == machine::EndReason::Towed ? CommandKind::Tow : CommandKind::Other;
}

/// What kind of command has the event among its direct effects.
CommandKind causeOf(const Event& event)
{
    const auto has = [&event](auto flag) { return event.flag == static_cast<std::uint8_t>(flag); };
    if (event.kind == EventKind::AffinityChanged)
        return CommandKind::Pin;
    if (event.kind == EventKind::ThreadRestarted)
        return CommandKind::Restart;
    if (event.kind == EventKind::SteerTurn)
        return CommandKind::Steer;
    if (event.kind == EventKind::ThreadEnded)
        return killOrTow(static_cast<machine::EndReason>(event.flag));
    if (event.kind == EventKind::ProcessEnded && has(machine::EndReason::Faulted))
        return CommandKind::Crash;
    if (event.kind == EventKind::MachineChanged)
        return CommandKind::ChangeMachine;
    if (event.kind == EventKind::Ready && has(machine::WakeReason::Moved))
        return CommandKind::Migrate;
    return CommandKind::Other;
}

} // namespace

void LaneIndex::reset(const scenario::BlueprintPtr& blueprint)
{
    *this = {};
    m_blueprint = blueprint;
    if (!blueprint)
        return;
    m_cores.assign(static_cast<std::size_t>(blueprint->scenario.machine.cores), SliceRow(SliceRow::Key::Thread));
    m_threads.assign(blueprint->threads.size(), SliceRow(SliceRow::Key::Core));
}

void LaneIndex::append(const Trace& trace)
{
    if (trace.blueprint() != m_blueprint || (trace.size() < m_consumed && m_truncatedAt == SimTime::never()))
        reset(trace.blueprint());
    if (m_truncatedAt != SimTime::never()) {
        m_consumed = trace.firstAfter(m_truncatedAt - SimTime{1});
        m_truncatedAt = SimTime::never();
        if (m_consumed > 0 && trace.event(m_consumed - 1).kind == EventKind::RunEnded)
            --m_consumed; // truncate() forgot it
    }
    for (; m_consumed < trace.size(); ++m_consumed)
        apply(trace.event(m_consumed));
    m_frontier = trace.frontier();
    for (SliceRow& row : m_cores)
        row.extend(m_frontier);
    for (SliceRow& row : m_threads)
        row.extend(m_frontier);
}

void LaneIndex::truncate(SimTime from)
{
    for (SliceRow& row : m_cores)
        row.truncate(from);
    for (SliceRow& row : m_threads)
        row.truncate(from);
    m_marks.erase(std::lower_bound(m_marks.begin(), m_marks.end(), from, isEarlier), m_marks.end());
    // A run that is over before the other future begins may be longer now: append() tells.
    while (!m_marks.empty() && m_marks.back().kind == MarkKind::RunEnded)
        m_marks.pop_back();
    m_isEnded = false;
    m_frontier = std::min(m_frontier, from);
    m_truncatedAt = std::min(m_truncatedAt, from);
}

std::size_t LaneIndex::bytes() const
{
    std::size_t bytes = m_marks.capacity() * sizeof(Mark);
    for (const auto* rows : {&m_cores, &m_threads}) {
        for (const SliceRow& row : *rows)
            bytes += sizeof(row) + row.bytes();
    }
    return bytes;
}

std::size_t LaneIndex::sliceCount() const
{
    std::size_t count = 0;
    for (const SliceRow& row : m_cores)
        count += row.size();
    return count;
}

void LaneIndex::apply(const Event& event)
{
    const ThreadId thread(event.thread);
    if (event.kind == EventKind::Dispatched)
        dispatch(event);
    else if (event.kind == EventKind::Left)
        leave(event);
    else if (event.kind == EventKind::Ready)
        wait(thread, SliceKind::Queued, event.time);
    else if (event.kind == EventKind::ThreadEnded)
        m_threads[thread.index()].close(event.time);
    else if (event.kind == EventKind::MachineChanged)
        m_cores.resize(std::max(m_cores.size(), static_cast<std::size_t>(event.b)), SliceRow(SliceRow::Key::Thread));
    mark(event);
}

void LaneIndex::dispatch(const Event& event)
{
    Slice slice;
    slice.start = event.time;
    slice.runsFrom = event.time + SimTime{event.wide()};
    slice.thread = ThreadId(event.thread);
    slice.core = event.core;
    // The Migrated event comes only after this one, so where the thread ran last is looked up.
    const std::int16_t before = m_threads[slice.thread.index()].lastCore();
    if (before >= 0 && before != slice.core)
        slice.flags = SliceMigrated;
    m_cores[static_cast<std::size_t>(event.core)].open(slice);
    m_threads[slice.thread.index()].open(slice);
}

void LaneIndex::leave(const Event& event)
{
    const auto reason = static_cast<LeaveReason>(event.flag);
    const std::uint8_t flags = reason == LeaveReason::Preempted ? SlicePreempted : 0;
    m_cores[static_cast<std::size_t>(event.core)].close(event.time, flags);
    const ThreadId thread(event.thread);
    m_threads[thread.index()].close(event.time, flags);
    const bool isAtDevice
        = reason == LeaveReason::Waits && event.a == static_cast<std::int32_t>(machine::WaitKind::Device);
    if (reason == LeaveReason::Blocked || (reason == LeaveReason::Waits && !isAtDevice))
        wait(thread, SliceKind::Blocked, event.time);
    else if (reason == LeaveReason::Slept || isAtDevice)
        wait(thread, SliceKind::Sleeping, event.time);
    else if (reason != LeaveReason::Ended)
        wait(thread, SliceKind::Queued, event.time);
}

void LaneIndex::wait(ThreadId thread, SliceKind kind, SimTime time)
{
    SliceRow& row = m_threads[thread.index()];
    if (row.isOpen() && row.last().kind == kind)
        return;
    Slice slice;
    slice.start = time;
    slice.runsFrom = time;
    slice.thread = thread;
    slice.kind = kind;
    row.open(slice);
}

void LaneIndex::mark(const Event& event)
{
    nameCommand(event);
    if (event.kind == EventKind::DeadlockClosed) {
        m_marks.push_back(markOf(event, MarkKind::DeadlockClosed));
    } else if (event.kind == EventKind::DeadlineMissed) {
        m_marks.push_back(markOf(event, MarkKind::DeadlineMissed));
    } else if (event.kind == EventKind::ProcessEnded) {
        const bool isFault = event.flag == static_cast<std::uint8_t>(machine::EndReason::Faulted);
        m_marks.push_back(markOf(event, isFault ? MarkKind::ProcessFaulted : MarkKind::ProcessEnded));
    } else if (event.kind == EventKind::CommandApplied) {
        m_marks.push_back(markOf(event, MarkKind::CommandApplied));
    } else if (event.kind == EventKind::CommandRefused) {
        m_marks.push_back(markOf(event, MarkKind::CommandRefused));
    } else if (event.kind == EventKind::RunEnded) {
        m_marks.push_back(markOf(event, MarkKind::RunEnded));
        m_marks.back().end = static_cast<machine::RunEnd>(event.flag);
        m_isEnded = true;
    }
}

/// The first telling event after a command at the same instant says what the command was.
void LaneIndex::nameCommand(const Event& event)
{
    if (m_marks.empty())
        return;
    Mark& last = m_marks.back();
    if (last.kind != MarkKind::CommandApplied || last.command != CommandKind::Other || last.time != event.time)
        return;
    last.command = causeOf(event);
    if (last.command != CommandKind::Other && last.command != CommandKind::Crash
        && last.command != CommandKind::ChangeMachine)
        last.thread = ThreadId(event.thread);
}

} // namespace threadway::trace
