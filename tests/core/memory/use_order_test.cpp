// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "memory/use_order.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <list>
#include <vector>

using namespace threadway;
using namespace threadway::memory;

TEST_CASE("Slots go in the order in which a list moves them to the front", "[memory]")
{
    for (const std::size_t slots : {1U, 2U, 3U, 7U, 8U, 9U, 12U, 16U, 63U, 64U, 65U, 128U, 1000U}) {
        const UseOrder order(slots);
        std::vector<std::uint64_t> words(order.words());
        order.reset(words.data());
        std::list<std::size_t> list;
        for (std::size_t slot = 0; slot < slots; ++slot)
            list.push_front(slot); // the first one goes first
        base::RandomStream random(slots, "slots");
        for (int i = 0; i < 400; ++i) {
            REQUIRE(order.last(words.data()) == list.back());
            const std::uint64_t what = random.below(4);
            const std::size_t slot = what == 0 ? list.back() : random.below(slots);
            if (what == 0)
                order.useLast(words.data(), slot);
            else if (what == 1)
                order.release(words.data(), slot);
            else
                order.use(words.data(), slot);
            list.remove(slot);
            if (what == 1)
                list.push_back(slot);
            else
                list.push_front(slot);
        }
    }
}
