// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/inventory.h"
#include "trace/state.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace threadway::trace {

/// What became of a thread up to an instant. The spans add up to its time from arrival to end, but for the time
/// that cores spent turning to it, which counts as switching of the core only.
struct ThreadStatistics {
    std::string_view state; ///< "running", "ready", "blocked", "finished", ... as reports name it
    std::optional<SimTime> arrival;
    std::optional<SimTime> firstRun;
    std::optional<SimTime> end;
    SimTime running; ///< CPU time, waiting for caches included
    SimTime ready;
    SimTime blocked;
    SimTime asleep;
    std::int64_t switches = 0;
    std::int64_t migrations = 0;
    std::int64_t restarts = 0;
    SimTime lost; ///< of running: on attempts that came to nothing, as it was the victim of a deadlock
    std::int64_t jobsReleased = 0;
    std::int64_t jobsDone = 0;
    std::int64_t deadlinesMissed = 0;
    std::int64_t remoteAccesses = 0; ///< to memory of another NUMA node
};

/// What a core did up to an instant; busy, switching, idle and offline add up to it.
struct CoreStatistics {
    SimTime busy;
    SimTime switching;
    SimTime idle;
    SimTime offline;
    SimTime stalled; ///< part of busy
    CoreSplit split; ///< the same time told apart more finely; adds up to it, too
    SimTime warm; ///< part of busy: with the working set of the thread in the cache
    std::array<CacheCount, 3> caches;

    /// Accesses to memory of another NUMA node.
    [[nodiscard]] std::int64_t remoteAccesses() const
    {
        return caches.front().details[static_cast<std::size_t>(machine::CacheDetail::Remote)];
    }
};

/// The numbers of a run up to an instant.
struct Statistics {
    SimTime time;
    std::vector<ThreadStatistics> threads;
    std::vector<CoreStatistics> cores;
    std::array<CacheCount, 3> caches; ///< of all cores together
    scenario::Inventory inventory;
};

/// What living processes and threads own at the instant of the state.
scenario::Inventory inventoryOf(const State& state);

/// The numbers at the instant t >= state.time.
Statistics statisticsAt(const State& state, SimTime t);

} // namespace threadway::trace
