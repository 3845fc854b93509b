// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/sync_call.h"

#include "machine/lifecycle.h"

namespace threadway::machine {
namespace {

sync::Request requestOf(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    const auto& values = world.routine(coroutine).values;
    const auto count = static_cast<std::size_t>(instruction.b);
    return {.party = {world.blueprint->coroutine(coroutine).thread, coroutine},
            .operation = instruction.c,
            .arguments = std::span(values).last(count)};
}

std::int32_t timesHeld(const sync::ObjectState& state, ThreadId thread)
{
    for (const sync::Holder& holder : state.holders) {
        if (holder.thread == thread)
            return holder.times;
    }
    return 0;
}

/// Emits the difference between two states of an object.
void emitChanges(Context& context, ObjectId object, const sync::ObjectState& before, const sync::ObjectState& after)
{
    for (const sync::Holder& holder : before.holders) {
        const std::int32_t now = timesHeld(after, holder.thread);
        if (now < holder.times)
            context.emit(EventKind::Released, holder.thread, object.value, now);
    }
    for (const sync::Holder& holder : after.holders) {
        if (holder.times > timesHeld(before, holder.thread))
            context.emit(EventKind::Acquired, holder.thread, object.value, holder.times);
    }
    if (before.count != after.count)
        context.emit(EventKind::ObjectCount, {}, object.value, static_cast<std::int32_t>(after.count));
}

const sync::Primitive& primitiveOf(const World& world, ObjectId object)
{
    return world.blueprint->object(object).kind->behaviour;
}

} // namespace

bool wouldPass(const World& world, CoroutineId coroutine, const program::Instruction& instruction)
{
    const ObjectId object(instruction.a);
    return primitiveOf(world, object)
        .isEnabled(world.objects[object.index()], requestOf(world, coroutine, instruction));
}

sync::Outcome callSync(Context& context, CoroutineId coroutine, const program::Instruction& instruction)
{
    World& world = context.world;
    const ObjectId object(instruction.a);
    sync::ObjectState& state = world.objects[object.index()];
    const sync::ObjectState before = state;
    std::vector<sync::Grant> grants;
    const sync::Outcome outcome
        = primitiveOf(world, object).apply(state, requestOf(world, coroutine, instruction), grants);
    emitChanges(context, object, before, state);
    if (outcome.verdict == sync::Verdict::Done)
        finishSyncCall(context, coroutine, outcome.result);
    wakeGranted(context, grants);
    return outcome;
}

void finishSyncCall(Context& context, CoroutineId coroutine, const program::Value& result)
{
    Routine& routine = context.world.routine(coroutine);
    const program::Instruction& call = context.blueprint().unitOf(coroutine).code[static_cast<std::size_t>(routine.pc)];
    routine.values.resize(routine.values.size() - static_cast<std::size_t>(call.b));
    const auto& kind = *context.blueprint().object(ObjectId(call.a)).kind;
    if (kind.operations[call.c].hasResult)
        routine.values.push_back(result);
    routine.stepPaid = false;
    ++routine.pc;
}

void withdrawFromObjects(Context& context, ThreadId thread, bool release)
{
    World& world = context.world;
    std::vector<sync::Grant> grants;
    for (std::size_t i = 0; i < world.objects.size(); ++i) {
        sync::ObjectState& state = world.objects[i];
        if (state.holders.empty() && state.waiters.empty())
            continue;
        const sync::ObjectState before = state;
        primitiveOf(world, ObjectId(i)).withdraw(state, thread, release, grants);
        emitChanges(context, ObjectId(i), before, state);
    }
    wakeGranted(context, grants);
}

} // namespace threadway::machine
