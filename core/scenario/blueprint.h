// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/scope.h"
#include "program/unit.h"
#include "scenario/address_layout.h"
#include "scenario/scenario.h"
#include "sync/banker.h"
#include "sync/primitive.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// What of a channel a process holds.
enum class ChannelEnd : std::uint8_t {
    Read, ///< of a pipe
    Write, ///< of a pipe
    First, ///< side of a socket pair
    Second, ///< side of a socket pair
    Queue, ///< a message queue
};

/// A scenario made ready to run: names resolved to ids, programs compiled, addresses given. Immutable and
/// shared by every World, trace and view of the run.
struct Blueprint {
    struct End {
        ChannelId channel;
        ChannelEnd end = ChannelEnd::Read;
    };
    /// What a process does on a signal from the start.
    struct Handler {
        std::int32_t signal = 0;
        /// Name of a function that each of its programs has; invalid: the signal is ignored.
        TextId function;
    };
    struct Process {
        std::string name;
        /// As shown to people; 101, 102, ...
        int pid = 0;
        std::vector<ThreadId> threads;
        std::vector<VariableId> variables;
        std::vector<BufferId> buffers;
        std::vector<std::string> files;
        std::int64_t heapBytes = 0;
        /// For a spare child of fork(): the process it is made like. Its threads, coroutines, variables and buffers
        /// are those of the model one by one, in the same order.
        ProcessId model;
        /// Of a process that may fork: its spare children, which its children share.
        ProcessId firstChild;
        std::int32_t children = 0;
        AddressLayout layout;
        /// What it holds of channels at the start; descriptors follow those of files.
        std::vector<End> ends;
        std::vector<Handler> handlers;
    };
    struct Thread {
        std::string name;
        /// The name if unique in the scenario, else "process/name": how files and command lines call it.
        std::string path;
        ProcessId process;
        /// Its coroutines in starting order; a plain thread has one, its main routine.
        std::vector<CoroutineId> coroutines;
        /// Within the machine's cores.
        CoreMask affinity;
        SimTime arrival;
        std::int32_t priority = 0;
        std::int32_t nice = 0;
        /// The name in the file, which several equal threads share.
        std::string stem;
        /// Whether it waits for spawn() or fork() instead of arriving by itself.
        bool isSpawned = false;
        /// Of the first one of several equal threads: how many there are.
        std::int32_t count = 1;
        /// Of a worker of an executor: its first one, and how many there are; they follow each other.
        ThreadId firstWorker;
        std::int32_t workers = 1;
        sched::ThreadAttributes attributes;
        std::int64_t workingSet = 0;
    };
    struct Coroutine {
        std::string name;
        ThreadId thread;
        UnitId unit;
        /// Whether it is the only, unnamed routine of a plain thread.
        bool isMain = true;
        /// The name in the file, which several equal coroutines share.
        std::string stem;
        /// Whether it waits for spawn() instead of starting with its thread.
        bool isSpawned = false;
        /// Of the first one of several equal coroutines: how many there are.
        std::int32_t count = 1;
        /// Smallest steps that take time, by statement of the unit.
        std::vector<std::int32_t> timedSteps;
    };
    struct Object {
        std::string name;
        const sync::PrimitiveInfo* kind = nullptr;
        base::ParameterValues parameters;
        /// Threads whose programs have an operation on it that may wake others, by id.
        std::vector<ThreadId> wakers = {};
        sync::PriorityRule priorityRule = {};
        /// What threads may ever hold of it at once, by thread; only those that say so.
        std::vector<sync::Claim> claims = {};
    };
    struct Channel {
        std::string name;
        ChannelKind kind = ChannelKind::Pipe;
        /// Words that it holds; of shared memory bytes.
        std::int64_t capacity = 0;
    };
    struct Variable {
        std::string name;
        ProcessId process;
        program::Value initial;
        /// Simulated address; variables of a process lie next to each other, 8 bytes each.
        std::uint64_t address = 0;
    };
    struct Buffer {
        std::string name;
        ProcessId process;
        /// Simulated address of the first byte, aligned to 4096.
        std::uint64_t address = 0;
        std::int64_t bytes = 0;
    };

    Scenario scenario;
    Topology topology; ///< of the machine at the start
    std::vector<Process> processes;
    std::vector<Thread> threads;
    std::vector<Coroutine> coroutines;
    std::vector<Object> objects;
    /// Those that change the priority of who holds them.
    std::vector<ObjectId> prioritised;
    std::vector<Channel> channels;
    std::vector<Variable> variables;
    std::vector<Buffer> buffers;
    std::vector<program::Unit> units;
    program::TextPool texts;

    [[nodiscard]] const Thread& thread(ThreadId id) const { return threads[id.index()]; }
    /// Whether there are coroutines that several threads share.
    [[nodiscard]] bool hasExecutors() const;
    [[nodiscard]] const Process& process(ProcessId id) const { return processes[id.index()]; }
    [[nodiscard]] const Process& processOf(ThreadId id) const { return process(thread(id).process); }
    [[nodiscard]] const Coroutine& coroutine(CoroutineId id) const { return coroutines[id.index()]; }
    [[nodiscard]] const program::Unit& unitOf(CoroutineId id) const { return units[coroutine(id).unit.index()]; }
    /// How many smallest steps with a duration the statement has; 1 if it is not a statement.
    [[nodiscard]] int timedSteps(CoroutineId id, std::int32_t statement) const;
    [[nodiscard]] const Channel& channel(ChannelId id) const { return channels[id.index()]; }
    [[nodiscard]] const Object& object(ObjectId id) const { return objects[id.index()]; }

    /// The thread called "name" or "process/name", if there is exactly one.
    [[nodiscard]] std::optional<ThreadId> findThread(std::string_view path) const;
    [[nodiscard]] std::optional<ProcessId> findProcess(std::string_view name) const;
    [[nodiscard]] std::optional<ObjectId> findObject(std::string_view name) const;
    [[nodiscard]] std::optional<DeviceId> findDevice(std::string_view name) const;
    [[nodiscard]] std::optional<ChannelId> findChannel(std::string_view name) const;
};

using BlueprintPtr = std::shared_ptr<const Blueprint>;

} // namespace threadway::scenario
