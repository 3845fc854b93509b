// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/graph_walks.h"
#include "explore/state_graph.h"

#include <gmpxx.h>

#include <optional>
#include <vector>

namespace threadway::explore {

/// In how many ways runs come to each end, and with what probability, if at each step every thread that can step is
/// equally likely to. Of states that are no ends nothing is to be read from it.
struct Chances {
    std::vector<mpz_class> ways; ///< by state; empty if some run never ends, as there are infinitely many then
    std::vector<mpq_class> chance; ///< by state
    mpq_class endless; ///< of never coming to an end
};

/// States of a cycle up to which the equations of a cycle are solved exactly.
inline constexpr std::size_t mostSolvedExactly = 128;

/// For a complete graph with edges. Nothing if it has a cycle of states that is too large to be solved exactly, or if
/// it is cancelled.
std::optional<Chances> chancesOf(const StateGraph& graph, const Components& components,
                                 const Cancellation& cancellation = {});

} // namespace threadway::explore
