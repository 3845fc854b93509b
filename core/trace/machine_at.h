// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

namespace threadway::trace {

/// The machine from the instant on: that of the scenario, with all changes that the journal makes to it up to then.
scenario::MachineSpec machineAt(const Trace& trace, SimTime time);

} // namespace threadway::trace
