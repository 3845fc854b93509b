// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/primitive.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace threadway;
using namespace threadway::sync;

namespace {

constexpr std::uint16_t acquire = 0;
constexpr std::uint16_t release = 1;

base::ParameterValues slots(std::int64_t count)
{
    base::ParameterValues values;
    values.byId.emplace("count", count);
    return values;
}

struct Semaphore {
    explicit Semaphore(std::int64_t count) : state(info.behaviour.initial(slots(count))) {}

    const PrimitiveInfo& info = *findPrimitive("semaphore");
    ObjectState state;
    std::vector<Grant> grants;

    Outcome ask(std::int32_t thread, std::uint16_t operation)
    {
        grants.clear();
        return info.behaviour.apply(state, {{ThreadId(thread), CoroutineId(thread)}, operation, {}}, grants);
    }
    void withdraw(std::int32_t thread, bool gives)
    {
        grants.clear();
        info.behaviour.withdraw(state, ThreadId(thread), gives, grants);
    }
    [[nodiscard]] std::vector<std::int32_t> granted() const
    {
        std::vector<std::int32_t> threads;
        for (const Grant& grant : grants)
            threads.push_back(grant.party.thread.value);
        return threads;
    }
};

} // namespace

TEST_CASE("A semaphore has one free slot unless told otherwise", "[sync]")
{
    const PrimitiveInfo& info = *findPrimitive("semaphore");
    REQUIRE(info.operations[acquire].keyword == "acquire");
    REQUIRE(info.operations[acquire].undo == release);
    REQUIRE(info.operations[release].keyword == "release");
    CHECK(info.behaviour.initial({}).count == 1);
    CHECK(info.behaviour.initial(slots(0)).count == 0);
    CHECK(info.behaviour.initial(slots(1'000'000)).count == 1'000'000);
}

TEST_CASE("A semaphore lets as many in as it has slots, and the rest in the order of asking", "[sync]")
{
    Semaphore semaphore(2);
    CHECK(semaphore.ask(1, acquire).verdict == Verdict::Done);
    CHECK(semaphore.ask(2, acquire).verdict == Verdict::Done);
    CHECK(semaphore.state.count == 0);
    CHECK(semaphore.ask(4, acquire).verdict == Verdict::Wait);
    CHECK(semaphore.ask(3, acquire).verdict == Verdict::Wait);
    CHECK(semaphore.ask(2, release).verdict == Verdict::Done);
    CHECK(semaphore.granted() == std::vector<std::int32_t>{4});
    CHECK(semaphore.state.count == 0);
    CHECK(semaphore.state.holders == std::vector<Holder>{{ThreadId(1), 1}, {ThreadId(4), 1}});
    CHECK(semaphore.ask(1, release).verdict == Verdict::Done);
    CHECK(semaphore.granted() == std::vector<std::int32_t>{3});
    CHECK(semaphore.ask(3, release).verdict == Verdict::Done);
    CHECK(semaphore.ask(4, release).verdict == Verdict::Done);
    CHECK(semaphore.state.count == 2);
    CHECK(semaphore.state.holders.empty());
}

TEST_CASE("A thread may take several slots of a semaphore", "[sync]")
{
    Semaphore semaphore(2);
    semaphore.ask(1, acquire);
    semaphore.ask(1, acquire);
    CHECK(semaphore.state.holders == std::vector<Holder>{{ThreadId(1), 2}});
    CHECK(semaphore.ask(1, acquire).verdict == Verdict::Wait);
    CHECK(semaphore.ask(2, release).verdict == Verdict::Done);
    CHECK(semaphore.granted() == std::vector<std::int32_t>{1});
    CHECK(semaphore.state.holders == std::vector<Holder>{{ThreadId(1), 3}});
}

TEST_CASE("Releasing what one never acquired adds a slot to a semaphore", "[sync]")
{
    Semaphore semaphore(0);
    CHECK(semaphore.ask(1, acquire).verdict == Verdict::Wait);
    CHECK(semaphore.ask(2, release).verdict == Verdict::Done);
    CHECK(semaphore.granted() == std::vector<std::int32_t>{1});
    CHECK(semaphore.ask(2, release).verdict == Verdict::Done);
    CHECK(semaphore.ask(2, release).verdict == Verdict::Done);
    CHECK(semaphore.state.count == 2);
    CHECK(semaphore.state.holders == std::vector<Holder>{{ThreadId(1), 1}});
}

TEST_CASE("A semaphore refuses to count beyond what events can carry", "[sync]")
{
    Semaphore semaphore(1);
    semaphore.state.count = std::numeric_limits<std::int32_t>::max();
    CHECK(semaphore.ask(1, release).verdict == Verdict::Misuse);
    CHECK(semaphore.ask(1, acquire).verdict == Verdict::Done);
    CHECK(semaphore.ask(1, release).verdict == Verdict::Done);
    CHECK(semaphore.state.count == std::numeric_limits<std::int32_t>::max());
}

TEST_CASE("Who took slots of a semaphore in which order makes no difference", "[sync]")
{
    Semaphore oneWay(2);
    oneWay.ask(1, acquire);
    oneWay.ask(2, acquire);
    Semaphore otherWay(2);
    otherWay.ask(2, acquire);
    otherWay.ask(1, acquire);
    CHECK(oneWay.state == otherWay.state);
}

TEST_CASE("A thread taken out of a semaphore gives its slots to those who wait", "[sync]")
{
    Semaphore semaphore(3);
    for (int i = 0; i < 3; ++i)
        semaphore.ask(1, acquire);
    semaphore.ask(2, acquire);
    semaphore.ask(1, acquire);
    semaphore.ask(3, acquire);
    SECTION("given back")
    {
        semaphore.withdraw(1, true);
        CHECK(semaphore.granted() == std::vector<std::int32_t>{2, 3});
        CHECK(semaphore.state.count == 1);
        CHECK(semaphore.state.holders == std::vector<Holder>{{ThreadId(2), 1}, {ThreadId(3), 1}});
        CHECK(semaphore.state.waiters.empty());
    }
    SECTION("kept")
    {
        semaphore.withdraw(1, false);
        CHECK(semaphore.granted().empty());
        CHECK(semaphore.state.count == 0);
        CHECK(semaphore.state.holders == std::vector<Holder>{{ThreadId(1), 3}});
        CHECK(semaphore.state.waiters.size() == 2);
    }
}
