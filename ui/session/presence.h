// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"

#include <vector>

namespace threadway::ui {

/// Which of the processes and threads that there can ever be exist at an instant: those that spawn or fork has yet to
/// make do not. Whoever has ended stays, as a closed road and a quiet lane.
struct Presence {
    std::vector<bool> processes; ///< by id; empty: all are there
    std::vector<bool> threads; ///< by id; empty: all are there

    [[nodiscard]] bool has(ProcessId id) const { return processes.empty() || processes[id.index()]; }
    [[nodiscard]] bool has(ThreadId id) const { return threads.empty() || threads[id.index()]; }
    bool operator==(const Presence&) const = default;
};

Presence presenceIn(const trace::State& state);

} // namespace threadway::ui
