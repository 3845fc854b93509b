// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/scope_for_tests.h"
#include "program/lock_order.h"

#include <catch2/catch.hpp>

#include <utility>

namespace threadway::program {
namespace {

using Pairs = std::vector<std::pair<int, int>>;

/// (held, taken) as object numbers: A 0, B 1, C 2, S 3.
Pairs pairsOf(std::string_view source)
{
    const auto unit = compileForTest(source);
    REQUIRE(unit.isOk());
    Pairs pairs;
    for (const LockPair& pair : lockPairs(*unit))
        pairs.emplace_back(pair.held.value, pair.taken.value);
    return pairs;
}

std::string ordered(std::string_view source)
{
    const auto result = imposeLockOrder(source, {"A", "B", "C", "S"});
    REQUIRE(result.isOk());
    CHECK(codesOf(result.diagnostics).empty());
    return *result;
}

std::vector<std::string> kept(const std::string& source)
{
    const auto result = imposeLockOrder(source, {"A", "B", "C", "S"});
    REQUIRE(result.isOk());
    CHECK(*result == source);
    return codesOf(result.diagnostics);
}

} // namespace

TEST_CASE("Pairs name what is taken while something is held", "[program]")
{
    CHECK(pairsOf("with lock(A):\n    with lock(B): pass\nwith lock(C): pass") == Pairs{{0, 1}});
    CHECK(pairsOf("lock(B)\nlock(A)\nunlock(B)\nlock(C)\nunlock(A)\nunlock(C)") == Pairs{{1, 0}, {0, 2}});
    CHECK(pairsOf("with lock(A): f()\ndef f(): g()\ndef g():\n    with acquire(S, 1): pass") == Pairs{{0, 3}});
    CHECK(pairsOf("print(1)").empty());
}

TEST_CASE("An inner with that comes earlier in the order is moved outside", "[program]")
{
    CHECK(ordered("with lock(B):\n    x = 1\n    with lock(A):\n        y = 2\n    x = 3\n")
          == "with lock(A):\n    with lock(B):\n        x = 1\n        y = 2\n        x = 3\n");
    CHECK(ordered("with lock(C):\n    with lock(B):\n        with lock(A): pass")
          == "with lock(A):\n    with lock(B):\n        with lock(C):\n            pass\n");
    CHECK(ordered("with acquire(S, 1):\n    while x < 3:\n        with lock(A): x += 1\n")
          == "with lock(A):\n    with acquire(S, 1):\n        while x < 3:\n            x += 1\n");
}

TEST_CASE("What is in order stays as written, byte for byte", "[program]")
{
    const std::string source = "# first\r\nwith lock( A ):  # outer\n  with lock(B): x=1\n"
                               "with lock(D):\n  with lock(A): pass";
    CHECK(ordered(source) == source);
}

TEST_CASE("Only the changed block loses its comments", "[program]")
{
    const std::string head = "# head\nif x: # cond\n  # before\n";
    const std::string tail = "  # after\nx  =  1";
    CHECK(ordered(head + "  with lock(B): # gone\n    with lock(A): pass\n" + tail)
          == head + "  with lock(A):\n      with lock(B):\n          pass\n" + tail);
}

TEST_CASE("A lock that follows another in the same block is moved before it", "[program]")
{
    CHECK(ordered("lock(B)\ncompute(2ms)\nlock(A)\nx = 1\nunlock(A)\nunlock(B)\n")
          == "lock(A)\nlock(B)\ncompute(2ms)\nx = 1\nunlock(A)\nunlock(B)\n");
    CHECK(ordered("lock(C)\nlock(B)\nlock(A)\n") == "lock(A)\nlock(B)\nlock(C)\n");
    const std::string apart = "lock(B)\nunlock(B)\nlock(A)\nunlock(A)\n";
    CHECK(ordered(apart) == apart);
}

TEST_CASE("What cannot be moved safely stays and is named", "[program]")
{
    CHECK(kept("with lock(B):\n    wait(Q)\n    with lock(A): pass")
          == std::vector<std::string>{"3:5 lock-order-kept"});
    CHECK(kept("lock(B)\nif x: return\nlock(A)\n") == std::vector<std::string>{"3:1 lock-order-kept"});
    CHECK(kept("with lock(B):\n    f()\ndef f():\n    with lock(A): pass\n")
          == std::vector<std::string>{"2:5 lock-order-kept"});
    CHECK_FALSE(imposeLockOrder("with lock(", {"A"}).isOk());
    CHECK(imposeLockOrder("", {"A", "A"})->empty());
}

} // namespace threadway::program
