// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sched/thread_attributes.h"

#include <yaml-cpp/emitter.h>

namespace threadway::scenario {

/// Writes the keys that say how a thread is to be scheduled, as far as they are not the usual ones, into an open map.
void writeAttributes(YAML::Emitter& out, const sched::ThreadAttributes& attributes);

} // namespace threadway::scenario
