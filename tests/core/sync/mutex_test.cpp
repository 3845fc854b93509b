// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/primitive.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::sync;

namespace {

constexpr std::uint16_t lock = 0;
constexpr std::uint16_t unlock = 1;

struct Mutex {
    const PrimitiveInfo& info = *findPrimitive("mutex");
    ObjectState state = info.behaviour.initial({});
    std::vector<Grant> grants;

    Outcome ask(std::int32_t thread, std::uint16_t operation)
    {
        grants.clear();
        return info.behaviour.apply(state, {{ThreadId(thread), CoroutineId(thread)}, operation, {}}, grants);
    }
    void withdraw(std::int32_t thread, bool release)
    {
        grants.clear();
        info.behaviour.withdraw(state, ThreadId(thread), release, grants);
    }
    [[nodiscard]] bool isHeldBy(std::int32_t thread) const
    {
        return state.holders == std::vector<Holder>{{ThreadId(thread), 1}};
    }
};

} // namespace

TEST_CASE("A mutex has one owner and is handed over in the order of asking", "[sync]")
{
    Mutex mutex;
    REQUIRE(mutex.info.operations[lock].keyword == "lock");
    REQUIRE(mutex.info.operations[lock].undo == unlock);
    CHECK(mutex.ask(1, lock).verdict == Verdict::Done);
    CHECK(mutex.ask(2, lock).verdict == Verdict::Wait);
    CHECK(mutex.ask(3, lock).verdict == Verdict::Wait);
    CHECK(mutex.isHeldBy(1));
    CHECK(mutex.ask(1, unlock).verdict == Verdict::Done);
    REQUIRE(mutex.grants.size() == 1);
    CHECK(mutex.grants[0].party == Party{ThreadId(2), CoroutineId(2)});
    CHECK(mutex.isHeldBy(2));
    CHECK(mutex.ask(1, lock).verdict == Verdict::Wait);
    CHECK(mutex.ask(2, unlock).verdict == Verdict::Done);
    CHECK(mutex.isHeldBy(3));
    CHECK(mutex.ask(3, unlock).verdict == Verdict::Done);
    CHECK(mutex.isHeldBy(1));
    CHECK(mutex.ask(1, unlock).verdict == Verdict::Done);
    CHECK(mutex.state == ObjectState{});
}

TEST_CASE("Only the owner may unlock a mutex", "[sync]")
{
    Mutex mutex;
    CHECK(mutex.ask(1, unlock).verdict == Verdict::Misuse);
    mutex.ask(1, lock);
    const Outcome outcome = mutex.ask(2, unlock);
    CHECK(outcome.verdict == Verdict::Misuse);
    CHECK(outcome.misuse.find("{0}") != std::string_view::npos);
    CHECK(mutex.isHeldBy(1));
}

TEST_CASE("Taking a mutex twice waits for oneself", "[sync]")
{
    Mutex mutex;
    mutex.ask(1, lock);
    CHECK(mutex.ask(1, lock).verdict == Verdict::Wait);
    CHECK(mutex.isHeldBy(1));
    CHECK(mutex.state.waiters.size() == 1);
}

TEST_CASE("A mutex whose owner is taken out stays locked unless it is given back", "[sync]")
{
    Mutex mutex;
    mutex.ask(1, lock);
    mutex.ask(1, lock);
    mutex.ask(2, lock);
    SECTION("kept")
    {
        mutex.withdraw(1, false);
        CHECK(mutex.isHeldBy(1));
        CHECK(mutex.grants.empty());
        CHECK(mutex.state.waiters.size() == 1);
    }
    SECTION("given back, and not to its own waiting self")
    {
        mutex.withdraw(1, true);
        CHECK(mutex.isHeldBy(2));
        REQUIRE(mutex.grants.size() == 1);
        CHECK(mutex.grants[0].party.thread == ThreadId(2));
        CHECK(mutex.state.waiters.empty());
    }
    SECTION("a waiter that leaves changes nothing for the owner")
    {
        mutex.withdraw(2, true);
        CHECK(mutex.isHeldBy(1));
        CHECK(mutex.grants.empty());
    }
}
