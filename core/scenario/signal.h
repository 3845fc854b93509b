// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace threadway::scenario {

/// What a signal does to a process that has said nothing about it.
enum class SignalDefault : std::uint8_t {
    Terminate, ///< the process ends with all its threads
    Ignore, ///< nothing
};

/// One signal: its number on x86 and ARM, and its name, such as SIGUSR1.
struct SignalInfo {
    std::int32_t number = 0;
    std::string_view name;
    SignalDefault whenDefault = SignalDefault::Terminate;
    /// Whether it can have a handler, be ignored or be blocked.
    bool canBeCaught = true;
};

/// The signals that programs can send, by number. Source: signal(7), standard signals; those that stop and continue
/// a process are left out, and those by which the machine tells of a fault can be sent but not be caught.
std::span<const SignalInfo> signals();
/// The signal of that name, or nullptr.
const SignalInfo* findSignal(std::string_view name);
/// The signal of that number, or nullptr.
const SignalInfo* findSignal(std::int32_t number);

inline constexpr std::int32_t sigKill = 9;
inline constexpr std::int32_t sigPipe = 13;
inline constexpr std::int32_t sigAlarm = 14;
inline constexpr std::int32_t sigChild = 17;

/// The place of the signal in a set of signals.
constexpr std::uint32_t signalBit(std::int32_t number)
{
    return std::uint32_t{1} << static_cast<std::uint32_t>(number);
}

} // namespace threadway::scenario
