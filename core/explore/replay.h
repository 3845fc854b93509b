// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/exploration.h"

namespace threadway::explore {

/// What the schedule comes to, by smallest steps from the World: the ring, if it ends in a deadlock; the end, if nobody
/// can go on; the faults on the way. Turns that cannot be taken are passed over. Of an exploration only these are
/// filled in: nothing is counted, and nothing is said of other schedules.
Exploration replay(const machine::World& start, const std::vector<ThreadId>& schedule);

} // namespace threadway::explore
