// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/independence.h"
#include "explore/stepper.h"

#include <map>
#include <vector>

namespace threadway::explore {

/// Picks the threads whose steps are enough to try in a state: nothing that the others may ever do depends on the next
/// steps of these (persistent sets: Godefroid, Partial-order methods for the verification of concurrent systems,
/// 1996). Belongs to one worker.
class PersistentSets {
public:
    PersistentSets(const machine::World& start, const StateShape& shape, bool printsMatter)
        : m_shape(shape), m_code(start, printsMatter), m_known(shape.turns)
    {
    }

    /// Among the enabled threads (1 in `enabled`) such a set, as few as were found; all if that is none smaller.
    std::vector<std::uint8_t> pick(Stepper& stepper, const StateLayout& layout, const std::uint64_t* state,
                                   const std::vector<std::uint8_t>& enabled);

private:
    struct Known {
        Touches next;
        Touches future;
    };

    const Known& touchesOf(Stepper& stepper, const StateLayout& layout, const std::uint64_t* state, std::size_t thread);
    [[nodiscard]] std::vector<std::uint8_t> closure(std::size_t from, const std::vector<const Known*>& touches) const;

    StateShape m_shape;
    CodeTouches m_code;
    std::vector<std::map<std::uint32_t, Known>> m_known; ///< by thread, number of its local state
};

} // namespace threadway::explore
