// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What events mean for cores and the threads on them.
#include "machine/cache_sharing.h"
#include "machine/core_rate.h"
#include "trace/core_split.h"
#include "trace/state.h"

#include <algorithm>
#include <utility>

namespace threadway::trace {
namespace {

using machine::Event;
using machine::EventKind;

template <class T>
T& at(std::vector<T>& table, std::int32_t index)
{
    return table[static_cast<std::size_t>(index)];
}

SimTime positive(SimTime span)
{
    return std::max(span, SimTime{});
}

} // namespace

void State::dispatch(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    CoreNow& core = at(cores, event.core);
    const SimTime cost{event.wide()};
    setStanding(ThreadId(event.thread), cost.ns > 0 ? ThreadStanding::Switching : ThreadStanding::Running);
    thread.core = CoreId(static_cast<std::int32_t>(event.core));
    thread.lastCore = thread.core;
    thread.queue = {};
    thread.runsFrom = time + cost;
    thread.firstRun = std::min(thread.firstRun, thread.runsFrom);
    thread.dispatches.add(time);
    if (static_cast<machine::SwitchKind>(event.flag) != machine::SwitchKind::None)
        ++thread.switches;
    core.idle += time - core.since;
    core.since = time;
    core.awaitsChoice = false;
    core.warmFrom = time;
    core.thread = ThreadId(event.thread);
    core.countedTo = thread.runsFrom;
    core.turning = {};
    const bool isProcess = static_cast<machine::SwitchKind>(event.flag) == machine::SwitchKind::Process;
    spent(core.turning, isProcess ? machine::TimeKind::ProcessSwitch : machine::TimeKind::ThreadSwitch) = cost;
    if (thread.head.isValid())
        coroutines[thread.head.index()].doneAt = thread.runsFrom;
}

/// A part of the switch is no switching but something else.
void State::turn(const Event& event)
{
    CoreNow& core = at(cores, event.core);
    const SimTime part{event.wide()};
    const bool isProcess = spent(core.turning, machine::TimeKind::ProcessSwitch).ns > 0;
    spent(core.turning, isProcess ? machine::TimeKind::ProcessSwitch : machine::TimeKind::ThreadSwitch) -= part;
    spent(core.turning, static_cast<machine::TimeKind>(event.flag)) += part;
}

void State::changeRate(const Event& event)
{
    CoreNow& core = at(cores, event.core);
    const ThreadNow& thread = threads[core.thread.index()];
    if (thread.head.isValid())
        settleWork(thread.head, time);
    core.rate = event.a;
}

/// What the thread has done on its core counts as what its present work is.
void State::countWork(const ThreadNow& thread)
{
    if (!thread.core.isValid())
        return;
    CoreNow& core = cores[thread.core.index()];
    if (time <= core.countedTo)
        return;
    const bool isKnown = thread.head.isValid();
    spent(core.spent, isKnown ? coroutines[thread.head.index()].account : machine::TimeKind::Work)
        += time - core.countedTo;
    core.countedTo = time;
}

void State::leave(const Event& event)
{
    ThreadNow& thread = threadOf(event);
    CoreNow& core = at(cores, event.core);
    countWork(thread);
    addTurning(core.spent, core.turning, std::min(time, thread.runsFrom) - core.since);
    if (thread.head.isValid())
        settleWork(thread.head, time);
    const SimTime worked = positive(time - thread.runsFrom);
    thread.ran += worked;
    core.busy += worked;
    core.switching += (time - core.since) - worked;
    core.since = time;
    settleWarmth(core);
    core.lastThread = core.thread;
    core.thread = {};
    thread.core = {};
    const auto reason = static_cast<machine::LeaveReason>(event.flag);
    if (reason == machine::LeaveReason::Blocked) {
        thread.waitsFor = ObjectId(event.a);
        objects[thread.waitsFor.index()].waiters.push_back(ThreadId(event.thread));
        setStanding(ThreadId(event.thread), ThreadStanding::Blocked);
    } else if (reason == machine::LeaveReason::Waits) {
        const bool isDevice = thread.callWait == machine::WaitKind::Device;
        setStanding(ThreadId(event.thread), isDevice ? ThreadStanding::Sleeping : ThreadStanding::Blocked);
    } else {
        setStanding(ThreadId(event.thread), ThreadStanding::Sleeping); // until the event that follows says more
    }
}

void State::applyToCore(const Event& event)
{
    CoreNow& core = at(cores, event.core);
    if (event.kind == EventKind::StallTime) {
        core.stalled += SimTime{event.wide()};
        return;
    }
    const std::size_t level = event.flag - std::size_t{1};
    if (event.kind == EventKind::CacheSample) {
        core.caches[level].hits += event.a;
        core.caches[level].misses += event.b;
    } else if (event.kind == EventKind::CacheInvalidated) {
        core.caches[level].invalidations += event.a;
        core.caches[level].upgrades += event.b;
    } else if (event.kind == EventKind::CacheDetail) {
        core.caches[level].details[static_cast<std::size_t>(event.a)] += event.b;
        if (static_cast<machine::CacheDetail>(event.a) == machine::CacheDetail::Remote)
            threadOf(event).remoteAccesses += event.b;
    } else {
        shareLines(event, level);
    }
}

/// One core tells of a cache that others may use, too.
void State::shareLines(const Event& event, std::size_t level)
{
    const CoreId teller(static_cast<std::int32_t>(event.core));
    for (std::size_t i = 0; i < cores.size(); ++i) {
        const bool isUser = machine::useSameCache(topology, teller, CoreId(i), isSharedLevel(level));
        if (!isUser || !cores[i].isOnline)
            continue;
        if (event.b == 0)
            cores[i].lines[level].erase(ThreadId(event.thread));
        else
            cores[i].lines[level][ThreadId(event.thread)] = event.b;
    }
}

/// Every cache stays with the core of the lowest number that used it, if that one is still the first to use it.
void State::reshareLines(int onlineBefore, const Topology& before, bool isEmptied)
{
    const auto online = static_cast<int>(
        std::count_if(cores.begin(), cores.end(), [](const CoreNow& core) { return core.isOnline; }));
    const std::vector<CoreNow> old = cores;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        for (std::size_t level = 0; level < cores[i].lines.size(); ++level) {
            const bool isShared = isSharedLevel(level);
            const CoreId keeper = machine::firstUser(topology, online, CoreId(i), isShared);
            const bool stays = cores[i].isOnline && !isEmptied && keeper.value < onlineBefore
                               && machine::firstUser(before, onlineBefore, keeper, isShared) == keeper;
            if (stays)
                cores[i].lines[level] = old[keeper.index()].lines[level];
            else
                cores[i].lines[level].clear();
        }
    }
}

void State::changeMachine(const Event& event)
{
    m_sharedLevels = event.flag >> 1U;
    const auto online = static_cast<std::size_t>(event.b);
    const std::size_t known = cores.size();
    int onlineBefore = 0;
    for (const CoreNow& core : cores)
        onlineBefore += core.isOnline ? 1 : 0;
    cores.resize(std::max(known, online));
    const Topology before = topology;
    const bool standElsewhere = !m_comingPlaces.empty();
    if (standElsewhere)
        topology = Topology::ofPlaces(std::exchange(m_comingPlaces, {}));
    for (std::size_t i = 0; i < cores.size(); ++i) {
        if (i >= known) {
            cores[i].offline = time;
            cores[i].since = time;
        }
        if (standElsewhere || i >= known || !cores[i].isOnline)
            cores[i].rate = machine::ownRate(topology, CoreId(i));
        setOnline(cores[i], i < online);
    }
    reshareLines(onlineBefore, before, (event.flag & 1U) != 0);
}

void State::setOnline(CoreNow& core, bool isOnline) const
{
    if (core.isOnline == isOnline)
        return;
    (core.isOnline ? core.idle : core.offline) += time - core.since;
    core.since = time;
    core.isOnline = isOnline;
}

} // namespace threadway::trace
