// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/topology.h"

#include <catch2/catch.hpp>

namespace threadway {

TEST_CASE("a flat machine has one socket, one node and no siblings", "[base][topology]")
{
    const Topology topology = Topology::flat(4);
    REQUIRE(topology.places.size() == 4);
    CHECK_FALSE(topology.hasSiblings());
    for (int i = 0; i < 4; ++i)
        CHECK(topology.at(CoreId(i)) == Topology::Place{i, 0, 0, 1000});
}

TEST_CASE("two sockets of two cores with two threads each are numbered core by core", "[base][topology]")
{
    TopologySpec spec;
    spec.sockets = 2;
    spec.coresPerSocket = 2;
    spec.smt = 2;
    spec.nodes = 2;
    spec.speeds = {1000, 500};
    CHECK(spec.logicalCores() == 8);
    const Topology topology = Topology::of(spec);
    REQUIRE(topology.places.size() == 8);
    CHECK(topology.hasSiblings());
    CHECK(topology.at(CoreId(0)) == Topology::Place{0, 0, 0, 1000});
    CHECK(topology.at(CoreId(3)) == Topology::Place{1, 0, 0, 500});
    CHECK(topology.at(CoreId(4)) == Topology::Place{2, 1, 1, 1000});
    CHECK(topology.at(CoreId(7)) == Topology::Place{3, 1, 1, 500});
    CHECK(topology.areSiblings(CoreId(2), CoreId(3)));
    CHECK_FALSE(topology.areSiblings(CoreId(1), CoreId(2)));
    CHECK_FALSE(topology.areSiblings(CoreId(1), CoreId(1)));
}

TEST_CASE("nodes may be more or fewer than sockets", "[base][topology]")
{
    TopologySpec spec;
    spec.sockets = 2;
    spec.coresPerSocket = 4;
    spec.nodes = 4;
    const Topology four = Topology::of(spec);
    CHECK(four.at(CoreId(1)).node == 0);
    CHECK(four.at(CoreId(2)).node == 1);
    CHECK(four.at(CoreId(7)).node == 3);
    spec.nodes = 1;
    CHECK(Topology::of(spec).at(CoreId(7)).node == 0);
}

} // namespace threadway
