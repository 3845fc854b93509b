// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/wait_log.h"

namespace threadway::trace {
namespace {

using machine::Event;
using machine::EventKind;
using machine::WakeReason;

bool isWakeUp(WakeReason reason)
{
    switch (reason) {
    case WakeReason::Arrived:
    case WakeReason::Granted:
    case WakeReason::SleepOver:
    case WakeReason::CallOver:
    case WakeReason::Signalled:
        return true;
    case WakeReason::Expired:
    case WakeReason::Preempted:
    case WakeReason::Yielded:
    case WakeReason::Moved:
    case WakeReason::Requeued:
        return false;
    }
    return false;
}

} // namespace

void WaitLog::apply(const Event& event)
{
    const bool concernsWaiting = event.kind == EventKind::Ready || event.kind == EventKind::Dispatched
                                 || event.kind == EventKind::Left || event.kind == EventKind::ThreadEnded
                                 || event.kind == EventKind::ThreadRestarted;
    if (!concernsWaiting || event.thread < 0)
        return;
    const auto index = static_cast<std::size_t>(event.thread);
    if (index >= m_threads.size())
        m_threads.resize(index + 1);
    Thread& thread = m_threads[index];
    if (event.kind == EventKind::Ready)
        queue(thread, event);
    else if (event.kind == EventKind::Dispatched)
        dispatch(thread, event);
    else if (event.kind == EventKind::Left)
        leave(thread, event);
    else
        thread.queuedAt = thread.wokenAt = SimTime::never();
}

const WaitLog::Waits& WaitLog::of(ThreadId thread) const
{
    static const Waits none;
    return thread.index() < m_threads.size() ? m_threads[thread.index()].waits : none;
}

void WaitLog::queue(Thread& thread, const Event& event)
{
    // Who is moved from one queue to another goes on waiting.
    if (thread.queuedAt == SimTime::never())
        thread.queuedAt = event.time;
    if (thread.wokenAt == SimTime::never() && isWakeUp(static_cast<WakeReason>(event.flag)))
        thread.wokenAt = event.time;
}

void WaitLog::dispatch(Thread& thread, const Event& event)
{
    thread.runsFrom = event.time + SimTime{event.wide()};
    if (thread.queuedAt != SimTime::never())
        thread.waits.stretches.push_back(event.time - thread.queuedAt);
    thread.queuedAt = SimTime::never();
    if (thread.wokenAt != SimTime::never())
        thread.waits.latencies.push_back(thread.runsFrom - thread.wokenAt);
}

void WaitLog::leave(Thread& thread, const Event& event)
{
    // Who loses the core before the switch is over has not run yet.
    const bool hasRun = event.time >= thread.runsFrom;
    if (!hasRun && thread.wokenAt != SimTime::never())
        thread.waits.latencies.pop_back();
    if (hasRun)
        thread.wokenAt = SimTime::never();
    thread.runsFrom = SimTime::never();
}

} // namespace threadway::trace
