// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/world.h"

namespace threadway::machine {

/// One call on the stack of a coroutine.
struct StackFrame {
    std::int32_t function = 0; ///< index into Unit::functions; 0 is the program itself
    std::int32_t signal = 0; ///< the function is the handler of this signal; 0: it was called
    std::vector<program::Value> locals; ///< in the order of Function::localNames
    bool operator==(const StackFrame&) const = default;
};

/// What stands on the stack of a coroutine.
struct CoroutineStack {
    CoroutineId coroutine;
    std::vector<StackFrame> frames; ///< the program first, what was called last behind it
    bool operator==(const CoroutineStack&) const = default;
};

/// The stacks of those coroutines that are with the thread, have begun and have not ended; of a coroutine that is deep
/// in calls, the program and the innermost `mostCalls` ones.
std::vector<CoroutineStack> stacksOf(const World& world, ThreadId thread, std::size_t mostCalls);

} // namespace threadway::machine
