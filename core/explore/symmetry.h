// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/component_store.h"
#include "explore/state_layout.h"
#include "machine/world.h"

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

namespace threadway::explore {

/// Groups of threads that can be taken for each other: plain threads of one process that run the same program and are
/// set up alike, in a scenario in which no program can tell threads apart. Whatever one of them does the others could
/// do in its place, so states that differ only in which of them stands where lead to the same ends (Ip, Dill: Better
/// verification through symmetry, 1996).
class Symmetry {
public:
    Symmetry(const machine::World& start, ComponentStore& store);

    [[nodiscard]] bool isAny() const { return !m_groups.empty(); }
    [[nodiscard]] const std::vector<std::vector<ThreadId>>& groups() const { return m_groups; }

    /// Where each turn of the state before stands afterwards; empty if nobody moved.
    using Moves = std::vector<ThreadId>;
    /// Puts the threads of each group into an order that depends on where they stand and what they hold and wait for
    /// alone, and tells who moved. False if a number has no room in the layout.
    bool arrange(const StateLayout& layout, std::uint64_t* state, Moves& moves);

private:
    [[nodiscard]] std::uint64_t localKey(std::size_t thread, std::uint32_t number);
    /// What a thread is to an object.
    struct Role {
        ThreadId thread;
        std::uint64_t key = 0;
    };
    [[nodiscard]] const std::vector<Role>& rolesIn(std::size_t object, std::uint32_t number);
    [[nodiscard]] std::uint32_t movedLocal(std::size_t from, std::uint32_t number, std::size_t to);
    [[nodiscard]] std::uint32_t movedObject(std::size_t object, std::uint32_t number, const Moves& moves);
    [[nodiscard]] CoroutineId main(std::size_t thread) const { return m_mains[thread]; }

    ComponentStore& m_store;
    StateShape m_shape;
    std::vector<CoroutineId> m_mains; ///< by thread: its first coroutine
    std::vector<std::vector<ThreadId>> m_groups;
    std::vector<std::uint8_t> m_isOrdered; ///< by object: whether places in its line make a difference
    std::vector<std::uint64_t> m_roleKeys; ///< by thread, in the state at hand
    std::vector<std::vector<std::uint64_t>> m_localKeys; ///< by thread, number; 0: not known yet
    std::vector<std::map<std::uint32_t, std::vector<Role>>> m_roles; ///< by object, number
    std::map<std::tuple<std::size_t, std::uint32_t, std::size_t>, std::uint32_t> m_movedLocals;
    /// By object, number, and where those move that have to do with it.
    std::map<std::tuple<std::size_t, std::uint32_t, Moves>, std::uint32_t> m_movedObjects;
};

} // namespace threadway::explore
