// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that TLC published with the TLA+ examples: distinct states, states generated, depth. TLC counts the initial
// state as generated, and levels of states as depth.
#include "explore/state_graph.h"
#include "support/explored.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway {
namespace {

struct Counts {
    std::size_t distinct = 0;
    std::size_t generated = 0; ///< the initial state, and a state for each step that changes anything
    std::size_t depth = 0;
    bool operator==(const Counts&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Counts& counts)
{
    return out << counts.distinct << "/" << counts.generated << "/" << counts.depth;
}

Counts countsOf(const std::string& text, explore::Granularity granularity)
{
    explore::GraphLimits limits;
    limits.granularity = granularity;
    const auto graph = explore::buildGraph(machine::World(test::loadText(text).blueprint), limits);
    Counts counts{graph.states(), 1, 0};
    for (std::uint32_t node = 0; node < graph.states(); ++node) {
        counts.depth = std::max(counts.depth, graph.wayTo(node).size() + 1);
        for (std::uint32_t e = graph.firstEdge(node); e < graph.endEdge(node); ++e)
            counts.generated += graph.edge(e).target != node ? 1U : 0U;
    }
    return counts;
}

} // namespace

TEST_CASE("Peterson's algorithm by statements has the counts that TLC published", "[explore][oracle]")
{
    // The PlusCal text has six labels: noncritical section, flag, turn, await, critical section, flag down. Here
    // awaiting is a loop whose condition is looked at in one step; a look in vain changes nothing, and is no step to
    // TLC.
    const auto side = [](int self, int other) {
        return fmt::format("while True:\n    compute(1)\n    flag{0} = 1\n    turn = {1}\n"
                           "    while flag{1} == 1 and turn == {1}:\n        pass\n    compute(1)\n    flag{0} = 0",
                           self, other);
    };
    const std::string text = test::programs("{}", "{flag0: 0, flag1: 0, turn: 0}", {side(0, 1), side(1, 0)});
    CHECK(countsOf(text, explore::Granularity::Statements) == Counts{42, 77, 11});
}

TEST_CASE("a barrier for 6 has the counts that TLC published, but for the step in which all leave", "[explore][oracle]")
{
    // To TLC all leave in a step of its own: 64/194/7. Here they leave as the last one comes, so the state in which all
    // six wait, and the step out of it, do not exist.
    const std::vector<std::string> texts(6, "while True:\n    wait(B)");
    const std::string text = test::programs("{B: {kind: barrier, parties: 6}}", "{}", texts);
    CHECK(countsOf(text, explore::Granularity::SmallestSteps) == Counts{64 - 1, 194 - 1, 7 - 1});
}

} // namespace threadway
