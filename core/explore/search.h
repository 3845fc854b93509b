// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/expander.h"
#include "explore/state_graph.h"
#include "explore/visited_set.h"
#include "explore/worker_pool.h"

#include <memory>
#include <vector>

namespace threadway::explore {

/// Finds all states, breadth first, in rounds: the workers take the steps from the states that come next, each from a
/// stretch of them; then each looks up a share of the states found, by hash; then new states are numbered in order.
class Search {
public:
    Search(machine::World start, const GraphLimits& limits);
    StateGraph run();

private:
    [[nodiscard]] bool isOver();
    [[nodiscard]] std::size_t roundSize() const;
    void chooseSources();
    void expandRound();
    void lookUp(unsigned share);
    void makeRoom();
    void repack();
    void number();
    void enter(const FoundEdge& edge, const std::uint64_t* words, std::uint32_t parent);
    void begin(std::uint32_t node, const FoundNode& found);
    bool numberTarget(Expansion& found, std::size_t position, std::uint32_t source);
    void report() const;
    [[nodiscard]] const std::uint64_t* wordsOfEdge(std::size_t position) const;
    [[nodiscard]] FoundEdge& edgeAt(std::size_t position);
    [[nodiscard]] bool isSame(std::uint32_t entry, const std::uint64_t* words) const;
    [[nodiscard]] std::size_t shareOf(std::uint64_t hash) const { return (hash >> 40U) % m_visited.size(); }
    void onWorkers(std::size_t size, const std::function<void(unsigned)>& task);

    GraphLimits m_limits;
    StateGraph m_graph;
    WorkerPool m_pool;
    std::vector<std::unique_ptr<Expander>> m_expanders; ///< by worker
    std::vector<Expansion> m_found; ///< by worker
    std::vector<std::size_t> m_offsets; ///< position of each worker's first edge
    std::vector<VisitedSet> m_visited; ///< by share
    bool m_isParallel = false; ///< in this round
    std::vector<std::uint32_t> m_sources; ///< states to expand in this round
    bool m_isAgain = false; ///< this round expands states in full that were not before
    /// States expanded in part whose steps found nothing new: a step left out might be left out for ever.
    std::vector<std::uint32_t> m_again;
};

} // namespace threadway::explore
