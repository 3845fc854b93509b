// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/core_split.h"

namespace threadway::trace {

std::string_view timeKindWord(machine::TimeKind kind)
{
    switch (kind) {
    case machine::TimeKind::Work:
        return "work";
    case machine::TimeKind::Stall:
        return "stall";
    case machine::TimeKind::Spin:
        return "spin";
    case machine::TimeKind::CoroutineSwitch:
        return "coroutine_switch";
    case machine::TimeKind::ThreadSwitch:
        return "thread_switch";
    case machine::TimeKind::ProcessSwitch:
        return "process_switch";
    case machine::TimeKind::SystemCall:
        return "system_call";
    case machine::TimeKind::Create:
        return "create";
    case machine::TimeKind::End:
        return "end";
    case machine::TimeKind::Migrate:
        return "migrate";
    case machine::TimeKind::Wake:
        return "wake";
    case machine::TimeKind::Idle:
        return "idle";
    case machine::TimeKind::Offline:
        return "offline";
    }
    return {};
}

} // namespace threadway::trace
