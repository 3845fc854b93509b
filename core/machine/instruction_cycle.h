// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/context.h"
#include "machine/interpreter.h"

#include <optional>

namespace threadway::machine {

/// Carries out the one instruction at the head's pc, whose cost is paid. Nothing if the thread simply goes on.
std::optional<Stop> carryOut(Context& context, ThreadId thread, CoroutineId coroutine);

} // namespace threadway::machine
