// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "memory/full_lru.h"
#include "memory/line_notes.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <initializer_list>
#include <list>
#include <map>
#include <set>
#include <utility>

using namespace threadway;
using namespace threadway::memory;

TEST_CASE("A fully associative cache holds the lines that a list keeps, whatever is used and taken away", "[memory]")
{
    for (const std::size_t capacity : std::initializer_list<std::size_t>{1, 2, 7, 16, 100}) {
        FullLru lru(static_cast<std::int64_t>(capacity));
        LineNotes table(3);
        for (std::uint64_t line = 0; line <= capacity * 2; ++line)
            table.shortNumber(line * 512);
        const LineNotes::Column notes = table.column(1);
        std::set<std::uint32_t> used;
        std::list<std::uint32_t> list; // used last first
        base::RandomStream random(capacity, "lines");
        for (int i = 0; i < 3000; ++i) {
            // Now all lines in turn, now a few again and again, so that uses outnumber lines by far.
            const bool isBusy = i / 500 % 2 == 0;
            const std::uint32_t line = table.shortNumber(random.below(isBusy ? capacity * 2 : 2) * 512);
            const bool isThere = std::find(list.begin(), list.end(), line) != list.end();
            list.remove(line);
            if (random.below(8) == 0) {
                lru.remove(line, notes);
                continue;
            }
            list.push_front(line);
            if (list.size() > capacity)
                list.pop_back();
            const FullLru::Past past = lru.use(line, notes);
            REQUIRE(past.wasThere == isThere);
            REQUIRE(past.wasUsed == !used.insert(line).second);
        }
    }
}

TEST_CASE("Each line has its own note for each cache, near and far", "[memory]")
{
    LineNotes table(5);
    std::map<std::pair<std::size_t, std::uint64_t>, unsigned> known;
    std::set<std::pair<std::uint32_t, std::uint64_t>> names;
    base::RandomStream random(5, "lines");
    for (int i = 0; i < 2000; ++i) {
        const std::uint64_t line = random.below(900) << (random.below(3) * 20);
        const std::size_t cache = random.below(5);
        const std::uint32_t name = table.shortNumber(line);
        REQUIRE(table.has(name));
        REQUIRE(table.column(cache)[name] == known[{cache, line}]);
        known[{cache, line}] = static_cast<unsigned>(random.below(4));
        table.column(cache).set(name, known[{cache, line}]);
        names.insert({name, line});
    }
    std::set<std::uint32_t> shortOnes;
    std::set<std::uint64_t> lines;
    for (const auto& [name, line] : names) {
        shortOnes.insert(name);
        lines.insert(line);
    }
    CHECK(shortOnes.size() == names.size()); // no two lines have one name
    CHECK(lines.size() == names.size()); // nor one line two
    CHECK(table.isComplete());
}

TEST_CASE("A table of notes says so once its memory is used up", "[memory]")
{
    LineNotes table(LineNotes::mostBytes >> LineNotes::lineBits << 2U); // one page and no more
    const std::uint32_t first = table.shortNumber(0);
    CHECK(table.isComplete());
    const std::uint32_t second = table.shortNumber(std::uint64_t{1} << LineNotes::lineBits);
    CHECK(table.has(first));
    CHECK_FALSE(table.has(second));
    CHECK_FALSE(table.isComplete());
}
