// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/world.h"

#include <fmt/format.h>

#include <algorithm>

namespace threadway::machine {
namespace {

void checkCores(const World& world, std::vector<std::string>& faults)
{
    for (std::size_t i = 0; i < world.cores.size(); ++i) {
        const ThreadId thread = world.cores[i].thread;
        if (!thread.isValid())
            continue;
        const ThreadBody& body = world.thread(thread);
        if (body.phase != ThreadPhase::Running || body.core != CoreId(i))
            faults.push_back(fmt::format("core {} runs thread {}, which is not running there", i, thread.value));
        if (!world.allowedCores(thread).contains(CoreId(i)) && !world.steering.isActive())
            faults.push_back(fmt::format("thread {} runs on core {} against its affinity", thread.value, i));
    }
}

void checkThreads(const World& world, std::vector<std::string>& faults)
{
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        const ThreadBody& body = world.threads[i];
        const bool isRunning = body.phase == ThreadPhase::Running;
        if (isRunning != body.core.isValid() || (isRunning && world.core(body.core).thread != ThreadId(i)))
            faults.push_back(fmt::format("thread {} and its core do not agree", i));
        if ((body.phase == ThreadPhase::Blocked) != (body.waitsFor.isValid() || body.wait.isAny()))
            faults.push_back(fmt::format("thread {} is blocked on nothing, or waits without being blocked", i));
    }
}

/// No ready thread waits while a core that it may use is idle (asked only when nothing is left to dispatch).
void checkWorkConservation(const World& world, std::vector<std::string>& faults)
{
    if (world.needsDispatch || world.steering.isActive() || world.isEnded || world.policy->mayIdle())
        return;
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        const ThreadBody& body = world.threads[i];
        if (body.phase != ThreadPhase::Ready)
            continue;
        const CoreMask allowed = world.allowedCores(ThreadId(i));
        for (std::size_t core = 0; core < world.cores.size(); ++core) {
            if (allowed.contains(CoreId(core)) && !world.cores[core].thread.isValid())
                faults.push_back(fmt::format("thread {} waits while core {} is idle", i, core));
        }
    }
}

void checkObjects(const World& world, std::vector<std::string>& faults)
{
    for (std::size_t i = 0; i < world.objects.size(); ++i) {
        for (const sync::Waiter& waiter : world.objects[i].waiters) {
            if (world.routine(waiter.party.coroutine).waitsFor != ObjectId(i))
                faults.push_back(fmt::format("thread {} stands in the queue of object {} without waiting for it",
                                             waiter.party.thread.value, i));
        }
    }
}

void checkCalls(const World& world, std::vector<std::string>& faults)
{
    for (const CallWaiter& waiter : world.callWaiters) {
        const bool isApart = world.routine(waiter.coroutine).phase == RoutinePhase::Waiting;
        if (!isApart && world.thread(world.threadOf(waiter.coroutine)).wait != waiter.wait)
            faults.push_back(
                fmt::format("coroutine {} waits in a call that its thread does not know", waiter.coroutine.value));
    }
}

void checkDevices(const World& world, std::vector<std::string>& faults)
{
    for (std::size_t i = 0; i < world.devices.size(); ++i) {
        const auto& requests = world.devices[i];
        const auto served = std::count_if(requests.begin(), requests.end(), [](const auto& r) { return r.isServed; });
        const int servers = world.blueprint->scenario.devices[i].servers;
        if (served > servers)
            faults.push_back(fmt::format("device {} serves more requests than it can", i));
        if (served < servers && served < static_cast<std::ptrdiff_t>(requests.size()))
            faults.push_back(fmt::format("device {} lets requests wait without need", i));
    }
}

} // namespace

std::vector<std::string> World::checkInvariants() const
{
    std::vector<std::string> faults;
    checkCores(*this, faults);
    checkThreads(*this, faults);
    checkWorkConservation(*this, faults);
    checkObjects(*this, faults);
    checkCalls(*this, faults);
    checkDevices(*this, faults);
    for (const Timer& timer : timers) {
        if (timer.at < time)
            faults.push_back("a timer lies in the past");
    }
    return faults;
}

} // namespace threadway::machine
