// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/keyframes.h"
#include "machine/world.h"
#include "scenario/blueprint.h"
#include "scenario/command.h"
#include "trace/trace.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::history {

/// Events between two hashes of the state in a recording, at least. A hash goes through all threads, so that of a crowd
/// is taken more seldom, lest it cost more than the events.
inline constexpr std::size_t leastHashSpacing = 1024;
inline constexpr std::size_t hashSpacingPerThread = 64;

/// More events than this end a run with RunEnd::Limit.
inline constexpr std::size_t mostEvents = 200'000'000;

/// Makes the trace of a scenario and a journal, piece by piece: the pure function Trace = simulate(Scenario,
/// Journal) in a form that can be asked for more, for the World at any instant, and for another future.
class Recorder {
public:
    /// The journal must be ordered by time.
    explicit Recorder(scenario::BlueprintPtr blueprint, scenario::Journal journal = {},
                      std::size_t keyframeBudget = 64U << 20U);

    /// Records up to and including the instant, but at most about that many more events. Returns whether there
    /// is more to record after what is recorded now.
    bool advance(SimTime until, std::size_t maximumEvents);
    /// Records to the end, the scenario's own `until`, or the given instant: whichever comes first.
    void advanceToEnd(SimTime until);

    [[nodiscard]] const trace::Trace& trace() const { return m_trace; }
    [[nodiscard]] const scenario::Journal& journal() const { return m_journal; }
    [[nodiscard]] const machine::World& front() const { return m_world; }

    /// Another journal: what was recorded up to the first difference is kept, the rest is to be recorded anew.
    /// Returns that instant; everything before it is as it was.
    SimTime setJournal(scenario::Journal journal);

    /// The World with everything done that happens at or before the instant, which must not lie beyond what is
    /// recorded. Costs a copy of a keyframe and at most the simulation from there.
    [[nodiscard]] machine::World worldAt(SimTime time) const;

    /// The World after so many events of the trace, and whatever happens together with the last of them. Costs as much
    /// as worldAt().
    [[nodiscard]] machine::World worldAfter(std::size_t events) const;

    /// Memory that the recording takes, near enough: events, keyframes and hashes.
    [[nodiscard]] std::size_t bytes() const;

    /// Hashes of the World after each so many events, as far as recorded.
    [[nodiscard]] const std::vector<std::uint64_t>& hashes() const { return m_hashes; }
    [[nodiscard]] std::size_t hashSpacing() const { return m_hashSpacing; }

private:
    bool stepOnce(SimTime before);
    void keep();
    void publish();

    scenario::Journal m_journal;
    trace::Trace m_trace;
    machine::World m_world;
    std::size_t m_nextEntry = 0;
    machine::EventBuffer m_buffer; ///< events not yet in the trace
    Keyframes m_keyframes;
    std::vector<std::uint64_t> m_hashes;
    std::size_t m_hashSpacing;
};

/// Carries out the next thing before the instant `before`, journal entries included; `next` is the first entry
/// not yet carried out. Returns false if nothing happens before then.
bool drive(machine::World& world, const scenario::Journal& journal, std::size_t& next, SimTime before,
           machine::EventBuffer& events);

} // namespace threadway::history
