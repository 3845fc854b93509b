// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/several_locks.h"

#include "machine/lifecycle.h"
#include "machine/recovery.h"
#include "machine/sync_call.h"
#include "machine/waiting.h"

namespace threadway::machine {
namespace {

constexpr std::uint16_t giveBack = 1;

std::vector<ObjectId> locksOf(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    const auto& values = world.routine(coroutine).values;
    std::vector<ObjectId> locks;
    for (std::size_t i = values.size() - static_cast<std::size_t>(instruction.b); i < values.size(); ++i)
        locks.emplace_back(static_cast<std::int32_t>(values[i].data));
    return locks;
}

sync::Request requestFor(const World& world, CoroutineId coroutine, ObjectId lock, bool isUndone)
{
    const sync::PrimitiveInfo& kind = *world.blueprint->object(lock).kind;
    const int take = plainLock(kind);
    const int operation = isUndone ? kind.operations[static_cast<std::size_t>(take)].undo : take;
    return {.party = {world.threadOf(coroutine), coroutine},
            .operation = static_cast<std::uint16_t>(operation),
            .arguments = {}};
}

void takeAll(Context& context, CoroutineId coroutine)
{
    std::vector<sync::Grant> grants; // taking lets nobody go on
    for (const ObjectId lock : locksOf(context.world, coroutine, instructionAt(context.world, coroutine)))
        askObject(context, lock, requestFor(context.world, coroutine, lock, false), grants);
    finishSyncCall(context, coroutine, {});
}

sync::Outcome giveAllBack(Context& context, CoroutineId coroutine, const std::vector<ObjectId>& locks,
                          ObjectId& culprit)
{
    std::vector<sync::Grant> grants;
    for (std::size_t i = locks.size(); i-- > 0;) {
        culprit = locks[i];
        const auto outcome = askObject(context, culprit, requestFor(context.world, coroutine, culprit, true), grants);
        if (outcome.verdict != sync::Verdict::Done)
            return outcome;
    }
    finishSyncCall(context, coroutine, {});
    settleWaits(context, grants);
    return {};
}

} // namespace

ObjectId firstUnavailable(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    if (instruction.c == giveBack)
        return {};
    for (const ObjectId lock : locksOf(world, coroutine, instruction)) {
        const auto& behaviour = world.blueprint->object(lock).kind->behaviour;
        if (!behaviour.isEnabled(world.objects[lock.index()], requestFor(world, coroutine, lock, false)))
            return lock;
    }
    return {};
}

sync::Outcome callSeveral(Context& context, CoroutineId coroutine, const program::Instruction& instruction,
                          ObjectId& culprit)
{
    if (instruction.c == giveBack)
        return giveAllBack(context, coroutine, locksOf(context.world, coroutine, instruction), culprit);
    noteRollbackPoint(context, coroutine);
    culprit = firstUnavailable(context.world, coroutine, instruction);
    if (!culprit.isValid()) {
        takeAll(context, coroutine);
        return {};
    }
    context.world.collectors.push_back(coroutine);
    beginWait(context, coroutine, culprit);
    return {sync::Verdict::Wait};
}

void serveCollectors(Context& context)
{
    World& world = context.world;
    for (std::size_t i = 0; i < world.collectors.size();) {
        const CoroutineId coroutine = world.collectors[i];
        const ThreadId thread = world.threadOf(coroutine);
        const ObjectId missing = firstUnavailable(world, coroutine, instructionAt(world, coroutine));
        Routine& routine = world.routine(coroutine);
        if (!missing.isValid()) {
            world.collectors.erase(world.collectors.begin() + static_cast<std::ptrdiff_t>(i));
            takeAll(context, coroutine);
            world.thread(thread).waitsFor = {};
            makeReady(context, thread, WakeReason::Granted);
            continue;
        }
        if (missing != routine.waitsFor && world.thread(thread).phase == ThreadPhase::Blocked) {
            routine.waitsFor = missing;
            world.thread(thread).waitsFor = missing;
            context.emit(EventKind::WaitMoved, thread, missing.value, -1);
        }
        ++i;
    }
}

} // namespace threadway::machine
