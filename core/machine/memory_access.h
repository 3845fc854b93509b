// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "scenario/address_layout.h"

#include <cstdint>

namespace threadway::machine {

/// Reading and writing memory through addresses. A process has addresses of its own (virtual ones); what its threads
/// do not find there they cannot touch.

/// What lies at an address.
enum class MemoryKind : std::uint8_t {
    Nothing, ///< nothing: touching it ends the process
    Misaligned, ///< something, but no word begins there
    Text, ///< instructions, which can be neither read nor written
    Variable, ///< a shared variable
    Word, ///< of a buffer or of the heap
    Local, ///< a local variable of a thread
    Segment, ///< shared memory
};

/// A word of memory as a process sees it.
struct MemoryPlace {
    MemoryKind kind = MemoryKind::Nothing;
    std::int64_t address = 0;
    VariableId variable;
    CoroutineId coroutine; ///< whose stack it is
    std::int32_t slot = 0; ///< in the coroutine's values
    ChannelId segment;
    std::int32_t word = 0; ///< of the segment
};

/// What the process has at the address.
MemoryPlace findPlace(const World& world, ProcessId process, std::int64_t address);
/// What the word holds. The place must be one that can be read.
program::Value valueAt(const World& world, ProcessId process, const MemoryPlace& place);
/// Writes the word; the thread is the one that does it. False if the memory is used up. The place must be one that can
/// be written.
bool writeAt(Context& context, ThreadId thread, const MemoryPlace& place, const program::Value& value);

/// The address of the local variable in that slot of the coroutine's innermost frame; 0 if its stack is too small.
std::int64_t addressOfLocal(const World& world, CoroutineId coroutine, std::int32_t slot);
std::int64_t addressOfVariable(const scenario::Blueprint& blueprint, VariableId variable);
std::int64_t addressOfBuffer(const scenario::Blueprint& blueprint, BufferId buffer);
/// Where the caches find what the process has at the address.
std::uint64_t physicalAddress(const World& world, ProcessId process, std::int64_t address);

/// Whether writing there is the first write to a page that is shared since a fork, and another process still has it.
bool isPageShared(const World& world, ProcessId process, std::int64_t address);
/// The thread is about to write there: if the page is shared since a fork, its process gets one of its own.
void unsharePage(Context& context, ThreadId thread, std::int64_t address);

} // namespace threadway::machine
