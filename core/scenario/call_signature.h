// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace threadway::scenario {

/// What an argument of a system call says. All but the first two are names of things, or values that stand for them.
enum class CallArgument : std::uint8_t {
    Value,
    Duration,
    Thread, ///< a ThreadId; a thread of the own process goes before those of others
    Joinable, ///< likewise, or a coroutine of the own thread, as coroutineHandle() says
    Spawnable, ///< the name of something that is started by spawn: a ThreadId or a coroutine of the own thread
    Process, ///< the number of a process, as people see it
    Object, ///< an ObjectId
    Place, ///< a variable or buffer by name: -1 - slot of a local, 2 * VariableId, 2 * BufferId + 1
    Buffer, ///< a BufferId of the own process
    Device, ///< a DeviceId
};

/// A coroutine is called by its place in its thread, so that equal programs may be shared; the numbers lie beyond those
/// of threads.
inline constexpr std::int32_t firstCoroutineHandle = 1 << 20;

/// How programs write a system call.
struct CallSignature {
    std::string_view keyword;
    std::vector<CallArgument> arguments;
    /// Arguments that cannot be left out; what is left out is None.
    std::size_t required = 0;
    /// Whether the last argument may be given any number of times.
    bool isRepeating = false;
    /// Whether it gives a value that means anything.
    bool hasResult = false;
};

/// Every system call of this build, by number. The machine, which carries them out, defines it.
std::span<const CallSignature* const> callSignatures();

} // namespace threadway::scenario
