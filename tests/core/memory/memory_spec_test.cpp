// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/memory_spec.h"

#include <catch2/catch.hpp>

#include <string>

using namespace threadway;
using namespace threadway::memory;

namespace {

/// The codes of all findings, each followed by a space.
std::string findings(const MemorySpec& spec)
{
    std::string codes;
    for (const base::Diagnostic& diagnostic : validate(spec)) {
        CHECK(diagnostic.severity == base::Severity::Error);
        CHECK(base::fill(diagnostic.message, diagnostic.arguments).find('{') == std::string::npos);
        codes += std::string(diagnostic.code) + " ";
    }
    return codes;
}

CacheLevelSpec level(std::int64_t sizeBytes, int ways = 8, int lineBytes = 64, bool isShared = false)
{
    return {.sizeBytes = sizeBytes, .lineBytes = lineBytes, .ways = ways, .hitCost = {1}, .isShared = isShared};
}

} // namespace

TEST_CASE("Memories as they are sold are sound", "[memory]")
{
    CHECK(findings({}).empty());
    CHECK(findings({{level(32 << 10)}, {100}}).empty());
    CHECK(findings({{level(48 << 10, 12), level(2 << 20, 16), level(36 << 20, 12, 64, true)}, {100}}).empty());
    CHECK(findings({{level(8 * 64, 0), level(32 * 64, 0)}, {20}}).empty());
}

TEST_CASE("A line must be a power of two of a sensible size", "[memory]")
{
    for (const int bytes : {-64, 0, 1, 2, 48, 8192})
        CHECK(findings({{level(32 << 10, 8, bytes)}, {1}}) == "cache-line ");
    for (const int bytes : {4, 4096})
        CHECK(findings({{level(32 << 10, 1, bytes)}, {1}}).empty());
}

TEST_CASE("A cache must consist of whole lines and whole sets", "[memory]")
{
    for (const std::int64_t bytes : {std::int64_t{-64}, std::int64_t{0}, std::int64_t{100}, std::int64_t{1} << 40})
        CHECK(findings({{level(bytes)}, {1}}) == "cache-size ");
    CHECK(findings({{level(64 * 12, 5)}, {1}}) == "cache-ways ");
    CHECK(findings({{level(64 * 12, -1)}, {1}}) == "cache-ways ");
    CHECK(findings({{level(64 * 2048, 0)}, {1}}) == "cache-ways ");
    CHECK(findings({{level(64 * 1024, 0)}, {1}}).empty());
    CHECK(findings({{level(64 * 12, 6)}, {1}}).empty());
}

TEST_CASE("Levels must fit together", "[memory]")
{
    CHECK(findings({{level(1 << 10), level(1 << 12, 8, 32)}, {1}}) == "cache-lines-differ ");
    CHECK(findings({{level(1 << 10), level(1 << 12), level(1 << 14), level(1 << 16)}, {1}}) == "cache-levels ");
    CHECK(findings({{level(1 << 10, 8, 64, true), level(1 << 12)}, {1}}) == "cache-shared ");
    CHECK(findings({{level(1 << 10, 8, 64, true), level(1 << 12, 8, 64, true)}, {1}}).empty());
}

TEST_CASE("Costs are spans that a run can bear", "[memory]")
{
    MemorySpec spec{{level(1 << 10)}, {-1}};
    CHECK(findings(spec) == "memory-cost ");
    spec.memoryCost = longestSpan;
    spec.levels[0].hitCost = longestSpan + SimTime{1};
    CHECK(findings(spec) == "cache-cost ");
}
