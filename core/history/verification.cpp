// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/verification.h"

#include "base/hash.h"

#include <algorithm>

namespace threadway::history {
namespace {

constexpr std::size_t mostCheckpoints = 64;

void add(base::Hasher& hasher, const machine::Event& event)
{
    hasher.add(event.time.ns).add(static_cast<std::uint64_t>(event.kind)).add(static_cast<std::uint64_t>(event.flag));
    hasher.add(static_cast<std::int32_t>(event.core)).add(event.thread).add(event.wide());
}

/// Hashes over the events so far, after each `spacing` events.
std::vector<std::uint64_t> checkpointsOf(const trace::Trace& trace, std::size_t spacing)
{
    std::vector<std::uint64_t> checkpoints;
    base::Hasher hasher;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        add(hasher, trace.event(i));
        if ((i + 1) % spacing == 0)
            checkpoints.push_back(hasher.value());
    }
    return checkpoints;
}

} // namespace

std::uint64_t hashOf(const trace::Trace& trace, std::size_t events)
{
    base::Hasher hasher;
    for (std::size_t i = 0; i < std::min(events, trace.size()); ++i)
        add(hasher, trace.event(i));
    return hasher.value();
}

scenario::Recording recordingOf(const trace::Trace& trace)
{
    scenario::Recording recording;
    recording.end = trace.isEmpty() ? SimTime{} : trace.event(trace.size() - 1).time;
    recording.events = trace.size();
    recording.hash = hashOf(trace, trace.size());
    const std::size_t spacing = std::max<std::size_t>(1, (trace.size() + mostCheckpoints - 1) / mostCheckpoints);
    recording.spacing = spacing;
    recording.checkpoints = checkpointsOf(trace, spacing);
    return recording;
}

std::optional<Divergence> findDivergence(const trace::Trace& trace, const scenario::Recording& recording)
{
    if (trace.size() == recording.events && hashOf(trace, trace.size()) == recording.hash)
        return std::nullopt;
    const auto spacing = static_cast<std::size_t>(recording.spacing);
    const std::vector<std::uint64_t> own = checkpointsOf(trace, spacing);
    const auto [mine, theirs]
        = std::mismatch(own.begin(), own.end(), recording.checkpoints.begin(), recording.checkpoints.end());
    const std::size_t first = static_cast<std::size_t>(mine - own.begin()) * spacing;
    return Divergence{first, first + spacing - 1};
}

} // namespace threadway::history
