// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace threadway::explore {

/// What a thread has to itself: where each of its coroutines stands.
struct LocalState {
    machine::ThreadBody body; ///< without what only cores and clocks know of it
    std::vector<machine::Routine> routines;
    bool operator==(const LocalState&) const = default;
};

/// A World without its threads, routines, objects and variables: whatever else programs can tell apart, whoever put it
/// there. Two are the same if two independent hashes of what programs can tell apart are.
struct RestState {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::shared_ptr<const machine::World> world;
    bool operator==(const RestState& other) const { return first == other.first && second == other.second; }
};

/// The rest of the World, with a copy of it only if asked for.
RestState restOf(machine::World& world, bool copies);
/// Puts the rest into the World.
void setRest(machine::World& world, const RestState& rest);

/// The local state of the thread; of an ended coroutine only that it has.
LocalState localOf(const machine::World& world, ThreadId thread);
/// Puts the local state into the World.
void setLocal(machine::World& world, ThreadId thread, const LocalState& local);

/// Whether it makes no difference in which order those stand who wait for the object, because all go on at once.
bool isUnorderedQueue(const machine::World& world, ObjectId object);
/// The object with those who wait for it in the order of their ids.
sync::ObjectState withSortedQueue(sync::ObjectState object);

/// Hashes for finding equal values again.
std::uint64_t hashOf(const LocalState& local);
std::uint64_t hashOf(const machine::ThreadBody& body);
std::uint64_t hashOf(const machine::Routine& routine);
std::uint64_t hashOf(const sync::ObjectState& object);
std::uint64_t hashOf(const program::Value& value);
std::uint64_t hashOf(const std::vector<std::uint32_t>& numbers);
inline std::uint64_t hashOf(const RestState& rest)
{
    return rest.first;
}

/// Memory that values have elsewhere, near enough.
std::size_t bytesBehind(const machine::ThreadBody& body);
std::size_t bytesBehind(const machine::Routine& routine);
std::size_t bytesBehind(const sync::ObjectState& object);
std::size_t bytesBehind(const RestState& rest);
std::size_t bytesBehind(const std::vector<std::uint32_t>& numbers);
inline std::size_t bytesBehind(const program::Value& /*value*/)
{
    return 0;
}

} // namespace threadway::explore
