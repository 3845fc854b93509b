// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sim_time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace threadway::scenario {

/// The four conditions that a deadlock needs (Coffman, Elphick, Shoshani: System deadlocks, 1971). One that is switched
/// off is taken out of the programs by rewriting them (scenario/prevention.h).
struct ConditionSwitches {
    /// A mutex is held by one thread at a time. Off: any number may hold it, and it protects nothing.
    bool mutualExclusion = true;
    /// Who holds locks may wait for others. Off: all are taken at once.
    bool holdAndWait = true;
    /// Nobody is made to give a lock back. Off: who finds the next one taken gives back what it holds and tries again.
    bool noPreemption = true;
    /// Locks are taken in any order. Off: in the order in which the scenario declares them.
    bool circularWait = true;

    [[nodiscard]] bool areAllOn() const { return *this == ConditionSwitches{}; }
    bool operator==(const ConditionSwitches&) const = default;
};

/// Which thread of a deadlock has to suffer.
enum class VictimChoice : std::uint8_t {
    LeastWork, ///< the one that has used the least CPU time
    FewestLocks, ///< the one that holds the fewest objects
    LowestPriority, ///< the one with the lowest priority
    Youngest, ///< the one that came last
};

/// What is done to the victim.
enum class VictimFate : std::uint8_t {
    End, ///< it gives back all it holds and ends
    Restart, ///< it gives back all it holds and begins its program again
    RollBack, ///< it gives back all it holds and goes on where it took the first of it
};

/// Words of files for both, by value.
std::span<const std::string_view> victimWords();
std::span<const std::string_view> fateWords();

/// Detection and recovery.
struct RecoverySpec {
    /// How often the machine looks for deadlocks; more than 0.
    SimTime detectEvery{10'000'000};
    VictimChoice victim = VictimChoice::LeastWork;
    VictimFate fate = VictimFate::RollBack;
    bool operator==(const RecoverySpec&) const = default;
};

/// What is done about deadlocks; nothing unless said.
struct DeadlockSpec {
    ConditionSwitches conditions;
    std::optional<RecoverySpec> recovery;
    bool operator==(const DeadlockSpec&) const = default;
};

/// So many units of a lock a thread may ever hold at once.
struct ClaimSpec {
    std::string object;
    std::int64_t units = 0;
    bool operator==(const ClaimSpec&) const = default;
};

} // namespace threadway::scenario
