// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "scenario/blueprint.h"
#include "scenario/command.h"
#include "trace/chunk.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace threadway::trace {

/// The events of a run so far, append-only, as a value: copying shares the chunks, which are full, and copies the
/// few events after them. An event's place is found without searching. Full chunks are packed; reading on from one
/// event to the next costs little, jumping about unpacks a chunk each time. Reading changes what a trace has
/// unpacked: two threads may share chunks, as copies do, but not one and the same Trace.
class Trace {
public:
    Trace() = default;
    explicit Trace(scenario::BlueprintPtr blueprint) : m_blueprint(std::move(blueprint)) {}

    [[nodiscard]] const scenario::BlueprintPtr& blueprint() const { return m_blueprint; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] machine::Event event(std::size_t index) const
    {
        const std::size_t chunk = index / Chunk::capacity;
        if (chunk == m_chunks.size())
            return m_tail[index % Chunk::capacity];
        return m_unpacked.events(chunk, *m_chunks[chunk])[index % Chunk::capacity];
    }
    /// Simulated time up to which the trace is complete: no further event can have an earlier time.
    [[nodiscard]] SimTime frontier() const { return m_frontier; }
    /// Whether the last event is RunEnded.
    [[nodiscard]] bool isComplete() const;
    /// Index of the first event later than the instant, or size(): the state at t is the fold over all before it.
    [[nodiscard]] std::size_t firstAfter(SimTime time) const;
    /// Memory that the events take.
    [[nodiscard]] std::size_t bytes() const;

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
    UnpackedChunks m_unpacked;
};

} // namespace threadway::trace
