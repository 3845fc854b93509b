// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/cache_run.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <initializer_list>
#include <sstream>

using namespace threadway;
using namespace threadway::formats;

namespace {

memory::CacheLevelSpec geometry(std::int64_t bytes, int ways, int lineBytes)
{
    memory::CacheLevelSpec level;
    level.sizeBytes = bytes;
    level.ways = ways;
    level.lineBytes = lineBytes;
    level.isInclusive = false;
    return level;
}

nlohmann::ordered_json report(std::istream& stream, const CacheRunSetup& setup)
{
    CacheRun run(setup);
    LackeyReader reader(stream);
    TraceAccess access;
    while (reader.next(access))
        REQUIRE(run.access(access));
    REQUIRE_FALSE(reader.fault());
    run.finish();
    return run.json();
}

/// Hits and misses of the words at these addresses, read one after the other.
std::pair<int, int> countWords(std::initializer_list<int> addresses, const memory::CacheLevelSpec& level,
                               memory::Replacement replacement = memory::Replacement::Lru, bool isOptimal = false)
{
    std::string text;
    for (const int address : addresses)
        text += fmt::format(" L {:x},4\n", address);
    CacheRunSetup setup;
    setup.memory.levels = {level};
    setup.memory.levels[0].replacement = replacement;
    setup.isOptimal = isOptimal;
    std::istringstream stream(text);
    const auto json = report(stream, setup);
    return {json["levels"][0]["hits"], json["levels"][0]["misses"]};
}

/// What cachegrind counts: misses of reads (those that modify included) and writes.
struct Misses {
    int reads = 0;
    int writes = 0;
};

/// The trace is what lackey of valgrind 3.19 printed for a small program; the numbers are what its cachegrind
/// counted for the same program with these caches.
void compareWithCachegrind(const memory::CacheLevelSpec& i1, const memory::CacheLevelSpec& d1,
                           const memory::CacheLevelSpec& last, Misses first, Misses behind, int instructions,
                           int instructionsBehind)
{
    std::ifstream stream(THREADWAY_SOURCE_DIR "/tests/golden/matrix.trace");
    CacheRunSetup setup;
    setup.memory.levels = {d1, last};
    setup.instructions = i1;
    const auto json = report(stream, setup);
    CHECK(json["instructions"] == 2510);
    CHECK(json["accesses"] == 517);
    CHECK(json["reads"].get<int>() + json["modifies"].get<int>() == 348);
    CHECK(json["writes"] == 169);
    CHECK((json["straddling"] > 0) == (d1.lineBytes == 32));
    CHECK(json["instruction_cache_misses"] == instructions);
    CHECK(json["levels"][0]["read_misses"] == first.reads);
    CHECK(json["levels"][0]["write_misses"] == first.writes);
    CHECK(json["levels"][1]["read_misses"] == behind.reads);
    CHECK(json["levels"][1]["write_misses"] == behind.writes);
    CHECK(json["levels"][1]["instruction_misses"] == instructionsBehind);
}

base::Diagnostic faultOf(const std::string& text)
{
    std::istringstream stream(text);
    LackeyReader reader(stream);
    TraceAccess access;
    while (reader.next(access)) {
    }
    REQUIRE(reader.fault());
    return *reader.fault();
}

} // namespace

TEST_CASE("A recorded program misses as often as cachegrind says", "[formats][memory]")
{
    compareWithCachegrind(geometry(256, 1, 32), geometry(512, 2, 32), geometry(2048, 4, 32), {230, 22}, {0, 22}, 6, 6);
    compareWithCachegrind(geometry(512, 2, 64), geometry(256, 1, 64), geometry(512, 8, 64), {288, 11}, {288, 11}, 3, 3);
    compareWithCachegrind(geometry(1024, 4, 32), geometry(256, 8, 32), geometry(1024, 2, 32), {348, 22}, {7, 22}, 6, 6);
}

TEST_CASE("Reference strings count as textbooks do, optimal replacement included", "[formats][memory]")
{
    using Count = std::pair<int, int>;
    const auto count = [](const std::initializer_list<int>& lines, int frames, memory::Replacement replacement,
                          bool isOptimal = false) {
        return countWords(lines, geometry(std::int64_t{frames} * 4, 0, 4), replacement, isOptimal);
    };
    const auto fifo = memory::Replacement::Fifo;
    const auto lru = memory::Replacement::Lru;
    const std::initializer_list<int> short11{0, 4, 8, 0, 4, 12, 0, 12, 4, 8, 4};
    CHECK(count(short11, 3, fifo) == Count{4, 7});
    CHECK(count(short11, 3, lru) == Count{6, 5});
    CHECK(count(short11, 3, lru, true) == Count{6, 5});
    // Belady's anomaly: with FIFO more frames miss more.
    const std::initializer_list<int> belady{4, 8, 12, 16, 4, 8, 20, 4, 8, 12, 16, 20};
    CHECK(count(belady, 3, fifo) == Count{3, 9});
    CHECK(count(belady, 4, fifo) == Count{2, 10});
    CHECK(count(belady, 3, lru) == Count{2, 10});
    CHECK(count(belady, 4, lru) == Count{4, 8});
    CHECK(count(belady, 3, lru, true) == Count{5, 7});
    CHECK(count(belady, 4, lru, true) == Count{6, 6});
    const std::initializer_list<int> words{0x200, 0x204, 0x21c, 0x300, 0x200, 0x204, 0x21c, 0x300, 0x700, 0x700};
    CHECK(countWords(words, geometry(32, 1, 4)) == Count{3, 7});
    CHECK(countWords(words, geometry(32, 8, 4)) == Count{5, 5});
}

TEST_CASE("Optimal replacement in sets, level after level, never misses more than any other", "[formats][memory]")
{
    std::ifstream first(THREADWAY_SOURCE_DIR "/tests/golden/matrix.trace");
    CacheRunSetup setup;
    setup.memory.levels = {geometry(256, 2, 32), geometry(512, 4, 32)};
    setup.isOptimal = true;
    const auto best = report(first, setup);
    CHECK(best["levels"][1]["accesses"] == best["levels"][0]["misses"]);
    setup.isOptimal = false;
    for (const auto replacement : {memory::Replacement::Lru, memory::Replacement::Fifo, memory::Replacement::Random}) {
        setup.memory.levels[0].replacement = replacement;
        std::ifstream again(THREADWAY_SOURCE_DIR "/tests/golden/matrix.trace");
        CHECK(best["levels"][0]["misses"] <= report(again, setup)["levels"][0]["misses"]);
    }
}

TEST_CASE("An access counts once, though it straddles lines, and kinds add up to misses", "[formats][memory]")
{
    std::istringstream stream(" L 3c,8\n M 3c,8\r\n==77== a word from valgrind\n\nI  400000,5\n S 3c,8");
    CacheRunSetup setup;
    setup.memory.levels = {geometry(256, 0, 64)};
    setup.memory.classifiesMisses = true;
    const auto json = report(stream, setup);
    CHECK(json["straddling"] == 3);
    CHECK(json["instructions"] == 1);
    CHECK(json["levels"][0]["misses"] == 1);
    CHECK(json["levels"][0]["kinds"]["cold"] == 1);
    CHECK(json["levels"][0]["hits"] == 2);
}

TEST_CASE("Whatever is no address trace is refused with its place", "[formats]")
{
    const auto place = [](const std::string& text) { return faultOf(text).position; };
    using Place = base::SourcePosition;
    CHECK(place("nonsense") == Place{1, 1});
    CHECK(place(" L 10,4\n X 10,4\n") == Place{2, 2});
    CHECK(place("L10,4") == Place{1, 1});
    CHECK(place(" L") == Place{1, 2});
    CHECK(place(" L zz,4") == Place{1, 4});
    CHECK(place(" L 11111111111111111,4") == Place{1, 4});
    CHECK(place(" L 10;4") == Place{1, 4});
    CHECK(place(" L 10,") == Place{1, 7});
    CHECK(place(" L 10,0") == Place{1, 7});
    CHECK(place(" L 10,-1") == Place{1, 7});
    CHECK(place(" L 10,99999999999") == Place{1, 7});
    CHECK(place(" L 10,4 and more") == Place{1, 7});
    CHECK(place(std::string(" L 10,4\n\0\n", 10)) == Place{2, 1});
    CHECK(faultOf(std::string(std::size_t{3} << 20U, ' ')).code == "trace-line-length");
}

TEST_CASE("Lines that lie across blocks are read whole", "[formats]")
{
    std::string text;
    while (text.size() < (std::size_t{5} << 19U))
        text += " L 1ffeffe7e,8\n";
    std::istringstream stream(text);
    LackeyReader reader(stream);
    TraceAccess access;
    std::size_t count = 0;
    while (reader.next(access)) {
        ++count;
        if (access.address != 0x1ffeffe7e || access.bytes != 8)
            FAIL("not what was written");
    }
    CHECK_FALSE(reader.fault());
    CHECK(count == text.size() / 15);
}
