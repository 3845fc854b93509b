// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/stack_frames.h"
#include "trace/state.h"

namespace threadway::ui {

/// What the inspector looks into at one moment; lives as long as one refresh.
struct InspectorSource {
    const scenario::Blueprint& blueprint;
    const scenario::MachineSpec& machine; ///< of now
    const trace::State& state;
    SimTime position;
    ProcessId process; ///< looked into, or that of the thread
    ThreadId thread; ///< looked into; invalid for the process as a whole
    const std::vector<machine::CoroutineStack>& stacks; ///< of the thread, as far as known

    [[nodiscard]] const trace::ThreadNow& now(ThreadId id) const { return state.threads[id.index()]; }
    /// Whether the thread has arrived and not ended: whether it owns anything.
    [[nodiscard]] bool isAlive(ThreadId id) const
    {
        return now(id).standing != trace::ThreadStanding::NotArrived
               && now(id).standing != trace::ThreadStanding::Ended;
    }
};

} // namespace threadway::ui
