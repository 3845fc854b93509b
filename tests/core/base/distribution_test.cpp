// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/distribution.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace threadway::base {
namespace {

using namespace literals;

constexpr int draws = 20'000;

std::vector<double> drawn(const Distribution& distribution, std::uint64_t seed = 7)
{
    RandomStream random(seed, "distribution test");
    std::vector<double> spans;
    for (int i = 0; i < draws; ++i)
        spans.push_back(static_cast<double>(distribution.draw(random).ns));
    std::sort(spans.begin(), spans.end());
    return spans;
}

/// The greatest distance between what was drawn and the formula, times the root of the number (Kolmogorov, Smirnov):
/// more than 1.63 happens in one of a hundred samples of a right generator. The seeds are fixed, so it never flickers.
double distanceFrom(const std::vector<double>& spans, const std::function<double(double)>& chanceUpTo)
{
    double most = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const double wanted = chanceUpTo(spans[i]);
        most = std::max({most, std::abs(wanted - static_cast<double>(i) / draws),
                         std::abs(wanted - static_cast<double>(i + 1) / draws)});
    }
    return most * std::sqrt(draws);
}

double mean(const std::vector<double>& spans)
{
    double sum = 0;
    for (const double span : spans)
        sum += span;
    return sum / draws;
}

} // namespace

TEST_CASE("integer logarithms and powers agree with those of the mathematics library", "[base]")
{
    const double unit = std::pow(2.0, -32);
    for (const std::uint64_t number : {1ULL, 2ULL, 3ULL, 7ULL, 10ULL, 1'000'000'007ULL, 1ULL << 62U, ~0ULL}) {
        CAPTURE(number);
        const auto exact = std::log2(static_cast<long double>(number));
        CHECK(std::abs(static_cast<double>(exact) - static_cast<double>(binaryLogarithm(number)) * unit) < 2 * unit);
    }
    for (std::int64_t exponent = 0; exponent < (std::int64_t{1} << 32); exponent += 98'765'432) {
        CAPTURE(exponent);
        const double exact = std::exp2(static_cast<double>(exponent) * unit);
        CHECK(std::abs(exact - static_cast<double>(powerOfTwo(exponent)) * unit) < 2 * unit);
    }
}

TEST_CASE("exponential spans follow their formula", "[base]")
{
    const double trueMean = 2e6;
    const auto spans = drawn({DistributionKind::Exponential, 2_ms, {}, 0});
    CHECK(distanceFrom(spans, [&](double x) { return 1 - std::exp(-x / trueMean); }) < 1.63);
    CHECK(std::abs(mean(spans) - trueMean) < 4 * trueMean / std::sqrt(draws));
}

TEST_CASE("uniform spans follow their formula and reach both ends", "[base]")
{
    const auto spans = drawn({DistributionKind::Uniform, 1_ms, 3_ms, 0});
    CHECK(distanceFrom(spans, [](double x) { return (x - 1e6) / 2e6; }) < 1.63);
    const auto few = drawn({DistributionKind::Uniform, 5_ns, 7_ns, 0});
    CHECK(few.front() == 5);
    CHECK(few.back() == 7);
}

TEST_CASE("bimodal spans are long as often as they say", "[base]")
{
    const auto spans = drawn({DistributionKind::Bimodal, 1_ms, 20_ms, 10});
    const auto longOnes = std::count(spans.begin(), spans.end(), 20e6);
    CHECK(std::count(spans.begin(), spans.end(), 1e6) + longOnes == draws);
    CHECK(std::abs(static_cast<double>(longOnes) - 0.1 * draws) < 4 * std::sqrt(draws * 0.1 * 0.9));
}

TEST_CASE("heavy tails follow the bounded Pareto formula, whatever the shape", "[base]")
{
    const auto [low, high, hundredths] = GENERATE(table<SimTime, SimTime, int>(
        {{1_ms, 1_s, 150}, {1_ms, 1000_s, 100}, {1_us, 1'000'000_s, 110}, {1_ms, 2_ms, 1000}, {1_ms, 100_ms, 10}}));
    CAPTURE(low.ns, high.ns, hundredths);
    const auto spans = drawn({DistributionKind::HeavyTail, low, high, hundredths});
    const double shape = hundredths / 100.0;
    const auto least = static_cast<double>(low.ns);
    const double whole = 1 - std::pow(least / static_cast<double>(high.ns), shape);
    CHECK(distanceFrom(spans, [&](double x) { return (1 - std::pow(least / x, shape)) / whole; }) < 1.63);
    CHECK(spans.front() >= least);
    CHECK(spans.back() <= static_cast<double>(high.ns));
}

TEST_CASE("a heavy tail of no width is fixed, and the widest one overflows nowhere", "[base]")
{
    RandomStream random(1, "distribution test");
    CHECK(Distribution{DistributionKind::HeavyTail, 5_ms, 5_ms, 150}.draw(random) == 5_ms);
    for (const int shape : {leastShape, 100, greatestShape}) {
        for (int i = 0; i < 1000; ++i) {
            const SimTime span = Distribution{DistributionKind::HeavyTail, 1_ns, longestSpan, shape}.draw(random);
            CHECK((span >= 1_ns && span <= longestSpan));
        }
    }
}

TEST_CASE("a seed draws the same spans on every machine", "[base]")
{
    RandomStream random(7, "distribution test");
    const auto draw = [&random](const Distribution& distribution) { return distribution.draw(random).ns; };
    CHECK(draw({DistributionKind::Exponential, 2_ms, {}, 0}) == 247'621);
    CHECK(draw({DistributionKind::HeavyTail, 1_ms, 1_s, 150}) == 5'385'556);
    CHECK(draw({DistributionKind::Uniform, 1_ms, 3_ms, 0}) == 2'530'204);
}

} // namespace threadway::base
