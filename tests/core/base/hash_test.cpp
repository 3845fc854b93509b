// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers come from the published SplitMix64 (first three of seed 0) and from a separate implementation of
// the same rules in arbitrary-precision arithmetic. They must never change: saved runs are verified by them.
#include "base/hash.h"
#include "base/random.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>

using namespace threadway::base;

TEST_CASE("Mixing is the finaliser of SplitMix64", "[base]")
{
    constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ULL;
    CHECK(Hasher::mix(0) == 0);
    CHECK(Hasher::mix(golden) == 0xe220a8397b1dcdafULL);
    CHECK(Hasher::mix(2 * golden) == 0x6e789e6aa1b965f4ULL);
    CHECK(Hasher::mix(3 * golden) == 0x06c45d188009454fULL);
}

TEST_CASE("Hashes are the same on every machine", "[base]")
{
    CHECK(Hasher().value() == 0x243f6a8885a308d3ULL);
    CHECK(Hasher(5).value() == 0x985480ecb0f10858ULL);
    CHECK(Hasher().add(1).value() == 0x5943d4b63c0a09ceULL);
    CHECK(Hasher().add(1).add(2).value() == 0x3653cfbde0ed285bULL);
    CHECK(Hasher().add(-1).value() == 0x5ffc46b6aa4a87ddULL);
    CHECK(Hasher().add(std::string_view("lane")).value() == 0x846236223fb61cf8ULL);
    CHECK(Hasher().add(std::string_view("\xc3\xa9")).value() == 0xa515ab9d79ce17d5ULL);
}

TEST_CASE("A hash depends on the values alone, not on their types, and on their order", "[base]")
{
    CHECK(Hasher().add(std::int64_t{-1}).value() == Hasher().add(-1).value());
    CHECK(Hasher().add(std::uint32_t{1}).value() == Hasher().add(true).value());
    CHECK(Hasher().add("lane").value() == Hasher().add(std::string_view("lane")).value());
    CHECK(Hasher().add(1).add(2).value() != Hasher().add(2).add(1).value());
    CHECK(Hasher().add("ab").add("c").value() != Hasher().add("a").add("bc").value());
    CHECK(Hasher(1).add(1).value() != Hasher(2).add(1).value());
}

TEST_CASE("A random stream is a function of seed and name", "[base]")
{
    RandomStream stream(7, "policy");
    CHECK(stream.next() == 0x63f8601821a2e3f7ULL);
    CHECK(stream.next() == 0xa13db4b897885910ULL);
    CHECK(stream.next() == 0xdd69e42f40a8a88aULL);
    CHECK(stream.state() == 0xcee18d5f3015cb58ULL);
    CHECK(RandomStream(7, "policy") == RandomStream(7, "policy"));
    CHECK_FALSE(RandomStream(7, "policy") == RandomStream(8, "policy"));
    CHECK_FALSE(RandomStream(7, "policy") == RandomStream(7, "polic"));
}

TEST_CASE("Bounded random numbers are fair and stay below their bound", "[base]")
{
    RandomStream dice(7, "policy");
    for (const std::uint64_t pips : {5U, 0U, 2U, 3U, 0U, 0U, 4U, 0U, 3U, 0U, 4U, 2U})
        CHECK(dice.below(6) == pips);
    // Just above half of all numbers, nearly every second draw would be biased and is refused.
    RandomStream refusing(7, "policy");
    for (const std::uint64_t value : {0x213db4b89788590fULL, 0x5d69e42f40a8a889ULL, 0x2ff11d5f860ce99aULL})
        CHECK(refusing.below((std::uint64_t{1} << 63U) + 1) == value);
    RandomStream counted(1, "count");
    std::array<int, 3> counts{};
    for (int i = 0; i < 30'000; ++i)
        ++counts[counted.below(3)];
    for (const int count : counts) // standard deviation 82
        CHECK(std::abs(count - 10'000) < 400);
    CHECK(counted.below(1) == 0);
}
