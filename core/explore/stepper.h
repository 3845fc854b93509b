// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/component_store.h"
#include "explore/footprint.h"
#include "explore/state_layout.h"

#include <array>
#include <deque>
#include <memory>
#include <vector>

namespace threadway::explore {

/// A component that a step changed, and its number afterwards.
struct Change {
    std::uint32_t component = 0;
    std::uint32_t number = 0;
    bool operator==(const Change&) const = default;
};

/// What the next step of a thread comes to, or that of a store buffer, or that a coroutine wakes.
struct StepResult {
    bool isEnabled
        = false; ///< otherwise the thread waits or has ended, or the buffer is empty; nothing below is set but holders
    bool hasEnded = false; ///< the thread, before or by the step
    bool givesWay = false; ///< the step says that others may go on: yield, sleep
    bool leavesHead = false; ///< its coroutine waits off the thread, which has nothing to do
    bool entersStatement = false; ///< the thread stands at another statement afterwards, or anew at the same one
    bool isProgress = false; ///< it printed, ended, or began another round of a loop meant to run for ever
    bool touchesAll = false; ///< what it depends on is not known
    Access access;
    std::int32_t pc = 0; ///< where the thread stood
    std::uint64_t holders = 0; ///< threads, by bit, that hold what a waiting thread waits for
    std::vector<Change> changes; ///< by component
    std::vector<program::Value> printed;
    std::vector<Fault> faults;
    bool operator==(const StepResult&) const = default;
};

/// Takes steps of threads by asking the machine, and remembers what each came to: a step depends on the local state
/// of its thread, the rest of the World and its footprint alone. Belongs to one thread of the program.
class Stepper {
public:
    /// `start` stands ready for untimed steps. With `checks`, each remembered step is also taken anew, and a difference
    /// is a std::logic_error.
    Stepper(const machine::World& start, ComponentStore& store, bool checks);

    /// What the next step of the thread in the state comes to; valid until the next call.
    const StepResult& result(const StateLayout& layout, const std::uint64_t* state, ThreadId thread)
    {
        const std::uint32_t rest = layout.get(state, m_shape.rest());
        const std::uint32_t local = layout.get(state, m_shape.local(thread));
        if (const Entry* entry = knownEntry(rest, thread, local)) {
            const std::uint32_t key = entry->kind == Footprint::Kind::One ? layout.get(state, entry->component) : 0;
            if (key < entry->results.size() && entry->results[key] != nullptr && !m_checks)
                return *entry->results[key];
        }
        return resultOfNew(layout, state, thread);
    }

    /// The World in the state, until the next call of anything.
    machine::World& worldOf(const StateLayout& layout, const std::uint64_t* state);
    [[nodiscard]] std::size_t remembered() const { return m_results.size(); }
    /// Forgets all steps if they have come to take much memory, as they do where hardly one is asked for again. Results
    /// are gone then. Returns whether it did.
    bool forgetIfMany();

private:
    struct Entry {
        Footprint::Kind kind = Footprint::Kind::Everything;
        bool isKnown = false;
        std::size_t component = 0;
        std::vector<const StepResult*> results; ///< by the number of the component
    };

    static constexpr std::uint32_t entriesOfPage = 64;
    /// Entries by local state, in pieces, since those asked for lie close together.
    using Pages = std::vector<std::unique_ptr<std::array<Entry, entriesOfPage>>>;

    /// The entry of the thread in the local state, if there may be one.
    [[nodiscard]] const Entry* knownEntry(std::uint32_t rest, ThreadId thread, std::uint32_t local) const
    {
        if (rest >= m_memo.size() || m_memo[rest].empty())
            return nullptr;
        const Pages& pages = m_memo[rest][thread.index()];
        const std::uint32_t page = local / entriesOfPage;
        return page < pages.size() && pages[page] != nullptr ? &(*pages[page])[local % entriesOfPage] : nullptr;
    }
    const StepResult& resultOfNew(const StateLayout& layout, const std::uint64_t* state, ThreadId thread);
    Entry& entryOf(std::uint32_t rest, ThreadId thread, std::uint32_t local);
    void takeStep(ThreadId turn, StepResult& result);
    void takeThreadTurn(ThreadId thread, StepResult& result);
    void takeOwnTurn(ThreadId turn, StepResult& result);
    void noteChanges(StepResult& result);
    void read(const machine::EventBuffer& events, ThreadId thread, CoroutineId head, StepResult& result);
    void noteHolders(ThreadId thread, StepResult& result);
    [[nodiscard]] bool staysWithin(const Entry& entry, ThreadId thread, const StepResult& result) const;

    ComponentStore& m_store;
    StateShape m_shape;
    machine::World m_world;
    bool m_checks;
    std::vector<std::uint32_t> m_parts;
    std::vector<std::uint32_t> m_held; ///< what m_world holds
    std::vector<std::vector<Pages>> m_memo; ///< by rest, thread
    std::deque<StepResult> m_results;
    std::size_t m_bytes = 0; ///< that what is remembered takes, near enough
    StepResult m_passing; ///< of a step that is not remembered
    machine::EventBuffer m_events;
    std::vector<std::vector<std::uint8_t>> m_endless; ///< by unit, statement
};

} // namespace threadway::explore
