// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace threadway::test {

/// What random scenarios may hold.
struct RandomLimits {
    int processes = 3;
    int threads = 4; ///< of a process
    int statements = 4; ///< in a row
    bool hasCoroutines = true;
    bool hasExecutors = true; ///< of those; not where stores wait in buffers
    bool hasMemory = true;
    bool hasFaults = true;
    bool hasCalls = false; ///< system calls, devices, spare threads and children, costs of all that, odd cores
    bool hasJobs = false; ///< of periodic threads; exploring does one of each only
    bool isByHand = false; ///< under a policy that asks, with choices in the journal
};

} // namespace threadway::test
