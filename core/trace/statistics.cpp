// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/statistics.h"

namespace threadway::trace {
namespace {

std::string_view endWord(machine::EndReason reason)
{
    switch (reason) {
    case machine::EndReason::Finished:
        return "finished";
    case machine::EndReason::Killed:
        return "killed";
    case machine::EndReason::Towed:
        return "towed";
    case machine::EndReason::Faulted:
        return "faulted";
    case machine::EndReason::ProcessGone:
        return "process-gone";
    }
    return {};
}

std::string_view stateWord(const ThreadNow& thread)
{
    switch (thread.standing) {
    case ThreadStanding::NotArrived:
        return "not-arrived";
    case ThreadStanding::Queued:
        return "ready";
    case ThreadStanding::Switching:
    case ThreadStanding::Running:
        return "running";
    case ThreadStanding::Blocked:
        return "blocked";
    case ThreadStanding::Sleeping:
        return "sleeping";
    case ThreadStanding::Ended:
        return endWord(thread.endReason);
    }
    return {};
}

std::optional<SimTime> known(SimTime time)
{
    return time == SimTime::never() ? std::nullopt : std::optional(time);
}

ThreadStatistics threadStatistics(const State& state, ThreadId id, SimTime t)
{
    const ThreadNow& now = state.threads[id.index()];
    ThreadStatistics result;
    result.state = stateWord(now);
    result.arrival = known(now.arrived);
    result.firstRun = known(now.firstRun);
    result.end = known(now.ended);
    result.running = state.ranBy(id, t);
    const auto openSpan = [&](ThreadStanding standing) { return now.standing == standing ? t - now.since : SimTime{}; };
    result.ready = now.queued + openSpan(ThreadStanding::Queued);
    result.blocked = now.blocked + openSpan(ThreadStanding::Blocked);
    result.asleep = now.slept + openSpan(ThreadStanding::Sleeping);
    result.switches = now.switches;
    result.migrations = now.migrations;
    result.restarts = now.restarts;
    result.lost = now.lost;
    result.jobsReleased = now.jobsReleased;
    result.jobsDone = now.jobsDone;
    result.deadlinesMissed = now.deadlinesMissed;
    result.remoteAccesses = now.remoteAccesses;
    return result;
}

CoreStatistics coreStatistics(const State& state, CoreId id, SimTime t)
{
    const CoreNow& now = state.cores[id.index()];
    CoreStatistics result;
    result.busy = state.busyBy(id, t);
    result.switching = state.switchingBy(id, t);
    const SimTime still = now.thread.isValid() ? SimTime{} : t - now.since;
    result.idle = now.isOnline ? now.idle + still : now.idle;
    result.offline = now.isOnline ? now.offline : now.offline + still;
    result.stalled = now.stalled;
    result.split = state.splitBy(id, t);
    result.warm = state.warmBy(id, t);
    result.caches = now.caches;
    return result;
}

} // namespace

scenario::Inventory inventoryOf(const State& state)
{
    scenario::Inventory inventory;
    for (const ThreadNow& thread : state.threads) {
        if (thread.arrived != SimTime::never() && thread.standing != ThreadStanding::Ended)
            inventory.addThread();
    }
    for (const ProcessNow& process : state.processes) {
        if (process.isBorn && !process.isClosed)
            inventory.addProcess();
    }
    return inventory;
}

Statistics statisticsAt(const State& state, SimTime t)
{
    Statistics result;
    result.time = t;
    for (std::size_t i = 0; i < state.threads.size(); ++i)
        result.threads.push_back(threadStatistics(state, ThreadId(i), t));
    for (std::size_t i = 0; i < state.cores.size(); ++i) {
        result.cores.push_back(coreStatistics(state, CoreId(i), t));
        for (std::size_t level = 0; level < result.caches.size(); ++level) {
            const CacheCount& count = state.cores[i].caches[level];
            result.caches[level].hits += count.hits;
            result.caches[level].misses += count.misses;
            result.caches[level].invalidations += count.invalidations;
            result.caches[level].upgrades += count.upgrades;
            for (std::size_t detail = 0; detail < count.details.size(); ++detail)
                result.caches[level].details[detail] += count.details[detail];
        }
    }
    result.inventory = inventoryOf(state);
    return result;
}

} // namespace threadway::trace
