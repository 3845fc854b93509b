// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/burst_forecast.h"
#include "machine/dispatcher.h"
#include "machine/jobs.h"

namespace threadway::machine {
namespace {

/// The core the thread ran on last or was sent to, if that core is online.
CoreId lastOnline(const World& world, const ThreadBody& body)
{
    const CoreId last = body.sentTo.isValid() ? body.sentTo : body.lastCore;
    return world.isOnline(last) ? last : CoreId();
}

} // namespace

sched::ThreadFacts factsOf(const World& world, ThreadId thread)
{
    const scenario::Blueprint::Thread& fixed = world.blueprint->thread(thread);
    const ThreadBody& body = world.thread(thread);
    std::optional<SimTime> burst;
    sched::BurstSource source = sched::BurstSource::Unknown;
    if (world.policyInfo->needsBursts) {
        burst = nextBurst(world, thread);
        if (burst)
            source = sched::BurstSource::Program;
        else if (fixed.attributes.burst.ns > 0)
            source = sched::BurstSource::Declared;
    }
    return {
        .thread = thread,
        .allowed = world.allowedCores(thread),
        .lastCore = lastOnline(world, body),
        .priority = body.priority,
        .nice = body.nice,
        .arrival = fixed.arrival,
        .ran = body.ran,
        .burst = burst.value_or(fixed.attributes.burst),
        .burstSource = source,
        .attributes = fixed.attributes,
        .released = releaseOf(world, thread),
        .deadline = deadlineOf(world, thread),
    };
}

} // namespace threadway::machine
