// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"

#include <algorithm>
#include <string_view>

namespace threadway::trace {

/// The entry of that kind.
inline SimTime& spent(CoreSplit& split, machine::TimeKind kind)
{
    return split[static_cast<std::size_t>(kind)];
}

/// Adds the first so much of a switch to the time spent; its parts follow each other in the order of their kinds.
inline void addTurning(CoreSplit& split, const CoreSplit& parts, SimTime time)
{
    for (std::size_t kind = 0; kind < parts.size(); ++kind) {
        const SimTime part = std::min(time, parts[kind]);
        split[kind] += part;
        time -= part;
    }
}

/// The word of reports for the kind, such as "thread_switch".
std::string_view timeKindWord(machine::TimeKind kind);

} // namespace threadway::trace
