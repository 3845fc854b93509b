// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::sync {

/// The most units of an object that a thread will ever hold at once.
struct Claim {
    ThreadId thread;
    std::int64_t units = 0;
    bool operator==(const Claim&) const = default;
};

/// A customer of the banker: what it holds, and what it may ever hold.
struct Customer {
    ThreadId thread;
    std::int64_t held = 0;
    std::int64_t most = 0;

    /// What it may still ask for.
    [[nodiscard]] std::int64_t need() const { return most - held; }
    bool operator==(const Customer&) const = default;
};

/// The banker's algorithm for one kind of units (Dijkstra: The mathematics behind the banker's algorithm, EWD 623; its
/// rule first in EWD 123, 1965; Habermann: Prevention of system deadlocks, 1969).

/// Whether with so many units free there is an order in which each customer can be given all it may still ask for, and
/// then gives back all it holds.
bool isSafe(std::int64_t free, const std::vector<Customer>& customers);

/// Such orders, as places in the list, smallest first; no more than `most` of them.
std::vector<std::vector<std::size_t>> safeSequences(std::int64_t free, const std::vector<Customer>& customers,
                                                    std::size_t most);

} // namespace threadway::sync
