// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/id.h"
#include "base/sim_time.h"
#include "scenario/machine_change.h"

#include <variant>
#include <vector>

namespace threadway::scenario {

/// The thread goes on on that core, at once, with whatever that core's caches hold.
struct Migrate {
    ThreadId thread;
    CoreId core;
    bool operator==(const Migrate&) const = default;
};
/// From now on the thread runs on these cores only (all cores: unpinned).
struct Pin {
    ThreadId thread;
    CoreMask cores;
    bool operator==(const Pin&) const = default;
};
/// The thread ends where it stands; what it holds stays held.
struct Kill {
    ThreadId thread;
    bool operator==(const Kill&) const = default;
};
/// The process ends with all its threads; a valid thread is the one that faulted.
struct Crash {
    ProcessId process;
    ThreadId thread;
    bool operator==(const Crash&) const = default;
};
/// A deadlock victim: gives back all it holds and ends, or starts its program again.
struct Tow {
    ThreadId thread;
    bool restart = false;
    bool operator==(const Tow&) const = default;
};
/// The schedule is chosen by hand: each turn is the thread that takes the next smallest step; no other
/// thread moves until all turns are taken. A turn of a thread that cannot step is skipped.
struct Steer {
    std::vector<ThreadId> turns;
    bool operator==(const Steer&) const = default;
};

/// The thread that the core runs from now on, under a policy that asks.
struct Choose {
    ThreadId thread;
    CoreId core;
    bool operator==(const Choose&) const = default;
};

/// An act of the user on a running machine.
using Command = std::variant<Migrate, Pin, Kill, Crash, Tow, Steer, ChangeMachine, Choose>;

/// A command and the instant at which it is applied; before anything else that happens at that instant.
struct JournalEntry {
    SimTime at;
    Command command;
    bool operator==(const JournalEntry&) const = default;
};

/// What was done while the scenario ran, ordered by time; entries of equal time apply in this order.
using Journal = std::vector<JournalEntry>;

} // namespace threadway::scenario
