// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/component_store.h"
#include "machine/world.h"

#include <cstdint>
#include <vector>

namespace threadway::explore {

/// What the next step of a thread depends on and changes, besides the thread's own local state and the rest of the
/// World: nothing, one component, or possibly everything.
struct Footprint {
    enum class Kind : std::uint8_t { Local, One, Everything };
    Kind kind = Kind::Everything;
    std::size_t component = 0; ///< of One
};

/// Whether operations on the object look at nothing and change nothing but the object and the threads that stand in its
/// queue. Of a kind that is not known to be so, they may touch everything.
bool isSelfContained(const machine::World& world, ObjectId object);

/// Whether instructions of the kind read or write a shared variable, whose number is their operand.
bool isOnVariable(program::Op op);

/// Whether steps of the kind concern nobody but the thread that takes them.
bool isLocalStep(program::Op op);

/// The footprint of the next step of a thread or its buffer, which depends on the thread's local state alone. Whatever
/// is not known to touch little counts as touching everything.
Footprint footprintOf(const machine::World& world, ThreadId turn, const StateShape& shape);

/// The shared variable that the next step of the thread reads or writes.
struct Access {
    VariableId variable; ///< invalid if there is none
    bool isWrite = false;
    bool isAtomic = false;
    bool operator==(const Access&) const = default;
};
Access accessOf(const machine::World& world, ThreadId thread);

/// The statement of the coroutine's unit in whose code the place lies, or -1.
std::int32_t statementAt(const program::Unit& unit, std::int32_t pc);

/// The instruction at the thread's head, or nullptr if it has none.
const program::Instruction* instructionOf(const machine::World& world, ThreadId thread);

/// For each statement of the unit whether it is a loop that is meant to run for ever: a `while` whose condition is a
/// constant that holds, and that neither `break` nor `return` leaves.
std::vector<std::uint8_t> endlessLoops(const program::Unit& unit);

} // namespace threadway::explore
