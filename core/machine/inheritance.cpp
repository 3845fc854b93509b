// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/inheritance.h"

#include "machine/dispatcher.h"
#include "machine/lifecycle.h"

#include <algorithm>

namespace threadway::machine {
namespace {

/// Lets the holders of the object count as its rule says. Returns whether any priority rose.
bool raiseHolders(const World& world, ObjectId object, std::vector<std::int32_t>& priorities)
{
    const sync::PriorityRule& rule = world.blueprint->object(object).priorityRule;
    const sync::ObjectState& state = world.objects[object.index()];
    bool hasRisen = false;
    for (const sync::Holder& holder : state.holders) {
        if (world.thread(holder.thread).phase == ThreadPhase::Ended)
            continue;
        std::int32_t& own = priorities[holder.thread.index()];
        std::int32_t due = own;
        if (rule.protocol == sync::PriorityProtocol::Ceiling)
            due = std::max(due, rule.ceiling);
        for (const sync::Waiter& waiter : state.waiters) {
            if (rule.protocol == sync::PriorityProtocol::Inherit)
                due = std::max(due, priorities[waiter.party.thread.index()]);
        }
        hasRisen = hasRisen || due > own;
        own = due;
    }
    return hasRisen;
}

void setPriority(Context& context, ThreadId thread, std::int32_t priority)
{
    World& world = context.world;
    ThreadBody& body = world.thread(thread);
    const bool hasSunk = priority < body.priority;
    body.priority = priority;
    context.emit(EventKind::PriorityChanged, thread, priority);
    if (body.phase == ThreadPhase::Ready) {
        tellExpiry(context, thread);
        world.policy->remove(thread);
        makeReady(context, thread, WakeReason::Moved);
    }
    if (!hasSunk)
        return;
    for (std::size_t i = 0; i < world.threads.size(); ++i) { // who waits may be the more important one now
        if (world.threads[i].phase == ThreadPhase::Ready)
            world.newlyReady.push_back(ThreadId(i));
    }
    world.needsDispatch = true;
}

} // namespace

void updatePriorities(Context& context)
{
    const World& world = context.world;
    const std::vector<ObjectId>& objects = world.blueprint->prioritised;
    if (objects.empty() || !context.isTimed) // when exploring, nobody is more important than another
        return;
    std::vector<std::int32_t> priorities;
    for (const auto& thread : world.blueprint->threads)
        priorities.push_back(thread.priority);
    for (bool hasRisen = true; hasRisen;) { // ends, as priorities only rise and there are finitely many
        hasRisen = false;
        for (const ObjectId object : objects)
            hasRisen = raiseHolders(world, object, priorities) || hasRisen;
    }
    for (std::size_t i = 0; i < priorities.size(); ++i) {
        if (priorities[i] != world.threads[i].priority)
            setPriority(context, ThreadId(i), priorities[i]);
    }
}

} // namespace threadway::machine
