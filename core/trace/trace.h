// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "scenario/blueprint.h"
#include "scenario/command.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace threadway::trace {

/// A full run of events, which will never change again; shared between traces that have it in common.
struct Chunk {
    static constexpr std::size_t capacity = 4096;
    std::vector<machine::Event> events;
};

/// The events of a run so far, append-only, as a value: copying shares the chunks, which are full, and copies the
/// few events after them. An event's place is found without searching.
class Trace {
public:
    Trace() = default;
    explicit Trace(scenario::BlueprintPtr blueprint) : m_blueprint(std::move(blueprint)) {}

    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const { return m_blueprint; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const machine::Event& event(std::size_t index) const
    {
        const std::size_t chunk = index / Chunk::capacity;
        return (chunk < m_chunks.size() ? m_chunks[chunk]->events : m_tail)[index % Chunk::capacity];
    }
    /// Simulated time up to which the trace is complete: no further event can have an earlier time.
    [[nodiscard]] SimTime frontier() const { return m_frontier; }
    /// Whether the last event is RunEnded.
    [[nodiscard]] bool isComplete() const;
    /// Index of the first event later than the instant, or size(): the state at t is the fold over all before it.
    [[nodiscard]] std::size_t firstAfter(SimTime time) const;

    /// The acts whose places CommandApplied and MachineChanged name; those of the future included.
    [[nodiscard]] const scenario::Journal& journal() const { return *m_journal; }
    void setJournal(std::shared_ptr<const scenario::Journal> journal) { m_journal = std::move(journal); }

    /// Appends events and moves the frontier.
    void append(const machine::EventBuffer& events, SimTime frontier);
    /// The first `size` events, sharing the full chunks.
    [[nodiscard]] Trace prefix(std::size_t size, SimTime frontier) const;

private:
    scenario::BlueprintPtr m_blueprint;
    std::shared_ptr<const scenario::Journal> m_journal = std::make_shared<const scenario::Journal>();
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::vector<machine::Event> m_tail; ///< fewer than Chunk::capacity
    std::size_t m_size = 0;
    SimTime m_frontier;
};

} // namespace threadway::trace
