// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace threadway::trace {

/// What a process and what a thread owns at the instant of a state: for inspectors and reports.

enum class RegionKind : std::uint8_t { Text, Variables, Buffer, Heap, SharedMemory, Stack, CoroutineStack };

/// A stretch of addresses that the process can use.
struct Region {
    RegionKind kind = RegionKind::Text;
    scenario::AddressRange range;
    std::string name; ///< of a buffer or of shared memory
    ThreadId thread; ///< whose stack it is; its process's other threads can reach it all the same
    CoroutineId coroutine; ///< whose stack it is
    /// Shared memory: the processes that have it attached. Other memory: those that have some page of it in common
    /// since a fork, until one of them writes there. Without the process itself.
    std::vector<ProcessId> sharedWith;
    std::int64_t sharedPages = 0; ///< that are still shared since a fork
    std::int64_t pages = 0; ///< of 4096 bytes
};

/// An open descriptor.
struct DescriptorNow {
    std::int64_t number = 0;
    machine::OpenKind kind = machine::OpenKind::File;
    std::string name; ///< path of a file, name of a channel
    ChannelId channel; ///< unless it is a file
    std::int64_t offset = 0; ///< of a file, in words: one for all descriptors that lead to the same open file
    std::int64_t fileWords = 0; ///< length of a file
    std::int32_t openFile = -1; ///< equal for descriptors that lead to the same open file
    std::int32_t references = 0; ///< descriptors that do, of all processes
    std::vector<ProcessId> sharedWith; ///< other processes that have such a descriptor
};

/// What a process does on a signal instead of the default.
struct HandlerNow {
    std::int32_t signal = 0;
    std::string name; ///< of the signal
    std::string function; ///< empty: ignored
};

/// A channel as a process sees it.
struct ChannelNow {
    ChannelId channel;
    std::string name;
    scenario::ChannelKind kind = scenario::ChannelKind::Pipe;
    std::int64_t capacity = 0; ///< words; of shared memory bytes
    /// Words on their way, oldest first: of a socket pair those of its first side, then those of its second.
    std::array<std::vector<program::Value>, 2> items;
    std::vector<ProcessId> writers; ///< processes that hold an end to write; of shared memory those that have it
    std::vector<ProcessId> readers;
};

struct ProcessPossessions {
    std::vector<Region> regions; ///< by address
    std::vector<machine::HeapBlock> blocks; ///< living allocations, by address
    std::vector<DescriptorNow> descriptors; ///< by number
    std::string directory;
    std::vector<HandlerNow> handlers; ///< by signal
    std::uint32_t pendingSignals = 0; ///< bit n: signal n was sent to the process and no thread has taken it
    std::vector<ChannelId> channels; ///< that it holds an end of or has attached
};

struct ThreadPossessions {
    scenario::AddressRange stack; ///< of the coroutine at its head, or of its first one
    CoroutineId coroutine; ///< whose stack that is
    std::int32_t statement = -1; ///< program counter: the statement that the coroutine stands at; -1 before the first
    std::int64_t stackPointer = 0; ///< lowest address in use; locals of all its calls lie from there up
    std::uint32_t signalMask = 0; ///< bit n: signal n is blocked
    std::uint32_t pendingSignals = 0; ///< sent to this very thread and not taken yet
    std::int32_t handledSignal = 0; ///< whose handler it is in; 0 if in none
    std::int32_t error = 0; ///< errno of its last failed call
    ThreadStanding standing = ThreadStanding::NotArrived;
};

/// What the process owns at the state's instant; nothing if it has ended.
ProcessPossessions possessionsOf(const State& state, const scenario::Blueprint& blueprint, ProcessId process);
/// What the thread owns.
ThreadPossessions possessionsOf(const State& state, const scenario::Blueprint& blueprint, ThreadId thread);
/// The channel at the state's instant.
ChannelNow channelNow(const State& state, const scenario::Blueprint& blueprint, ChannelId channel);
/// The names of the signals in the set, by number.
std::vector<std::string> signalNames(std::uint32_t set);

} // namespace threadway::trace
