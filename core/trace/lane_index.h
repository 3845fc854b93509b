// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/slice_row.h"
#include "trace/slice_view.h"
#include "trace/trace.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace threadway::trace {

enum class RowKind : std::uint8_t { Cores, Threads };

enum class MarkKind : std::uint8_t {
    DeadlineMissed, ///< job `subject` of thread was not done in time
    DeadlockClosed, ///< the wait of thread closed a cycle of `subject` threads
    ProcessEnded, ///< process `subject` ended by itself, with its last thread
    ProcessFaulted, ///< process `subject` crashed
    CommandApplied, ///< entry `subject` of the journal
    CommandRefused, ///< entry `subject` of the journal
    RunEnded, ///< `end` says how
};

/// What a command was, as far as its effects tell: a trace names the journal's entry, not the command.
enum class CommandKind : std::uint8_t { Other, Migrate, Pin, Kill, Crash, Tow, Restart, Steer, ChangeMachine };

/// An instant worth a sign of its own.
struct Mark {
    SimTime time;
    MarkKind kind = MarkKind::RunEnded;
    CommandKind command = CommandKind::Other; ///< of CommandApplied
    machine::RunEnd end = machine::RunEnd::Finished; ///< of RunEnded
    ThreadId thread; ///< of DeadlockClosed and DeadlineMissed, and of CommandApplied if it concerns one
    std::int32_t subject = 0;
    bool operator==(const Mark&) const = default;
};

/// The time slices of a trace by core and by thread, and its marks; grows along with the trace. Threads have no
/// slice before they arrive and after they end; cores have none while idle. A slice that still goes on ends at
/// the frontier.
class LaneIndex {
public:
    /// Takes in what was appended since the last call; a trace of another blueprint starts anew. After a
    /// truncation it goes on with the events from that instant.
    void append(const Trace& trace);
    /// The future is another one from that instant: forgets all events at it and later.
    void truncate(SimTime from);

    [[nodiscard]] std::size_t rowCount(RowKind kind) const { return rows(kind).size(); }
    [[nodiscard]] const SliceRow& row(RowKind kind, std::size_t index) const { return rows(kind)[index]; }
    [[nodiscard]] const SliceRow& row(CoreId core) const { return m_cores[core.index()]; }
    [[nodiscard]] const SliceRow& row(ThreadId thread) const { return m_threads[thread.index()]; }
    /// Columns of a picture of one row; see SliceRow::sample.
    void sample(RowKind kind, std::size_t index, SimTime from, SimTime to, std::span<Pixel> out) const
    {
        row(kind, index).sample(from, to, out);
    }

    /// In order of time.
    [[nodiscard]] std::span<const Mark> marks() const { return m_marks; }
    /// Up to where the slices are known.
    [[nodiscard]] SimTime frontier() const { return m_frontier; }
    /// Whether the run has ended, so that nothing more comes.
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    /// Memory that rows and marks take.
    [[nodiscard]] std::size_t bytes() const;
    /// CPU time slices of all cores together.
    [[nodiscard]] std::size_t sliceCount() const;

private:
    [[nodiscard]] const std::vector<SliceRow>& rows(RowKind kind) const
    {
        return kind == RowKind::Cores ? m_cores : m_threads;
    }
    void reset(const scenario::BlueprintPtr& blueprint);
    void apply(const machine::Event& event);
    void dispatch(const machine::Event& event);
    void leave(const machine::Event& event);
    void wait(ThreadId thread, SliceKind kind, SimTime time);
    void mark(const machine::Event& event);
    void nameCommand(const machine::Event& event);

    scenario::BlueprintPtr m_blueprint;
    std::vector<SliceRow> m_cores;
    std::vector<SliceRow> m_threads;
    std::vector<Mark> m_marks;
    std::size_t m_consumed = 0;
    SimTime m_frontier;
    SimTime m_truncatedAt = SimTime::never();
    bool m_isEnded = false;
};

} // namespace threadway::trace
