// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/standstill.h"

#include "machine/deadlock.h"
#include "machine/simulator.h"
#include "machine/untimed.h"
#include "scenario/turn.h"

#include <algorithm>

namespace threadway::explore {

bool isStandstill(const machine::World& world)
{
    for (std::size_t i = 0; scenario::isTurn(*world.blueprint, ThreadId(i)); ++i) {
        if (machine::isEnabled(world, ThreadId(i)))
            return false;
    }
    return true;
}

bool isAnyThreadLeft(const machine::World& world)
{
    for (std::size_t i = 0; i < world.threads.size(); ++i) {
        if (world.threads[i].phase != machine::ThreadPhase::Ended && !world.isUnused(ThreadId(i)))
            return true;
    }
    return false;
}

std::vector<ThreadId> cycleIn(const machine::World& world)
{
    machine::World waiting = world;
    machine::blockWaiting(waiting);
    return machine::anyRing(machine::waitGraphOf(waiting));
}

bool isFault(const machine::Event& event)
{
    return event.kind == machine::EventKind::ProcessEnded
           && event.flag == static_cast<std::uint8_t>(machine::EndReason::Faulted);
}

std::vector<Fault> faultsIn(const machine::EventBuffer& events, ThreadId thread, CoroutineId stepping,
                            std::int32_t statement)
{
    std::vector<Fault> faults;
    for (const machine::Event& event : events) {
        if (event.kind == machine::EventKind::StatementEntered && event.a == stepping.value)
            statement = event.b;
        const ThreadId who = thread.isValid() ? thread : ThreadId(event.thread);
        if (isFault(event))
            faults.push_back({who, stepping, statement, static_cast<machine::FaultReason>(event.core), event.b});
    }
    return faults;
}

} // namespace threadway::explore
