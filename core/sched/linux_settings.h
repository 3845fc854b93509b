// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameters.h"
#include "sched/starvation_guard.h"

#include <vector>

namespace threadway::sched {

/// The parameters of the policy "linux": those of its fair class, the turn of RR threads, and the guard.
std::vector<base::ParameterInfo> linuxParameters();
/// How long a thread of the class RoundRobin runs before the next of its priority.
SimTime linuxTurn(const base::ParameterValues& values);
/// What keeps real-time threads from taking all of a core.
StarvationGuard linuxGuard(const base::ParameterValues& values);

} // namespace threadway::sched
