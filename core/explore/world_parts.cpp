// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/world_parts.h"

#include "base/hash.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace threadway::explore {
namespace {

void addRoutine(base::Hasher& hasher, const machine::Routine& routine)
{
    hasher.add(static_cast<std::uint64_t>(routine.phase)).add(routine.pc);
    hasher.add(static_cast<std::uint64_t>(routine.frames.size()));
    for (const machine::Frame& frame : routine.frames)
        hasher.add(frame.function).add(frame.returnTo);
    for (const program::Value& value : routine.values)
        hasher.add(hashOf(value));
    hasher.add(static_cast<std::uint64_t>(routine.work.kind));
}

/// Holds the parts that are components of their own, as long as it lives; then gives them back.
class Taken {
public:
    explicit Taken(machine::World& world)
        : m_world(world),
          m_threads(std::exchange(world.threads, {})),
          m_routines(std::exchange(world.routines, {})),
          m_objects(std::exchange(world.objects, {})),
          m_variables(std::exchange(world.variables, {}))
    {
    }
    ~Taken()
    {
        m_world.threads = std::move(m_threads);
        m_world.routines = std::move(m_routines);
        m_world.objects = std::move(m_objects);
        m_world.variables = std::move(m_variables);
    }
    Taken(const Taken&) = delete;
    Taken& operator=(const Taken&) = delete;

private:
    machine::World& m_world;
    std::vector<machine::ThreadBody> m_threads;
    std::vector<machine::Routine> m_routines;
    std::vector<sync::ObjectState> m_objects;
    std::vector<program::Value> m_variables;
};

} // namespace

LocalState localOf(const machine::World& world, ThreadId thread)
{
    LocalState local{world.thread(thread), {}};
    machine::ThreadBody& body = local.body;
    body.core = {};
    body.lastCore = {};
    body.sentTo = {};
    body.ran = {};
    body.begunAt = {};
    body.epoch = 0;
    body.credit = 0;
    body.isWoken = false;
    const auto& coroutines = world.blueprint->thread(thread).coroutines;
    local.routines.reserve(coroutines.size());
    for (const CoroutineId coroutine : coroutines) {
        const machine::Routine& routine = world.routine(coroutine);
        if (routine.phase == machine::RoutinePhase::Ended) {
            local.routines.emplace_back().phase = machine::RoutinePhase::Ended;
        } else {
            local.routines.push_back(routine);
        }
    }
    return local;
}

void setLocal(machine::World& world, ThreadId thread, const LocalState& local)
{
    world.thread(thread) = local.body;
    const auto& coroutines = world.blueprint->thread(thread).coroutines;
    for (std::size_t i = 0; i < coroutines.size(); ++i)
        world.routine(coroutines[i]) = local.routines[i];
}

bool isUnorderedQueue(const machine::World& world, ObjectId object)
{
    return world.blueprint->object(object).kind->id == std::string_view("barrier");
}

sync::ObjectState withSortedQueue(sync::ObjectState object)
{
    std::sort(object.waiters.begin(), object.waiters.end(),
              [](const sync::Waiter& a, const sync::Waiter& b) { return a.party.coroutine < b.party.coroutine; });
    return object;
}

std::uint64_t hashOf(const LocalState& local)
{
    base::Hasher hasher;
    hasher.add(static_cast<std::uint64_t>(local.body.phase)).add(local.body.head.value).add(local.body.waitsFor.value);
    for (const CoroutineId coroutine : local.body.ramp)
        hasher.add(coroutine.value);
    for (const machine::PendingStore& store : local.body.stores)
        hasher.add(store.variable.value).add(hashOf(store.value));
    for (const machine::Routine& routine : local.routines)
        addRoutine(hasher, routine);
    return hasher.value();
}

std::uint64_t hashOf(const sync::ObjectState& object)
{
    base::Hasher hasher;
    object.addTo(hasher);
    return hasher.value();
}

std::uint64_t hashOf(const program::Value& value)
{
    return base::Hasher().add(static_cast<std::uint64_t>(value.kind)).add(value.data).value();
}

RestState restOf(machine::World& world, bool copies)
{
    Taken parts(world);
    RestState rest{world.programHash(1), world.programHash(2), nullptr};
    if (copies)
        rest.world = std::make_shared<const machine::World>(world);
    return rest;
}

void setRest(machine::World& world, const RestState& rest)
{
    Taken parts(world);
    world = *rest.world;
}

} // namespace threadway::explore
