// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explore/component_store.h"

#include "base/hash.h"
#include "machine/untimed.h"
#include "scenario/turn.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace threadway::explore {
namespace {

template <class Tables>
std::size_t bytesOf(const Tables& tables)
{
    return std::accumulate(tables.begin(), tables.end(), std::size_t{0},
                           [](std::size_t sum, const auto& table) { return sum + table.bytes(); });
}

template <class Table>
auto everythingOf(const Table& table, std::uint32_t number)
{
    auto result = table[0].more;
    for (std::uint32_t at = number; at != 0; at = table[at].before)
        result.insert(result.begin(), table[at].more.begin(), table[at].more.end());
    return result;
}

} // namespace

StateShape shapeOf(const machine::World& world)
{
    StateShape shape{world.threads.size(), world.objects.size(), world.variables.size(), machine::turnsOf(world)};
    for (std::size_t turn = shape.threads; turn < shape.turns; ++turn)
        shape.owners.push_back(
            static_cast<std::uint32_t>(scenario::threadOfTurn(*world.blueprint, ThreadId(turn)).index()));
    return shape;
}

std::uint64_t hashOf(const Appended<program::Value>& output)
{
    base::Hasher hasher;
    hasher.add(output.before);
    for (const program::Value& value : output.more)
        hasher.add(hashOf(value));
    return hasher.value();
}

std::uint64_t hashOf(const Appended<Fault>& faults)
{
    base::Hasher hasher;
    for (const Fault& fault : faults.more)
        hasher.add(fault.thread.value).add(fault.statement).add(static_cast<std::uint64_t>(fault.reason));
    return hasher.value();
}

ComponentStore::ComponentStore(const machine::World& start, bool isPooled)
    : m_shape(shapeOf(start)),
      m_turnValues(isPooled ? std::uint32_t{1} << m_shape.threads : static_cast<std::uint32_t>(m_shape.threads + 1)),
      m_locals(start.threads.size()),
      m_objects(start.objects.size()),
      m_variables(start.variables.size())
{
    for (std::size_t i = 0; i < m_shape.objects; ++i)
        m_isUnordered.push_back(isUnorderedQueue(start, ObjectId(i)) ? 1 : 0);
    m_outputs.numberOf({});
    m_faults.numberOf({});
}

void ComponentStore::capture(machine::World& world, std::uint32_t* parts)
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < m_shape.threads; ++i, ++parts)
        *parts = m_locals[i].numberOf(localOf(world, ThreadId(i)), *parts);
    for (std::size_t i = 0; i < m_shape.objects; ++i, ++parts)
        *parts = m_isUnordered[i] != 0 ? m_objects[i].numberOf(withSortedQueue(world.objects[i]), *parts)
                                       : m_objects[i].numberOf(world.objects[i], *parts);
    for (std::size_t i = 0; i < m_shape.variables; ++i, ++parts)
        *parts = m_variables[i].numberOf(world.variables[i], *parts);
    *parts = m_rests.numberOf(restOf(world, false), *parts, [&] { return restOf(world, true); });
}

void ComponentStore::load(machine::World& world, const std::uint32_t* parts, std::uint32_t* held) const
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < m_shape.worldParts(); ++i) {
        const std::uint32_t number = parts[i];
        if (held[i] == number)
            continue;
        held[i] = number;
        if (i < m_shape.threads)
            setLocal(world, ThreadId(i), m_locals[i][number]);
        else if (i < m_shape.variable(0))
            world.objects[i - m_shape.object(0)] = m_objects[i - m_shape.object(0)][number];
        else if (i < m_shape.rest())
            world.variables[i - m_shape.variable(0)] = m_variables[i - m_shape.variable(0)][number];
        else
            setRest(world, m_rests[number]);
    }
}

std::uint32_t ComponentStore::outputAfter(std::uint32_t output, const std::vector<program::Value>& printed)
{
    const std::lock_guard lock(m_mutex);
    return m_outputs.numberOf({output, printed});
}

std::uint32_t ComponentStore::faultsAfter(std::uint32_t faults, const std::vector<Fault>& more)
{
    // Which fault came first makes no difference to what a run has come to.
    const std::lock_guard lock(m_mutex);
    std::vector<Fault> all = everythingOf(m_faults, faults);
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end());
    return m_faults.numberOf({0, std::move(all)});
}

std::vector<program::Value> ComponentStore::outputOf(std::uint32_t output) const
{
    const std::lock_guard lock(m_mutex);
    return everythingOf(m_outputs, output);
}

std::vector<Fault> ComponentStore::faultsOf(std::uint32_t faults) const
{
    const std::lock_guard lock(m_mutex);
    return everythingOf(m_faults, faults);
}

program::Value ComponentStore::variableOf(std::size_t variable, std::uint32_t number) const
{
    const std::lock_guard lock(m_mutex);
    return m_variables[variable][number];
}

LocalState ComponentStore::localAt(ThreadId thread, std::uint32_t number) const
{
    const std::lock_guard lock(m_mutex);
    return m_locals[thread.index()][number];
}

std::uint32_t ComponentStore::numberOfLocal(ThreadId thread, const LocalState& local)
{
    const std::lock_guard lock(m_mutex);
    return m_locals[thread.index()].numberOf(local);
}

sync::ObjectState ComponentStore::objectAt(std::size_t object, std::uint32_t number) const
{
    const std::lock_guard lock(m_mutex);
    return m_objects[object][number];
}

std::uint32_t ComponentStore::numberOfObject(std::size_t object, const sync::ObjectState& state)
{
    const std::lock_guard lock(m_mutex);
    const sync::ObjectState sorted = m_isUnordered[object] != 0 ? withSortedQueue(state) : state;
    return m_objects[object].numberOf(sorted);
}

std::vector<std::uint32_t> ComponentStore::sizes() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::uint32_t> sizes;
    sizes.reserve(m_shape.count());
    const auto add = [&sizes](const auto& table) { sizes.push_back(static_cast<std::uint32_t>(table.size())); };
    for (const auto& table : m_locals)
        add(table);
    for (const auto& table : m_objects)
        add(table);
    for (const auto& table : m_variables)
        add(table);
    add(m_rests);
    sizes.push_back(m_turnValues);
    add(m_outputs);
    add(m_faults);
    return sizes;
}

std::size_t ComponentStore::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return bytesOf(m_locals) + bytesOf(m_objects) + bytesOf(m_variables) + m_rests.bytes() + m_outputs.bytes()
           + m_faults.bytes();
}

} // namespace threadway::explore
