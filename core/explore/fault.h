// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "machine/event.h"

#include <cstdint>

namespace threadway::explore {

/// A fault that ended a process, on the way to a state.
struct Fault {
    ThreadId thread;
    CoroutineId coroutine; ///< that was at the head of the thread
    std::int32_t statement = -1; ///< of the coroutine's unit, at which it stood
    machine::FaultReason reason = machine::FaultReason::None;
    std::int32_t about = -1; ///< TextId of the reason or assertion, ObjectId of a misuse
    bool operator==(const Fault&) const = default;
    auto operator<=>(const Fault&) const = default;
};

} // namespace threadway::explore
