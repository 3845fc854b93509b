// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/world_parts.h"

#include "base/hash.h"
#include "history/keyframes.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace threadway::explore {
namespace {

constexpr std::size_t bytesOfBlock = 16; ///< that the allocator adds to one, on average

/// What a copy of the vector has elsewhere.
template <class T>
std::size_t bytesOf(const std::vector<T>& values)
{
    return values.empty() ? 0 : values.size() * sizeof(T) + bytesOfBlock;
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

std::uint64_t hashOf(const machine::ThreadBody& body)
{
    base::Hasher hasher;
    hasher.add(static_cast<std::uint64_t>(body.phase)).add(body.head.value).add(body.waitsFor.value);
    for (const CoroutineId coroutine : body.ramp)
        hasher.add(coroutine.value);
    for (const machine::PendingStore& store : body.stores)
        hasher.add(store.variable.value).add(hashOf(store.value));
    return hasher.value();
}

std::uint64_t hashOf(const machine::Routine& routine)
{
    base::Hasher hasher;
    hasher.add(static_cast<std::uint64_t>(routine.phase)).add(routine.pc);
    hasher.add(static_cast<std::uint64_t>(routine.frames.size()));
    for (const machine::Frame& frame : routine.frames)
        hasher.add(frame.function).add(frame.returnTo);
    for (const program::Value& value : routine.values)
        hasher.add(hashOf(value));
    hasher.add(static_cast<std::uint64_t>(routine.work.kind));
    return hasher.value();
}

std::uint64_t hashOf(const LocalState& local)
{
    base::Hasher hasher(hashOf(local.body));
    for (const machine::Routine& routine : local.routines)
        hasher.add(hashOf(routine));
    return hasher.value();
}

std::uint64_t hashOf(const std::vector<std::uint32_t>& numbers)
{
    base::Hasher hasher;
    for (const std::uint32_t number : numbers)
        hasher.add(number);
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

std::size_t bytesBehind(const machine::ThreadBody& body)
{
    return bytesOf(body.ramp) + bytesOf(body.stores);
}

std::size_t bytesBehind(const machine::Routine& routine)
{
    return bytesOf(routine.frames) + bytesOf(routine.values) + bytesOf(routine.interrupted);
}

std::size_t bytesBehind(const sync::ObjectState& object)
{
    return bytesOf(object.holders) + bytesOf(object.waiters) + bytesOf(object.items);
}

std::size_t bytesBehind(const RestState& rest)
{
    return rest.world == nullptr ? 0 : history::approximateBytes(*rest.world);
}

std::size_t bytesBehind(const std::vector<std::uint32_t>& numbers)
{
    return bytesOf(numbers);
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
