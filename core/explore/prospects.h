// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/graph_walks.h"
#include "explore/state_graph.h"

#include <optional>
#include <vector>

namespace threadway::explore {

/// What can still become of each state.
class Prospects {
public:
    /// For a graph with edges; a state that was not expanded may come to anything.
    Prospects(const StateGraph& graph, const Components& components, const Cancellation& cancellation = {});

    /// Whether every continuation fails: ends in a deadlock, stuck or with a fault, or holds a ring of waiting threads
    /// for ever, or goes round without progress for ever.
    [[nodiscard]] bool isLost(std::uint32_t node) const { return (m_can[node] & (Good | ForEver)) == 0; }
    /// After how many turns of the shortest way to the state every continuation fails; nothing if not even then.
    [[nodiscard]] std::optional<std::size_t> noReturnOnTheWayTo(std::uint32_t node) const;

private:
    enum : std::uint8_t { Good = 1, Bad = 2, ForEver = 4 };
    [[nodiscard]] std::uint8_t ownProspect(std::uint32_t node) const;

    const StateGraph& m_graph;
    std::vector<std::uint8_t> m_can;
};

} // namespace threadway::explore
