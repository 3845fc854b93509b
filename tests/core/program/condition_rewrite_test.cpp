// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/scope_for_tests.h"
#include "program/condition_rewrite.h"

#include <catch2/catch.hpp>

namespace threadway::program {
namespace {

const std::vector<std::string> locks{"A", "B", "C"};

std::string atOnce(std::string_view source)
{
    const auto result = takeAllAtOnce(source, locks);
    REQUIRE(result.isOk());
    CHECK(codesOf(result.diagnostics).empty());
    return *result;
}

std::string retried(std::string_view source)
{
    const auto result = giveBackAndRetry(source, locks);
    REQUIRE(result.isOk());
    CHECK(codesOf(result.diagnostics).empty());
    return *result;
}

} // namespace

TEST_CASE("The outermost with takes all that is taken within it at once", "[program]")
{
    CHECK(atOnce("with lock(A):\n    x = 1\n    if x:\n        with lock(B): y = 2\n    with lock(C): pass\n")
          == "with lock_all(A, B, C):\n    x = 1\n    if x:\n        y = 2\n    pass\n");
    CHECK(atOnce("for i in range(3):\n    with lock(B):\n        with lock(A): pass\n")
          == "for i in range(3):\n    with lock_all(B, A):\n        pass\n");
}

TEST_CASE("A lock takes along what is locked after it until it is given back", "[program]")
{
    CHECK(atOnce("lock(A)\nx = 1\nlock(B)\nunlock(B)\nunlock(A)\nlock(C)\nunlock(C)\n")
          == "lock_all(A, B)\nx = 1\nunlock(B)\nunlock(A)\nlock(C)\nunlock(C)\n");
}

TEST_CASE("What needs no rewriting stays as written", "[program]")
{
    const std::string source = "# mine\nwith lock( A ): pass\nwith lock(B):  pass\n";
    CHECK(atOnce(source) == source);
    CHECK(retried(source) == source);
}

TEST_CASE("What is taken in a function or after waiting for something else is kept, and reported", "[program]")
{
    const auto called = takeAllAtOnce("with lock(A): f()\ndef f():\n    with lock(B): pass\n", locks);
    REQUIRE(called.isOk());
    CHECK(codesOf(called.diagnostics) == std::vector<std::string>{"1:15 condition-kept"});
    const auto waited = takeAllAtOnce("with lock(A):\n    acquire(S, 1)\n    with lock(B): pass\n", locks);
    REQUIRE(waited.isOk());
    CHECK(codesOf(waited.diagnostics) == std::vector<std::string>{"3:5 condition-kept"});
}

TEST_CASE("Who finds the second lock taken gives the first one back and tries again", "[program]")
{
    CHECK(retried("with lock(A):\n    compute(2)\n    with lock(B):\n        x = 1\n    y = 2\n")
          == "with lock(A):\n    compute(2)\n    while not try_lock(B):\n        unlock(A)\n        sleep(1)\n"
             "        lock(A)\n        compute(2)\n    x = 1\n    unlock(B)\n    y = 2\n");
    CHECK(retried("lock(A)\nlock(B)\nunlock(B)\nunlock(A)\n")
          == "lock(A)\nwhile not try_lock(B):\n    unlock(A)\n    sleep(1)\n    lock(A)\nunlock(B)\nunlock(A)\n");
}

TEST_CASE("What was written under the first lock is not done twice", "[program]")
{
    const std::string source = "with lock(A):\n    x = x + 1\n    with lock(B): pass\n";
    const auto result = giveBackAndRetry(source, locks);
    REQUIRE(result.isOk());
    CHECK(*result == source);
    CHECK(codesOf(result.diagnostics) == std::vector<std::string>{"3:5 condition-kept"});
    const auto leaving = giveBackAndRetry("with lock(A):\n    with lock(B): return\n", locks);
    CHECK(codesOf(leaving.diagnostics) == std::vector<std::string>{"2:5 condition-kept"});
}

TEST_CASE("Shared locks are taken for reading, wherever they stand", "[program]")
{
    CHECK(shareLocks("with lock( A ): # why\n    if try_lock(B): unlock(B)\nacquire(S)\n", locks)
          == "with lock_read( A ): # why\n    if try_lock_read(B): unlock_read(B)\nacquire(S)\n");
    CHECK(unshareableLocks("lock(A)\nwait(N, B)\nwith lock_all(B, C): pass\n", locks)
          == std::set<std::string>{"B", "C"});
}

} // namespace threadway::program
