// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/state_graph.h"
#include "machine/event.h"
#include "machine/world.h"
#include "program/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace threadway::explore {

/// Statements of a thread's program, first to one before the end.
struct Stretch {
    ThreadId thread;
    CoroutineId coroutine; ///< of the thread
    std::int32_t first = 0;
    std::int32_t end = 0;
    bool operator==(const Stretch&) const = default;
};

/// What the player tries to bring about.
struct Goal {
    enum class Kind : std::uint8_t {
        Deadlock, ///< threads wait for each other in a cycle
        Stuck, ///< nobody can step, and not everybody has ended
        Fault, ///< a process faults, by a failed assertion for example
        Output, ///< everything has ended, and exactly this was printed
        Together, ///< all these threads stand in these stretches at once
    };
    Kind kind = Kind::Deadlock;
    std::vector<program::Value> output; ///< of Output
    std::vector<Stretch> places; ///< of Together

    /// The goal "these threads are all inside a critical section at once": each section that the program of a
    /// thread shows, of whichever object; empty places if no program has one.
    static Goal bothInside(const scenario::Blueprint& blueprint);
};

/// Whether the goal can still be brought about.
enum class Outlook : std::uint8_t {
    Reached, ///< it is
    Possible, ///< some continuation brings it about
    Impossible, ///< none does
    Unknown, ///< not decided within the limits
};

/// "You are the scheduler": the player says which thread takes the next smallest step, without time, and tries to
/// bring about the goal. A value; only outlook, lostAfter and hint search, all else is quick.
class SchedulerGame {
public:
    /// A new game, on programs that stand before their first steps.
    SchedulerGame(scenario::BlueprintPtr blueprint, Goal goal);

    [[nodiscard]] const Goal& goal() const { return m_goal; }
    /// The state after the moves so far.
    [[nodiscard]] const machine::World& world() const { return m_world; }
    /// Everything printed so far.
    [[nodiscard]] const std::vector<program::Value>& output() const { return m_output; }
    /// What the last move did; empty before the first one.
    [[nodiscard]] const machine::EventBuffer& lastEvents() const { return m_lastEvents; }
    /// The moves so far: as a journal's `steer` they make a timed run do the same.
    [[nodiscard]] const std::vector<ThreadId>& moves() const { return m_moves; }

    /// Who can step now, in the order of their ids: threads, and store buffers that hold something (scenario/turn.h).
    /// Nobody: the game is over.
    [[nodiscard]] std::vector<ThreadId> choices() const;
    /// The thread takes its next smallest step. False, and nothing happens, if it cannot. Drops undone moves.
    bool step(ThreadId thread);
    /// Takes the last move back; false if there is none.
    bool undo();
    [[nodiscard]] bool canRedo() const { return !m_undone.empty(); }
    /// Takes back taking back; false if there is nothing to.
    bool redo();

    [[nodiscard]] bool isReached() const;
    /// Whether a process has faulted on the way.
    [[nodiscard]] bool isFaulted() const { return m_isFaulted; }

    /// Whether the goal can be brought about from here.
    [[nodiscard]] Outlook outlook(const GraphLimits& limits) const;
    /// How many moves it took until the goal was out of reach: 0 if it always was. Nothing if it is not, or that was
    /// not decided within the limits.
    [[nodiscard]] std::optional<std::size_t> lostAfter(const GraphLimits& limits) const;
    /// A shortest way from here to the goal; nothing if there is none, or none was found within the limits.
    [[nodiscard]] std::optional<std::vector<ThreadId>> hint(const GraphLimits& limits) const;

private:
    void restart();
    void advance(ThreadId thread);
    void note(const machine::EventBuffer& events);
    [[nodiscard]] SchedulerGame after(std::size_t moves) const;
    [[nodiscard]] StateGraph search(const GraphLimits& limits) const;

    Goal m_goal;
    machine::World m_start;
    machine::World m_world;
    std::vector<program::Value> m_output;
    machine::EventBuffer m_lastEvents;
    std::vector<ThreadId> m_moves;
    std::vector<ThreadId> m_undone; ///< last taken back at the end
    bool m_isFaulted = false;
};

/// Whether the state is the goal.
bool isGoalReached(const Goal& goal, const GoalView& view);

} // namespace threadway::explore
