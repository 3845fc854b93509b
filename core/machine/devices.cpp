// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/devices.h"

#include "machine/dispatcher.h"
#include "machine/lifecycle.h"
#include "machine/system_call.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using Requests = std::vector<DeviceRequest>;

void tell(Context& context, std::size_t device, CoroutineId coroutine, DeviceStep step)
{
    const ThreadId thread = context.world.threadOf(coroutine);
    context.emit(EventKind::DeviceUsed, thread, static_cast<std::int32_t>(device), 0, flagOf(step));
}

/// The waiting request that is served next, or the end.
Requests::iterator nextOf(Requests& requests, scenario::DeviceQueue queue)
{
    auto best = requests.end();
    for (auto at = requests.begin(); at != requests.end(); ++at) {
        const bool isBetter
            = best == requests.end() || (queue == scenario::DeviceQueue::Shortest && at->span < best->span);
        if (!at->isServed && isBetter)
            best = at;
    }
    return best;
}

void serve(Context& context, std::size_t device)
{
    World& world = context.world;
    const scenario::DeviceSpec& spec = context.blueprint().scenario.devices[device];
    Requests& requests = world.devices[device];
    auto busy = std::count_if(requests.begin(), requests.end(), [](const DeviceRequest& r) { return r.isServed; });
    for (; busy < spec.servers; ++busy) {
        const auto next = nextOf(requests, spec.queue);
        if (next == requests.end())
            return;
        next->isServed = true;
        tell(context, device, next->coroutine, DeviceStep::Started);
        setTimer(world, world.time + next->span, TimerKind::Device, next->coroutine);
    }
}

/// What a thread that held its core was waiting for is there.
void endSpin(Context& context, CoroutineId coroutine)
{
    World& world = context.world;
    const ThreadId thread = context.world.threadOf(coroutine);
    const CoreId core = world.thread(thread).core;
    if (core.isValid())
        charge(context, core);
    world.routine(coroutine).work.left = {};
    if (core.isValid())
        schedule(world, core);
}

void goOn(Context& context, CoroutineId coroutine)
{
    if (context.world.routine(coroutine).work.kind == WorkKind::Spin)
        endSpin(context, coroutine);
    else
        completeCall(context, coroutine);
}

} // namespace

void request(Context& context, DeviceId device, CoroutineId coroutine, SimTime span)
{
    context.world.devices[device.index()].push_back({coroutine, span, false});
    tell(context, device.index(), coroutine, DeviceStep::Queued);
    serve(context, device.index());
}

void finishRequest(Context& context, CoroutineId coroutine)
{
    for (std::size_t device = 0; device < context.world.devices.size(); ++device) {
        Requests& requests = context.world.devices[device];
        const auto mine = std::find_if(requests.begin(), requests.end(), [&](const DeviceRequest& request) {
            return request.isServed && request.coroutine == coroutine;
        });
        if (mine == requests.end())
            continue;
        requests.erase(mine);
        tell(context, device, coroutine, DeviceStep::Finished);
        serve(context, device);
        goOn(context, coroutine);
        return;
    }
}

void withdrawFromDevices(Context& context, ThreadId thread)
{
    for (std::size_t device = 0; device < context.world.devices.size(); ++device) {
        Requests& requests = context.world.devices[device];
        const auto isMine
            = [&](const DeviceRequest& request) { return context.world.threadOf(request.coroutine) == thread; };
        const auto mine = std::find_if(requests.begin(), requests.end(), isMine);
        if (mine == requests.end())
            continue;
        tell(context, device, mine->coroutine, DeviceStep::Withdrawn);
        requests.erase(mine);
        serve(context, device);
    }
}

void finishAllRequests(Context& context)
{
    std::vector<CoroutineId> waiting;
    for (Requests& requests : context.world.devices) {
        for (const DeviceRequest& request : requests)
            waiting.push_back(request.coroutine);
        requests.clear();
    }
    for (const CoroutineId coroutine : waiting) {
        Work& work = context.world.routine(coroutine).work;
        if (work.kind == WorkKind::Spin)
            work = {};
        else
            completeCall(context, coroutine);
    }
}

} // namespace threadway::machine
