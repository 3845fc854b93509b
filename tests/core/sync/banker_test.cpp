// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/banker.h"

#include "base/random.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

namespace threadway {
namespace {

using sync::Customer;

std::vector<Customer> threeCustomers(std::int64_t a, std::int64_t b, std::int64_t c)
{
    return {{ThreadId(0), a, 9}, {ThreadId(1), b, 6}, {ThreadId(2), c, 7}};
}

/// Orders that serve everybody, found by trying every permutation.
std::vector<std::vector<std::size_t>> byTrying(std::int64_t free, const std::vector<Customer>& customers)
{
    std::vector<std::vector<std::size_t>> found;
    std::vector<std::size_t> order(customers.size());
    std::iota(order.begin(), order.end(), 0);
    do {
        std::int64_t left = free;
        const bool isServed = std::all_of(order.begin(), order.end(), [&](std::size_t i) {
            const bool fits = customers[i].need() <= left;
            left += customers[i].held;
            return fits;
        });
        if (isServed)
            found.push_back(order);
    } while (std::next_permutation(order.begin(), order.end()));
    return found;
}

} // namespace

TEST_CASE("With 12 units, maxima 9, 6, 7 and 4, 3, 2 held, BAC and BCA are the safe sequences", "[sync]")
{
    const std::vector<std::vector<std::size_t>> expected{{1, 0, 2}, {1, 2, 0}};
    CHECK(sync::safeSequences(3, threeCustomers(4, 3, 2), 100) == expected);
    CHECK(sync::safeSequences(2, threeCustomers(4, 3, 3), 100).empty()); // one more for C
    CHECK(sync::safeSequences(2, threeCustomers(4, 4, 2), 100) == expected); // one more for B
    CHECK_FALSE(sync::isSafe(2, threeCustomers(4, 3, 3)));
    CHECK(sync::safeSequences(3, threeCustomers(4, 3, 2), 1).size() == 1);
}

TEST_CASE("Safe sequences are those that trying every order finds", "[sync]")
{
    base::RandomStream random(1, "banker");
    for (int i = 0; i < 300; ++i) {
        std::vector<Customer> customers;
        for (int c = 0; c < 5; ++c) {
            const auto most = static_cast<std::int64_t>(random.below(6));
            customers.push_back(
                {ThreadId(c), static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most) + 1)), most});
        }
        const auto free = static_cast<std::int64_t>(random.below(4));
        const auto expected = byTrying(free, customers);
        CHECK(sync::safeSequences(free, customers, 1000) == expected);
        CHECK(sync::isSafe(free, customers) == !expected.empty());
    }
}

TEST_CASE("A request that would be unsafe waits although units are free, a later safe one does not", "[sync]")
{
    const auto run = test::loadText("threadway: 1\nmachine: {model: free, cores: 2}\n"
                                    "locks: {cash: {kind: semaphore, count: 2, avoid: banker}}\n"
                                    "processes: {p: {threads: {"
                                    "a: {claims: {cash: 2}, program: \"acquire(cash)\\ncompute(5)\\nacquire(cash)\\n"
                                    "print(1)\\nrelease(cash)\\nrelease(cash)\\n\"}, "
                                    "b: {claims: {cash: 2}, arrives: 1, program: \"acquire(cash)\\nprint(2)\\n"
                                    "release(cash)\\n\"}, "
                                    "c: {claims: {cash: 1}, arrives: 2, program: \"acquire(cash)\\nprint(3)\\n"
                                    "release(cash)\\n\"}}}}\n");
    const auto recorder = test::record(run, SimTime{1'000'000'000});
    CHECK(test::outputOf(recorder.trace()) == "3 1 2");
}

TEST_CASE("Who asks for more than it has claimed, or gives back what it does not hold, is told off", "[sync]")
{
    const auto program = GENERATE(as<std::string>{}, "acquire(cash)\\nacquire(cash)\\n", "release(cash)\\n");
    const auto run = test::loadText("threadway: 1\nlocks: {cash: {kind: semaphore, count: 5, avoid: banker}}\n"
                                    "processes: {p: {threads: {a: {claims: {cash: 1}, program: \""
                                    + program + "\"}}}}\n");
    const auto recorder = test::record(run, SimTime{1'000'000'000});
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.processes.front().fault == machine::FaultReason::Misuse);
    CHECK(state.processes.front().misuse == (program.front() == 'a' ? 1 : 2));
}

TEST_CASE("Only semaphores can be claimed", "[sync]")
{
    CHECK_THROWS(test::loadText("threadway: 1\nlocks: {m: mutex}\n"
                                "processes: {p: {threads: {a: {claims: {m: 1}, program: pass}}}}\n"));
}

} // namespace threadway
