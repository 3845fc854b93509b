// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "memory/full_lru.h"
#include "memory/seen_lines.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <initializer_list>
#include <list>
#include <set>
#include <utility>

using namespace threadway;
using namespace threadway::memory;

TEST_CASE("A fully associative cache holds the lines that a list keeps, whatever is used and taken away", "[memory]")
{
    for (const std::size_t capacity : std::initializer_list<std::size_t>{1, 2, 7, 16, 100}) {
        FullLru lru(static_cast<std::int64_t>(capacity));
        std::list<std::uint32_t> list; // used last first
        base::RandomStream random(capacity, "lines");
        for (int i = 0; i < 3000; ++i) {
            // Now all lines in turn, now a few again and again, so that uses outnumber lines by far.
            const bool isBusy = i / 500 % 2 == 0;
            const auto line = static_cast<std::uint32_t>(random.below(isBusy ? capacity * 2 : 2)) * 512;
            const bool isThere = std::find(list.begin(), list.end(), line) != list.end();
            list.remove(line);
            if (random.below(8) == 0) {
                lru.remove(line);
                continue;
            }
            list.push_front(line);
            if (list.size() > capacity)
                list.pop_back();
            REQUIRE(lru.use(line) == isThere);
        }
    }
}

TEST_CASE("Lines ever held are known by cache, near and far", "[memory]")
{
    SeenLines seen(3);
    std::set<std::pair<std::size_t, std::uint64_t>> known;
    std::set<std::pair<std::uint32_t, std::uint64_t>> names;
    base::RandomStream random(5, "lines");
    for (int i = 0; i < 2000; ++i) {
        const std::uint64_t line = random.below(900) << (random.below(3) * 20);
        const std::size_t cache = random.below(3);
        const std::uint32_t name = seen.shortNumber(line);
        REQUIRE(seen.add(cache, name) == !known.insert({cache, line}).second);
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
    CHECK(seen.isComplete());
}
