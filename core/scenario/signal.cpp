// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/signal.h"

#include <algorithm>
#include <array>

namespace threadway::scenario {
namespace {

constexpr auto ends = SignalDefault::Terminate;
constexpr std::array<SignalInfo, 15> table{{
    {1, "SIGHUP", ends},
    {2, "SIGINT", ends},
    {3, "SIGQUIT", ends},
    {4, "SIGILL", ends, false},
    {6, "SIGABRT", ends},
    {7, "SIGBUS", ends, false},
    {8, "SIGFPE", ends, false},
    {sigKill, "SIGKILL", ends, false},
    {10, "SIGUSR1", ends},
    {11, "SIGSEGV", ends, false},
    {12, "SIGUSR2", ends},
    {sigPipe, "SIGPIPE", ends},
    {sigAlarm, "SIGALRM", ends},
    {15, "SIGTERM", ends},
    {sigChild, "SIGCHLD", SignalDefault::Ignore},
}};

} // namespace

std::span<const SignalInfo> signals()
{
    return table;
}

const SignalInfo* findSignal(std::string_view name)
{
    const auto* const found
        = std::find_if(table.begin(), table.end(), [name](const SignalInfo& signal) { return signal.name == name; });
    return found == table.end() ? nullptr : found;
}

const SignalInfo* findSignal(std::int32_t number)
{
    const auto* const found = std::find_if(table.begin(), table.end(),
                                           [number](const SignalInfo& signal) { return signal.number == number; });
    return found == table.end() ? nullptr : found;
}

} // namespace threadway::scenario
