// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fairness.h"
#include "base/random.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

namespace threadway::base {

using Shares = std::vector<std::int64_t>;

TEST_CASE("equal shares are perfectly fair, however large they are", "[base]")
{
    CHECK(jainIndex(Shares{3, 3, 3}) == Fraction{1, 1});
    CHECK(jainIndex(Shares(100, std::int64_t{1} << 62)) == Fraction{1, 1});
    CHECK(jainIndex(Shares{}) == Fraction{1, 1});
    CHECK(jainIndex(Shares{0, 0}) == Fraction{1, 1});
}

TEST_CASE("if one of n has everything the index is 1/n", "[base]")
{
    CHECK(jainIndex(Shares{7, 0, 0, 0, 0}) == Fraction{1, 5});
    CHECK(jainIndex(Shares{0, 0, 0, std::int64_t{1} << 61}) == Fraction{1, 4});
}

TEST_CASE("the index is the exact fraction of Jain's formula", "[base]")
{
    CHECK(jainIndex(Shares{1, 2}) == Fraction{9, 10});
    CHECK(jainIndex(Shares{2, 1, 1}) == Fraction{8, 9});
    CHECK(jainIndex(Shares{10, 20, 30}) == Fraction{6, 7}); // 60 x 60 / (3 x 1400)
}

TEST_CASE("shares too large for an exact fraction are off by next to nothing", "[base]")
{
    RandomStream random(7, "fairness");
    for (int round = 0; round < 200; ++round) {
        Shares shares;
        long double sum = 0;
        long double squares = 0;
        const std::uint64_t count = 1 + random.below(300);
        for (std::uint64_t i = 0; i < count; ++i) {
            shares.push_back(static_cast<std::int64_t>(random.next() >> (1 + random.below(40))));
            sum += static_cast<long double>(shares.back());
            squares += static_cast<long double>(shares.back()) * static_cast<long double>(shares.back());
        }
        const long double expected = sum * sum / (squares * static_cast<long double>(count));
        CHECK(std::abs(jainIndex(shares).value() - static_cast<double>(expected)) < 1e-12);
    }
}

} // namespace threadway::base
