// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/system_call.h"
#include "scenario/error_number.h"

#include <cstddef>
#include <optional>

namespace threadway::machine {

/// Reading and writing through descriptors: files, pipes, sockets, message queues.

enum class Direction : std::uint8_t { Read, Write };

/// The place, among the descriptors of the process, of what the value stands for: a descriptor, or a channel, which
/// means the process's end of it for that direction. Nothing if the process has no such thing open.
std::optional<std::size_t> placeFor(const World& world, ProcessId process, const program::Value& handle,
                                    Direction direction);

/// What reading or writing there would have to wait for (pipe(7)): an empty channel while somebody could still write
/// to it, a full one while somebody could still read it.
Wait waitAt(const World& world, ProcessId process, const program::Value& handle, Direction direction);
/// Reads a word, for which there must be nothing to wait. None at the end of a file, and of a channel that nobody can
/// write to any more.
CallOutcome readWord(Context& context, const CallSite& site);
/// Writes a word, for which there must be nothing to wait. Gives 1, or -1 and an error number; a channel that nobody
/// can read any more also brings the caller SIGPIPE.
CallOutcome writeWord(Context& context, const CallSite& site);

/// Closes the descriptor at the place; who waited for the process at the other end goes on.
void closePlace(Context& context, ProcessId process, std::size_t place);
/// Closes what the value stands for (see placeFor): the ends to read, to write or both. Whether there were any.
bool closeFor(Context& context, ProcessId process, const program::Value& handle, bool reading, bool writing);
/// Closes all descriptors of a process that has ended.
void closeAll(Context& context, ProcessId process);

/// The call failed for this reason; it gives the value.
CallOutcome failed(Context& context, const CallSite& site, scenario::ErrorNumber error, program::Value value);

} // namespace threadway::machine
