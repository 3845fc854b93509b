// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/fair_queues.h"

#include <vector>

namespace threadway::sched {

/// The parameters of the fair class of Linux: its tick and its base slice.
std::vector<base::ParameterInfo> fairParameters();
/// The queues that these parameters ask for. Without a base slice it is the kernel's: 0.7 ms, times one and the binary
/// logarithm of the number of cores, at most 8 counted.
FairQueues::Setup fairSetup(const PolicySetup& setup);
/// A thread as it joins, its weight by nice and class.
FairQueues::Member fairMember(const ThreadFacts& thread);

} // namespace threadway::sched
