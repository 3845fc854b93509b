// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/local_text.h"
#include "base/parameters.h"
#include "base/sim_time.h"
#include "base/topology.h"
#include "memory/memory_spec.h"
#include "program/value.h"
#include "scenario/deadlock_spec.h"
#include "scenario/program_origin.h"
#include "scenario/resource_spec.h"
#include "scenario/workload.h"
#include "sched/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace threadway::scenario {

/// What the machine charges for things that are not the program's own work; all zero unless set.
struct CostSpec {
    /// Each smallest step of a program (see program::Instruction::isStep) that has no duration of its own.
    SimTime step;
    /// Between two coroutines of one thread.
    SimTime coroutineSwitch;
    /// A core turns to another thread of the same process.
    SimTime threadSwitch;
    /// A core turns to a thread of another process.
    SimTime processSwitch;
    /// Each system call, in place of the cost of a step.
    SimTime systemCall;
    /// What a program pays for making a coroutine, a thread or a process, besides the system call.
    SimTime createCoroutine;
    SimTime createThread;
    SimTime createProcess;
    /// Making a process by fork, for each page of 4096 bytes that its parent has touched.
    SimTime forkPage;
    /// What a coroutine, a thread or a process pays at its end, one after the other if one end brings the next.
    SimTime endCoroutine;
    SimTime endThread;
    SimTime endProcess;
    /// A core turns to a thread that was woken: that a lock, a sleep, a device or a call let go on.
    SimTime wake;
    /// A process writes for the first time to a page that it shares since a fork.
    SimTime pageCopy;
    /// A thread begins to run on another core than before, besides its cold caches.
    SimTime migration;
    bool operator==(const CostSpec&) const = default;
};

/// A cache that is known only by whose working sets it holds, for schedules in which a thread runs faster on a core
/// that it knows. A capacity of 0: there is none.
struct WorkingSetSpec {
    /// What the cache of a core holds, in the unit of ThreadSpec::workingSet.
    std::int64_t capacity = 0;
    /// CPU time on a core until a thread's set is in its cache.
    SimTime warmAfter;
    /// How many times as fast a thread runs whose set is there.
    std::int64_t speed = 2;
    bool operator==(const WorkingSetSpec&) const = default;
};

/// Which idle core a ready thread is given, where several are free.
enum class Placement : std::uint8_t {
    Sticky, ///< the core it ran on last, else the lowest-numbered
    LongestIdle, ///< the core that has been idle longest: a thread alone wanders at each quantum
    Lowest, ///< the lowest-numbered
};

/// In which order threads see each other's writes to shared variables.
enum class MemoryModel : std::uint8_t {
    Sequential, ///< at once, all in the same order
    Tso, ///< each thread's writes wait in a buffer of its own, first in first out ("total store order", as on x86)
};

/// More entries than any processor's store buffer has.
inline constexpr int mostBufferedStores = 64;

/// How shared variables are written.
struct StoreSpec {
    MemoryModel model = MemoryModel::Sequential;
    /// Writes that wait in the buffer of a thread at most.
    int bufferEntries = 8;
    /// How long after its step a write reaches memory by itself.
    SimTime drainAfter{100};
    bool operator==(const StoreSpec&) const = default;
};

struct PolicySpec {
    std::string name = "rr";
    base::ParameterValues parameters;
    bool operator==(const PolicySpec&) const = default;
};

struct MachineSpec {
    int cores = 2;
    /// What a duration written without unit counts in.
    SimTime tick{1'000'000};
    PolicySpec policy;
    bool queuePerCore = false;
    /// With a queue for each core: where idle cores look for work, and how often queues are evened out (0: never).
    sched::Stealing stealing = sched::Stealing::Longest;
    SimTime balance;
    Placement placement = Placement::Sticky;
    /// If the file says how the cores are put together; otherwise they are equal.
    std::optional<TopologySpec> topology;
    /// Whether a thread keeps its core, spinning, until its device has served it.
    bool holdsCoreDuringIo = false;
    CostSpec costs;
    memory::MemorySpec memory;
    WorkingSetSpec workingSets;
    StoreSpec stores;
    bool operator==(const MachineSpec&) const = default;
};

/// A named synchronisation object; kind is the id of a primitive.
struct ObjectSpec {
    std::string name;
    std::string kind;
    base::ParameterValues parameters;
    bool operator==(const ObjectSpec&) const = default;
};

/// Whose request a device serves next.
enum class DeviceQueue : std::uint8_t {
    Fifo, ///< the one that came first
    Shortest, ///< the one that takes the least time; of equals the one that came first
};

/// A device that serves requests for input and output, so many at a time.
struct DeviceSpec {
    std::string name;
    int servers = 1;
    DeviceQueue queue = DeviceQueue::Fifo;
    bool operator==(const DeviceSpec&) const = default;
};

/// An initial value of a shared variable: none, a truth value, an integer or a text.
struct InitialValue {
    program::Value::Kind kind = program::Value::Kind::Int;
    std::int64_t number = 0;
    std::string text;
    bool operator==(const InitialValue&) const = default;
};

struct VariableSpec {
    std::string name;
    InitialValue initial;
    /// Its address is a multiple of this power of two.
    std::int64_t alignment = 8;
    bool operator==(const VariableSpec&) const = default;
};

/// A named stretch of the process's heap.
struct BufferSpec {
    std::string name;
    std::int64_t bytes = 0;
    bool operator==(const BufferSpec&) const = default;
};

struct CoroutineSpec {
    std::string name;
    std::string program;
    ProgramOrigin origin;
    /// Whether it waits to be started by spawn() rather than being there from the start.
    bool isSpawned = false;
    /// How many there are of it.
    int count = 1;
    bool operator==(const CoroutineSpec&) const = default;
};

struct ThreadSpec {
    std::string name;
    /// The program of its main routine; empty if coroutines are listed instead.
    std::string program;
    ProgramOrigin origin;
    /// Coroutines that share the thread, in the order in which they first run.
    std::vector<CoroutineSpec> coroutines;
    CoreMask affinity;
    SimTime arrival;
    std::int32_t priority = 0;
    std::int32_t nice = 0;
    /// Whether it waits to be started by spawn() rather than arriving by itself.
    bool isSpawned = false;
    /// How many there are of it.
    int count = 1;
    /// Worker threads that share the coroutines: any of them takes one that can go on.
    int workers = 1;
    sched::ThreadAttributes attributes;
    /// What it needs in a cache to run fast; counts only with WorkingSetSpec.
    std::int64_t workingSet = 0;
    /// What it may ever hold at once of objects with several units; the banker's algorithm goes by it.
    std::vector<ClaimSpec> claims;
    bool operator==(const ThreadSpec&) const = default;
};

struct ProcessSpec {
    std::string name;
    /// Function definitions that every program of the process may call.
    std::string functions;
    ProgramOrigin functionsOrigin;
    std::vector<VariableSpec> shared;
    std::vector<BufferSpec> buffers;
    /// Names of the files it has open at the start (descriptors 3, 4, ...).
    std::vector<std::string> files;
    /// Its current directory at the start.
    std::string directory{usualDirectory};
    std::vector<HandlerSpec> handlers;
    std::vector<ThreadSpec> threads;
    /// How many children the process and its children can make by fork() in all.
    int forks = 0;
    /// What the last of the threads were drawn by, if a file says so.
    std::optional<WorkloadSpec> workload;
    bool operator==(const ProcessSpec&) const = default;
};

/// Everything that is set up before a run: a pure value. Together with a journal it determines the trace.
struct Scenario {
    std::string id;
    base::LocalText title;
    /// One or two sentences for the course list.
    base::LocalText story;
    /// Unit of the course, 1 to 8, or 0.
    int unit = 0;
    std::uint64_t seed = 1;
    /// Where a run that has no end stops by itself, if it says so.
    std::optional<SimTime> until;
    /// A pace at which the run is pleasant to watch: simulated time per second of wall time. 0: the window chooses.
    SimTime pace;
    MachineSpec machine;
    DeadlockSpec deadlock;
    std::vector<ObjectSpec> locks;
    std::vector<DeviceSpec> devices;
    std::vector<ChannelSpec> channels;
    std::vector<ProcessSpec> processes;
    bool operator==(const Scenario&) const = default;
};

} // namespace threadway::scenario
