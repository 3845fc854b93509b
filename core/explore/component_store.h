// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/component_table.h"
#include "explore/fault.h"
#include "explore/local_table.h"
#include "explore/world_parts.h"

#include <mutex>
#include <vector>

namespace threadway::explore {

/// Which component of a state stands where. A state is one number for each component.
struct StateShape {
    std::size_t threads = 0;
    std::size_t objects = 0;
    std::size_t variables = 0;
    std::size_t turns = 0; ///< machine::turnsOf
    std::vector<std::uint32_t> owners = {}; ///< of turns behind those of threads: the thread that each is about

    /// What the thread has to itself; its store buffer is part of that, too, and so are its coroutines.
    [[nodiscard]] std::size_t local(ThreadId turn) const
    {
        return turn.index() < threads ? turn.index() : owners[turn.index() - threads];
    }
    [[nodiscard]] std::size_t object(std::size_t i) const { return threads + i; }
    [[nodiscard]] std::size_t variable(std::size_t i) const { return threads + objects + i; }
    [[nodiscard]] std::size_t rest() const { return threads + objects + variables; }
    /// How many components the World itself has; what follows is about the way here.
    [[nodiscard]] std::size_t worldParts() const { return rest() + 1; }
    /// Who must go on, one more than the thread's number; 0: anybody. In a pool: who is under way, by bit.
    [[nodiscard]] std::size_t turn() const { return rest() + 1; }
    [[nodiscard]] std::size_t output() const { return rest() + 2; }
    [[nodiscard]] std::size_t faults() const { return rest() + 3; }
    [[nodiscard]] std::size_t count() const { return rest() + 4; }
};

/// The shape of the states that follow from the World.
StateShape shapeOf(const machine::World& world);

/// What was printed, or faulted, on the way to a state: behind what had been before.
template <class T>
struct Appended {
    std::uint32_t before = 0; ///< the number of that; 0: nothing
    std::vector<T> more;
    bool operator==(const Appended&) const = default;
};

std::uint64_t hashOf(const Appended<program::Value>& output);
std::uint64_t hashOf(const Appended<Fault>& faults);
template <class T>
std::size_t bytesBehind(const Appended<T>& value)
{
    return value.more.size() * sizeof(T);
}

/// The values of all components of all states seen, each kept once and called by its number ("collapse compression",
/// Holzmann: State compression in SPIN, 1997). May be used from several threads.
class ComponentStore {
public:
    /// `isPooled`: whether threads belong to a pool, of which there are few then.
    explicit ComponentStore(const machine::World& start, bool isPooled = false);

    [[nodiscard]] const StateShape& shape() const { return m_shape; }
    /// Numbers the parts of the World; `parts` holds what they may be, such as the numbers before a step.
    void capture(machine::World& world, std::uint32_t* parts);
    /// Sets every part of the World whose number in `held` differs from that in `parts`, and `held` with it.
    void load(machine::World& world, const std::uint32_t* parts, std::uint32_t* held) const;

    /// The number of what was printed, after more was.
    std::uint32_t outputAfter(std::uint32_t output, const std::vector<program::Value>& printed);
    std::uint32_t faultsAfter(std::uint32_t faults, const std::vector<Fault>& more);
    [[nodiscard]] std::vector<program::Value> outputOf(std::uint32_t output) const;
    [[nodiscard]] std::vector<Fault> faultsOf(std::uint32_t faults) const;
    [[nodiscard]] program::Value variableOf(std::size_t variable, std::uint32_t number) const;

    [[nodiscard]] LocalState localAt(ThreadId thread, std::uint32_t number) const;
    [[nodiscard]] std::uint32_t numberOfLocal(ThreadId thread, const LocalState& local);
    [[nodiscard]] sync::ObjectState objectAt(std::size_t object, std::uint32_t number) const;
    [[nodiscard]] std::uint32_t numberOfObject(std::size_t object, const sync::ObjectState& state);

    /// How many numbers each component has.
    [[nodiscard]] std::vector<std::uint32_t> sizes() const;
    /// Memory taken, near enough.
    [[nodiscard]] std::size_t bytes() const;

private:
    StateShape m_shape;
    std::uint32_t m_turnValues; ///< how many numbers the component of turns may have
    mutable std::mutex m_mutex;
    std::vector<LocalTable> m_locals;
    std::vector<ComponentTable<sync::ObjectState>> m_objects;
    std::vector<std::uint8_t> m_isUnordered; ///< by object: isUnorderedQueue
    std::vector<ComponentTable<program::Value>> m_variables;
    ComponentTable<RestState> m_rests;
    ComponentTable<Appended<program::Value>> m_outputs; ///< 0: nothing
    ComponentTable<Appended<Fault>> m_faults; ///< 0: none
};

} // namespace threadway::explore
