// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "program/instruction.h"

namespace threadway::machine {

/// Store buffers, where the machine has them (Owens, Sarkar, Sewell: A better x86 memory model: x86-TSO, 2009): what a
/// thread writes to shared variables waits in a queue of its own and reaches memory oldest first, at any time when
/// exploring; in timed runs after a time, or when the thread leaves its core. A thread sees its own stores at once.
/// Operations on objects, atomic operations, fences, system calls and the end of a program wait until the buffer of
/// their thread is empty.

/// Whether stores wait in buffers.
bool hasStoreBuffers(const World& world);
/// Whether the instruction waits until the buffer of its thread is empty.
bool needsEmptyBuffer(const program::Instruction& instruction);
/// Whether the thread's next instruction, which is that one, has to wait for the thread's own buffer.
bool waitsForBuffer(const World& world, ThreadId thread, const program::Instruction& instruction);
/// In a timed run: how long that takes.
SimTime bufferWait(const World& world, ThreadId thread, const program::Instruction& instruction);

/// What the thread reads from the variable.
program::Value visibleValue(const World& world, ThreadId thread, VariableId variable);
/// The thread writes the variable: into its buffer, or to memory.
void storeVariable(Context& context, ThreadId thread, VariableId variable, const program::Value& value);
/// The variable has the value from now on, for all; the thread is the one that wrote it.
void writeVariable(Context& context, ThreadId thread, VariableId variable, const program::Value& value);

/// The oldest store of the thread reaches memory; there must be one.
void drainOldest(Context& context, ThreadId thread);
/// All stores of the thread do.
void drainAll(Context& context, ThreadId thread);
/// All stores of the thread whose time has come do, unless the schedule is chosen by hand.
void drainDue(Context& context, ThreadId thread);
/// The schedule is no longer chosen by hand: stores that wait reach memory by themselves again.
void resumeDraining(Context& context);

} // namespace threadway::machine
