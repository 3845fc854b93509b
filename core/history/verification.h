// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario_file.h"
#include "trace/trace.h"

#include <cstddef>
#include <optional>

namespace threadway::history {

/// Hash over the first `events` events of a trace: equal hashes mean equal traces.
std::uint64_t hashOf(const trace::Trace& trace, std::size_t events);

/// What a file keeps of a run, so that it can be verified later; at most 64 checkpoints.
scenario::Recording recordingOf(const trace::Trace& trace);

/// Where a trace parts from what was recorded: the first event that differs is one of [firstEvent, lastEvent].
struct Divergence {
    std::size_t firstEvent = 0;
    std::size_t lastEvent = 0;
};

/// The first difference between the trace and the recording; nothing if the trace is what was recorded.
std::optional<Divergence> findDivergence(const trace::Trace& trace, const scenario::Recording& recording);

} // namespace threadway::history
