// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/component_table.h"
#include "explore/world_parts.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadway::explore {

/// The local states that one thread has had, numbered as they came. Where many coroutines share the thread there are as
/// many of them as states; so each is kept as the numbers of its parts, which are few.
class LocalTable {
public:
    /// The number of the state, a new one if it is new; `likely` is what it may be.
    std::uint32_t numberOf(const LocalState& local, std::uint32_t likely = 0);
    [[nodiscard]] LocalState operator[](std::uint32_t number) const;
    [[nodiscard]] std::size_t size() const { return m_locals.size(); }
    [[nodiscard]] std::size_t bytes() const;

private:
    /// The number of the body, then those of the coroutines.
    using Parts = std::vector<std::uint32_t>;

    ComponentTable<machine::ThreadBody> m_bodies;
    std::vector<ComponentTable<machine::Routine>> m_routines; ///< by place among the thread's coroutines
    ComponentTable<Parts> m_locals;
    Parts m_parts; ///< of the state that is asked for
};

} // namespace threadway::explore
