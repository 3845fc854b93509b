// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/deadlock.h"
#include "machine/dispatcher.h"
#include "machine/lifecycle.h"
#include "machine/reconfiguration.h"
#include "machine/simulator.h"
#include "machine/thread_settings.h"
#include "scenario/turn.h"

#include <algorithm>

namespace threadway::machine {
namespace {

using namespace scenario;

Refusal checkThread(const World& world, ThreadId thread)
{
    if (!thread.isValid() || thread.index() >= world.threads.size())
        return Refusal::NoSuchThread;
    const ThreadPhase phase = world.thread(thread).phase;
    if (phase == ThreadPhase::NotArrived)
        return Refusal::NoSuchThread;
    return phase == ThreadPhase::Ended ? Refusal::ThreadEnded : Refusal::None;
}

struct Checker {
    const World& world;

    Refusal operator()(const Migrate& command) const
    {
        if (const Refusal refusal = checkThread(world, command.thread); refusal != Refusal::None)
            return refusal;
        if (!command.core.isValid() || command.core.index() >= world.cores.size())
            return Refusal::NoSuchCore;
        const ThreadBody& body = world.thread(command.thread);
        if (!body.affinity.contains(command.core))
            return Refusal::AffinityForbids;
        return body.core == command.core ? Refusal::AlreadyThere : Refusal::None;
    }
    Refusal operator()(const Pin& command) const
    {
        if (const Refusal refusal = checkThread(world, command.thread); refusal != Refusal::None)
            return refusal;
        const CoreMask usable = command.cores & CoreMask::first(static_cast<int>(world.cores.size()));
        return usable.isEmpty() ? Refusal::EmptyMask : Refusal::None;
    }
    Refusal operator()(const Kill& command) const { return checkThread(world, command.thread); }
    Refusal operator()(const Tow& command) const { return checkThread(world, command.thread); }
    Refusal operator()(const Crash& command) const
    {
        if (!command.process.isValid() || command.process.index() >= world.closedProcesses.size())
            return Refusal::NoSuchProcess;
        if (world.bornProcesses[command.process.index()] == 0)
            return Refusal::NoSuchProcess;
        return world.closedProcesses[command.process.index()] != 0 ? Refusal::ProcessEnded : Refusal::None;
    }
    Refusal operator()(const Steer& command) const
    {
        const bool areKnown = std::all_of(command.turns.begin(), command.turns.end(),
                                          [this](ThreadId turn) { return scenario::isTurn(*world.blueprint, turn); });
        return areKnown ? Refusal::None : Refusal::NoSuchThread;
    }
    Refusal operator()(const ChangeMachine& command) const { return checkChange(*world.machine, command); }
    Refusal operator()(const Choose& command) const
    {
        if (!world.policyInfo->asks)
            return Refusal::NotByHand;
        if (const Refusal refusal = checkThread(world, command.thread); refusal != Refusal::None)
            return refusal;
        if (!command.core.isValid() || command.core.index() >= world.cores.size())
            return Refusal::NoSuchCore;
        const ThreadBody& body = world.thread(command.thread);
        if (!world.allowedCores(command.thread).contains(command.core))
            return Refusal::AffinityForbids;
        if (body.core == command.core)
            return Refusal::AlreadyThere;
        return body.phase == ThreadPhase::Ready ? Refusal::None : Refusal::NotReady;
    }
};

void vacate(Context& context, CoreId core)
{
    const ThreadId running = context.world.core(core).thread;
    if (!running.isValid())
        return;
    leaveCore(context, core, LeaveReason::Preempted);
    makeReady(context, running, WakeReason::Preempted);
}

struct Performer {
    Context& context;
    std::int32_t entry;

    void operator()(const Migrate& command) const
    {
        ThreadBody& body = context.world.thread(command.thread);
        const bool wantsCore = body.phase == ThreadPhase::Running || body.phase == ThreadPhase::Ready;
        if (wantsCore)
            vacate(context, command.core); // first, so that the moved thread stands before the one it displaces
        body.sentTo = command.core;
        requeue(context, command.thread);
    }
    void operator()(const Pin& command) const { setAffinity(context, command.thread, command.cores); }
    void operator()(const Kill& command) const { endThread(context, command.thread, EndReason::Killed); }
    void operator()(const Tow& command) const
    {
        if (command.restart)
            restartThread(context, command.thread);
        else
            endThread(context, command.thread, EndReason::Towed, true);
    }
    void operator()(const Crash& command) const
    {
        crashProcess(context, command.process, command.thread, FaultReason::ByCommand);
    }
    void operator()(const Steer& command) const
    {
        context.world.steering = {command.turns, 0, false};
        beginSteering(context);
    }
    void operator()(const ChangeMachine& command) const { reconfigure(context, command, entry); }
    void operator()(const Choose& command) const
    {
        vacate(context, command.core);
        context.world.policy->choose(command.thread, command.core);
    }
};

} // namespace

Refusal check(const World& world, const Command& command)
{
    return std::visit(Checker{world}, command);
}

void apply(World& world, SimTime at, const Command& command, std::int32_t entry, EventBuffer& events)
{
    if (world.isEnded)
        return;
    Context context{world, events};
    if (world.needsDispatch && at > world.time)
        dispatch(context);
    if (at != world.time)
        world.instructionsNow = 0;
    world.time = at;
    const Refusal refusal = check(world, command);
    if (refusal != Refusal::None) {
        context.emit(EventKind::CommandRefused, {}, entry, 0, flagOf(refusal));
        return;
    }
    context.emit(EventKind::CommandApplied, {}, entry);
    std::visit(Performer{context, entry}, command);
    world.needsDispatch = true;
}

} // namespace threadway::machine
