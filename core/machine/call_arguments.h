// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/system_call.h"

#include <optional>

namespace threadway::machine {

/// What the arguments of a system call stand for.

/// The thread that the argument stands for; invalid if it is none.
ThreadId threadArgument(const World& world, const CallSite& site, std::size_t index);
/// The process with the number that the argument is; invalid if there is none, or if it is not yet made.
ProcessId processArgument(const World& world, const CallSite& site, std::size_t index);
/// The device that the argument stands for; invalid if it is none.
DeviceId deviceArgument(const World& world, const CallSite& site, std::size_t index);
/// Whether the process has a thread that has begun and has not ended.
bool isAlive(const World& world, ProcessId process);
/// The number of the signal that the argument is, or 0 for none; -1 if there is no such signal.
std::int32_t signalArgument(const CallSite& site, std::size_t index);
/// The signals that all the arguments name, as a set; nothing if one of them is no signal.
std::optional<std::uint32_t> signalSetArgument(const CallSite& site);
/// The cores that the arguments from there on name; all if there are none. Nothing if the machine has not all of them.
std::optional<CoreMask> coresArgument(const World& world, const CallSite& site, std::size_t first);

} // namespace threadway::machine
