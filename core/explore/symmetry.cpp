// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/symmetry.h"

#include "base/hash.h"
#include "scenario/crew.h"

#include <algorithm>
#include <numeric>

namespace threadway::explore {
namespace {

using program::Op;

/// Whether programs could tell threads apart: by system calls, which name them, by what they claim, or by standing in
/// the line of those that take several locks at once, which is kept apart from the locks.
bool tellsThreadsApart(const machine::World& world)
{
    const scenario::Blueprint& blueprint = *world.blueprint;
    const auto isTelling = [](const program::Instruction& instruction) {
        return instruction.op == Op::SystemCall || instruction.op == Op::SyncAll;
    };
    const bool isAnyTelling = std::any_of(blueprint.units.begin(), blueprint.units.end(), [&](const auto& unit) {
        return std::any_of(unit.code.begin(), unit.code.end(), isTelling);
    });
    const bool isAnyClaimed = std::any_of(blueprint.objects.begin(), blueprint.objects.end(),
                                          [](const auto& object) { return !object.claims.empty(); });
    return isAnyTelling || isAnyClaimed || !blueprint.prioritised.empty() || !world.callWaiters.empty()
           || !world.collectors.empty();
}

bool areAlike(const machine::World& world, ThreadId one, ThreadId other)
{
    const auto& a = world.blueprint->thread(one);
    const auto& b = world.blueprint->thread(other);
    const bool arePlain = !scenario::carriesSeveral(*world.blueprint, one)
                          && !scenario::carriesSeveral(*world.blueprint, other) && !a.isSpawned && !b.isSpawned;
    const auto unit = [&](const auto& thread) { return world.blueprint->coroutine(thread.coroutines.front()).unit; };
    return arePlain && a.process == b.process && unit(a) == unit(b) && a.attributes == b.attributes
           && a.priority == b.priority && world.thread(one).nice == world.thread(other).nice
           && world.thread(one).affinity == world.thread(other).affinity;
}

/// The local state with another coroutine in the place of the thread's own one.
LocalState withCoroutine(LocalState local, CoroutineId coroutine)
{
    if (local.body.head.isValid())
        local.body.head = coroutine;
    std::fill(local.body.ramp.begin(), local.body.ramp.end(), coroutine);
    return local;
}

} // namespace

Symmetry::Symmetry(const machine::World& start, ComponentStore& store)
    : m_store(store), m_shape(store.shape()), m_localKeys(m_shape.threads), m_roles(m_shape.objects)
{
    for (const auto& thread : start.blueprint->threads)
        m_mains.push_back(thread.coroutines.front());
    for (std::size_t i = 0; i < m_shape.objects; ++i)
        m_isOrdered.push_back(isUnorderedQueue(start, ObjectId(i)) ? 0 : 1);
    if (tellsThreadsApart(start))
        return;
    for (std::size_t i = 0; i < m_shape.threads; ++i) {
        const auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const std::vector<ThreadId>& members) {
            return areAlike(start, members.front(), ThreadId(i));
        });
        if (group == m_groups.end())
            m_groups.push_back({ThreadId(i)});
        else
            group->push_back(ThreadId(i));
    }
    std::erase_if(m_groups, [](const std::vector<ThreadId>& members) { return members.size() < 2; });
}

std::uint64_t Symmetry::localKey(std::size_t thread, std::uint32_t number)
{
    std::vector<std::uint64_t>& keys = m_localKeys[thread];
    if (number >= keys.size())
        keys.resize(number + 1, 0);
    if (keys[number] == 0)
        keys[number] = hashOf(withCoroutine(m_store.localAt(ThreadId(thread), number), CoroutineId(0))) | 1U;
    return keys[number];
}

/// What threads are to the object: how often they hold it, where they stand in the line.
const std::vector<Symmetry::Role>& Symmetry::rolesIn(std::size_t object, std::uint32_t number)
{
    const auto [place, isNew] = m_roles[object].try_emplace(number);
    std::vector<Role>& roles = place->second;
    if (!isNew)
        return roles;
    const auto add = [&](ThreadId thread, std::uint64_t what) {
        const auto known
            = std::find_if(roles.begin(), roles.end(), [&](const Role& role) { return role.thread == thread; });
        Role& role = known != roles.end() ? *known : roles.emplace_back(Role{thread, 0});
        role.key = base::Hasher(role.key).add(what).value();
    };
    const sync::ObjectState state = m_store.objectAt(object, number);
    const bool isOrdered = m_isOrdered[object] != 0;
    for (const sync::Holder& holder : state.holders)
        add(holder.thread, static_cast<std::uint64_t>(holder.times));
    for (std::size_t i = 0; i < state.waiters.size(); ++i)
        add(state.waiters[i].party.thread, (std::uint64_t{1} << 40U) + (isOrdered ? i : 0));
    return roles;
}

std::uint32_t Symmetry::movedLocal(std::size_t from, std::uint32_t number, std::size_t to)
{
    const auto [place, isNew] = m_movedLocals.try_emplace({from, number, to}, 0);
    if (isNew)
        place->second
            = m_store.numberOfLocal(ThreadId(to), withCoroutine(m_store.localAt(ThreadId(from), number), main(to)));
    return place->second;
}

std::uint32_t Symmetry::movedObject(std::size_t object, std::uint32_t number, const Moves& moves)
{
    Moves own;
    bool isMoved = false;
    for (const Role& role : rolesIn(object, number)) {
        own.push_back(moves[role.thread.index()]);
        isMoved = isMoved || own.back() != role.thread;
    }
    if (!isMoved)
        return number;
    const auto [place, isNew] = m_movedObjects.try_emplace({object, number, own}, 0);
    if (!isNew)
        return place->second;
    sync::ObjectState state = m_store.objectAt(object, number);
    const auto move = [&](ThreadId& thread, CoroutineId& coroutine) {
        const ThreadId before = thread;
        thread = moves[thread.index()];
        if (coroutine.isValid() && before != thread)
            coroutine = main(thread.index());
    };
    for (sync::Holder& holder : state.holders)
        move(holder.thread, holder.coroutine);
    for (sync::Waiter& waiter : state.waiters)
        move(waiter.party.thread, waiter.party.coroutine);
    std::sort(state.holders.begin(), state.holders.end(),
              [](const sync::Holder& a, const sync::Holder& b) { return a.thread < b.thread; });
    return place->second = m_store.numberOfObject(object, state);
}

bool Symmetry::arrange(const StateLayout& layout, std::uint64_t* state, Moves& moves)
{
    moves.clear();
    m_roleKeys.assign(m_shape.threads, 0);
    for (std::size_t i = 0; i < m_shape.objects; ++i) {
        for (const Role& role : rolesIn(i, layout.get(state, m_shape.object(i)))) {
            std::uint64_t& key = m_roleKeys[role.thread.index()];
            key = base::Hasher(key).add(std::uint64_t{i}).add(role.key).value();
        }
    }
    for (const std::vector<ThreadId>& group : m_groups) {
        std::vector<std::tuple<std::uint64_t, std::uint64_t, ThreadId>> keys;
        for (const ThreadId thread : group) {
            const std::uint64_t local = localKey(thread.index(), layout.get(state, m_shape.local(thread)));
            keys.emplace_back(local, m_roleKeys[thread.index()], thread);
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 0; i < group.size(); ++i) {
            const ThreadId before = std::get<ThreadId>(keys[i]);
            if (before == group[i])
                continue;
            if (moves.empty()) {
                for (std::size_t turn = 0; turn < m_shape.turns; ++turn)
                    moves.emplace_back(turn);
            }
            moves[before.index()] = group[i];
            if (m_shape.turns > m_shape.threads) // its store buffer goes with it, if there are any
                moves[m_shape.threads + before.index()] = ThreadId(m_shape.threads + group[i].index());
        }
    }
    if (moves.empty())
        return true;
    std::vector<std::uint32_t> locals;
    for (std::size_t i = 0; i < m_shape.threads; ++i)
        locals.push_back(layout.get(state, i));
    bool hasRoom = true;
    for (std::size_t i = 0; i < m_shape.threads; ++i) {
        if (moves[i].index() != i)
            hasRoom = layout.set(state, moves[i].index(), movedLocal(i, locals[i], moves[i].index())) && hasRoom;
    }
    for (std::size_t i = 0; i < m_shape.objects; ++i) {
        const std::size_t component = m_shape.object(i);
        hasRoom = layout.set(state, component, movedObject(i, layout.get(state, component), moves)) && hasRoom;
    }
    return hasRoom;
}

} // namespace threadway::explore
