// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/core_mask.h"
#include "base/id.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace threadway {

/// How a machine is put together, as a file describes it.
struct TopologySpec {
    int sockets = 1;
    int coresPerSocket = 1;
    /// Logical cores on each physical one.
    int smt = 1;
    /// NUMA nodes, to which the physical cores belong in equal parts, the first ones to node 0.
    int nodes = 1;
    /// Speeds of the physical cores in per mille, in turn; empty: all 1000.
    std::vector<std::int32_t> speeds;
    /// How fast a logical core is, in per mille, while a sibling on the same physical core runs too.
    std::int32_t smtSpeed = 650;

    [[nodiscard]] constexpr int physicalCores() const { return sockets * coresPerSocket; }
    [[nodiscard]] constexpr int logicalCores() const { return physicalCores() * smt; }
    bool operator==(const TopologySpec&) const = default;
};

/// The most logical cores that a physical one may have.
inline constexpr int mostSiblings = 8;
/// The least TopologySpec::smtSpeed, and the least speed of a core.
inline constexpr std::int32_t leastSiblingSpeed = 100;
inline constexpr std::int32_t leastSpeed = 10;

/// Whether there can be such a machine: numbers within their ranges, no more nodes or speeds than physical cores.
bool isPossible(const TopologySpec& spec);

/// Where each logical core of a machine stands.
struct Topology {
    struct Place {
        /// Logical cores on the same physical core are siblings.
        std::int32_t physicalCore = 0;
        std::int32_t socket = 0;
        std::int32_t node = 0;
        /// Work done in a given time, in per mille of a core of full speed: at 500 everything takes twice as long.
        std::int32_t speed = 1000;
        bool operator==(const Place&) const = default;
    };

    std::vector<Place> places; ///< by CoreId
    std::int32_t smtSpeed = 1000; ///< see TopologySpec
    std::int32_t sockets = 1;
    std::int32_t nodes = 1;

    /// So many equal cores in one socket and one node.
    static Topology flat(int cores);
    /// The machine of the spec. Logical cores of a physical one have neighbouring numbers, and so have the cores of a
    /// socket.
    static Topology of(const TopologySpec& spec);
    /// Cores that stand so, by CoreId.
    static Topology ofPlaces(std::vector<Place> places);

    /// Where the core stands. Cores that were added later stand alone, in socket and node 0.
    [[nodiscard]] Place at(CoreId core) const
    {
        return core.index() < places.size() ? places[core.index()] : Place{core.value, 0, 0, 1000};
    }
    [[nodiscard]] bool areSiblings(CoreId a, CoreId b) const
    {
        return a != b && at(a).physicalCore == at(b).physicalCore;
    }
    /// Whether some physical core carries several logical ones.
    [[nodiscard]] bool hasSiblings() const
    {
        return !places.empty() && places.back().physicalCore + 1 != static_cast<std::int32_t>(places.size());
    }
    /// Whether all cores are equally far from each other and each is by itself.
    [[nodiscard]] bool isUniform() const { return sockets == 1 && nodes == 1 && !hasSiblings(); }
    /// How far apart two cores are: 0 for siblings (and a core from itself), 1 within socket and node, 2 within one of
    /// the two, 3 else.
    [[nodiscard]] int distance(CoreId a, CoreId b) const
    {
        const Place from = at(a);
        const Place to = at(b);
        if (from.physicalCore == to.physicalCore)
            return 0;
        return 1 + (from.socket != to.socket ? 1 : 0) + (from.node != to.node ? 1 : 0);
    }
    bool operator==(const Topology&) const = default;
};

inline bool isPossible(const TopologySpec& spec)
{
    const auto isWithin
        = [](std::int64_t least, std::int64_t value, std::int64_t most) { return least <= value && value <= most; };
    const bool areCounts = isWithin(1, spec.sockets, maximumCores) && isWithin(1, spec.coresPerSocket, maximumCores)
                           && isWithin(1, spec.smt, mostSiblings);
    return areCounts && spec.logicalCores() <= maximumCores && isWithin(1, spec.nodes, spec.physicalCores())
           && static_cast<int>(spec.speeds.size()) <= spec.physicalCores()
           && isWithin(leastSiblingSpeed, spec.smtSpeed, 1000)
           && std::all_of(spec.speeds.begin(), spec.speeds.end(),
                          [&](std::int32_t speed) { return isWithin(leastSpeed, speed, 1000); });
}

inline Topology Topology::flat(int cores)
{
    TopologySpec spec;
    spec.coresPerSocket = cores;
    return of(spec);
}

inline Topology Topology::ofPlaces(std::vector<Place> places)
{
    Topology result;
    result.places = std::move(places);
    for (const Place& place : result.places) {
        result.sockets = std::max(result.sockets, place.socket + 1);
        result.nodes = std::max(result.nodes, place.node + 1);
    }
    return result;
}

inline Topology Topology::of(const TopologySpec& spec)
{
    Topology result;
    result.smtSpeed = spec.smtSpeed;
    result.sockets = spec.sockets;
    result.nodes = spec.nodes;
    const int physical = spec.physicalCores();
    for (int core = 0; core < physical; ++core) {
        Place place;
        place.physicalCore = core;
        place.socket = core / spec.coresPerSocket;
        place.node = static_cast<std::int32_t>(static_cast<std::int64_t>(core) * spec.nodes / physical);
        if (!spec.speeds.empty())
            place.speed = spec.speeds[static_cast<std::size_t>(core) % spec.speeds.size()];
        result.places.insert(result.places.end(), static_cast<std::size_t>(spec.smt), place);
    }
    return result;
}

} // namespace threadway
