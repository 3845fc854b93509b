// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every primitive of the registry must keep, whatever it does: the machine relies on it.
#include "base/random.h"
#include "sync/primitive.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

using namespace threadway;
using namespace threadway::sync;

namespace {

constexpr std::int32_t threadCount = 5;
constexpr int requestCount = 400;

std::uint64_t hashOf(const ObjectState& state)
{
    base::Hasher hasher;
    state.addTo(hasher);
    return hasher.value();
}

/// The parameters as a file that says nothing leaves them, and each one at its limits.
std::vector<base::ParameterValues> settingsOf(const PrimitiveInfo& info)
{
    std::vector<base::ParameterValues> settings{{}};
    for (const base::ParameterInfo& parameter : info.parameters) {
        for (const std::int64_t value : {parameter.minimum, parameter.maximum}) {
            base::ParameterValues values;
            values.byId.emplace(parameter.id, value);
            settings.push_back(values);
        }
    }
    return settings;
}

std::int32_t timesHeld(const ObjectState& state, ThreadId thread)
{
    std::int32_t times = 0;
    for (const Holder& holder : state.holders)
        times += holder.thread == thread ? holder.times : 0;
    return times;
}

std::multiset<ThreadId> waitersOf(const ObjectState& state)
{
    std::multiset<ThreadId> threads;
    for (const Waiter& waiter : state.waiters)
        threads.insert(waiter.party.thread);
    return threads;
}

/// Threads that use one object at random and, like the machine, let a blocked thread ask for nothing.
class Users {
public:
    Users(const PrimitiveInfo& info, const base::ParameterValues& parameters, std::uint64_t seed)
        : m_info(info), m_state(info.behaviour.initial(parameters)), m_random(seed, info.id)
    {
    }

    void act()
    {
        const ThreadId thread(static_cast<std::int32_t>(m_random.below(threadCount)));
        if (m_random.below(12) == 0)
            withdraw(thread, m_random.below(2) == 0);
        else if (m_blocked.count(thread) == 0)
            request(thread);
        check();
    }

    [[nodiscard]] const ObjectState& state() const { return m_state; }

private:
    static Party partyOf(ThreadId thread) { return {thread, CoroutineId(thread.value + 100)}; }

    void request(ThreadId thread)
    {
        const auto operation = static_cast<std::uint16_t>(m_random.below(m_info.operations.size()));
        std::vector<program::Value> arguments;
        for (int i = 0; i < m_info.operations[operation].arguments; ++i)
            arguments.push_back(program::Value::integer(static_cast<std::int64_t>(m_random.below(3))));
        const Request request{partyOf(thread), operation, arguments};
        const ObjectState before = m_state;
        const bool isEnabled = m_info.behaviour.isEnabled(m_state, request);
        std::vector<Grant> grants;
        const Outcome outcome = m_info.behaviour.apply(m_state, request, grants);
        CHECK(isEnabled == (outcome.verdict != Verdict::Wait));
        if (outcome.verdict == Verdict::Misuse) {
            CHECK(m_state == before);
            CHECK(grants.empty());
            CHECK_FALSE(outcome.misuse.empty());
        }
        if (outcome.verdict == Verdict::Wait)
            m_blocked.insert(thread);
        if (!m_info.operations[operation].hasResult)
            CHECK(outcome.result == program::Value::none());
        takeGrants(grants);
        ObjectState again = before;
        std::vector<Grant> grantsAgain;
        m_info.behaviour.apply(again, request, grantsAgain);
        CHECK(again == m_state);
        CHECK(grantsAgain.size() == grants.size());
    }

    void withdraw(ThreadId thread, bool release)
    {
        const std::int32_t held = timesHeld(m_state, thread);
        std::vector<Grant> grants;
        m_info.behaviour.withdraw(m_state, thread, release, grants);
        m_blocked.erase(thread);
        CHECK(waitersOf(m_state).count(thread) == 0);
        CHECK(timesHeld(m_state, thread) == (release ? 0 : held));
        takeGrants(grants);
    }

    void takeGrants(const std::vector<Grant>& grants)
    {
        for (const Grant& grant : grants) {
            CHECK(m_blocked.erase(grant.party.thread) == 1);
            CHECK(grant.party == partyOf(grant.party.thread));
        }
    }

    void check()
    {
        CHECK(waitersOf(m_state) == std::multiset<ThreadId>(m_blocked.begin(), m_blocked.end()));
        std::set<ThreadId> holders;
        for (const Holder& holder : m_state.holders) {
            CHECK(holders.insert(holder.thread).second);
            CHECK(holder.times >= 1);
        }
    }

    const PrimitiveInfo& m_info;
    ObjectState m_state;
    base::RandomStream m_random;
    std::set<ThreadId> m_blocked;
};

} // namespace

TEST_CASE("Every primitive is found by its id and describes itself", "[sync]")
{
    std::set<std::string_view> ids;
    for (const PrimitiveInfo* info : primitives()) {
        INFO(info->id);
        CHECK(ids.insert(info->id).second);
        CHECK(findPrimitive(info->id) == info);
        CHECK_FALSE(info->name.empty());
        CHECK_FALSE(info->summary.empty());
        CHECK_FALSE(info->source.empty());
        REQUIRE_FALSE(info->operations.empty());
        std::set<std::string_view> keywords;
        for (const OperationInfo& operation : info->operations) {
            CHECK(keywords.insert(operation.keyword).second);
            CHECK(operation.undo < static_cast<int>(info->operations.size()));
        }
        for (const base::ParameterInfo& parameter : info->parameters) {
            CHECK(parameter.minimum <= parameter.fallback);
            CHECK(parameter.fallback <= parameter.maximum);
        }
    }
    CHECK(ids.count("mutex") == 1);
    CHECK(ids.count("semaphore") == 1);
    CHECK(findPrimitive("no such primitive") == nullptr);
}

TEST_CASE("Every primitive begins without holders and waiters", "[sync]")
{
    for (const PrimitiveInfo* info : primitives()) {
        INFO(info->id);
        for (const base::ParameterValues& parameters : settingsOf(*info)) {
            const ObjectState state = info->behaviour.initial(parameters);
            CHECK(state.holders.empty());
            CHECK(state.waiters.empty());
            CHECK(state == info->behaviour.initial(parameters));
        }
    }
}

TEST_CASE("Every primitive keeps its word under random requests", "[sync]")
{
    for (const PrimitiveInfo* info : primitives()) {
        INFO(info->id);
        for (const base::ParameterValues& parameters : settingsOf(*info)) {
            for (std::uint64_t seed = 1; seed <= 5; ++seed) {
                INFO("seed " << seed);
                Users users(*info, parameters, seed);
                for (int i = 0; i < requestCount; ++i)
                    users.act();
            }
        }
    }
}

TEST_CASE("States of a primitive that differ have different hashes", "[sync]")
{
    for (const PrimitiveInfo* info : primitives()) {
        INFO(info->id);
        Users users(*info, {}, 99);
        std::map<std::uint64_t, ObjectState> seen;
        for (int i = 0; i < requestCount; ++i) {
            users.act();
            const auto known = seen.emplace(hashOf(users.state()), users.state()).first;
            CHECK(known->second == users.state());
        }
        CHECK(seen.size() > 5);
    }
}

TEST_CASE("What a with block does is undone by the operation that its entry names", "[sync]")
{
    for (const PrimitiveInfo* info : primitives()) {
        for (std::size_t i = 0; i < info->operations.size(); ++i) {
            const int undo = info->operations[i].undo;
            if (undo < 0 || info->operations[i].arguments > 0)
                continue;
            INFO(info->id << " " << info->operations[i].keyword);
            const ObjectState initial = info->behaviour.initial({});
            ObjectState state = initial;
            const Party party{ThreadId(3), CoroutineId(4)};
            std::vector<Grant> grants;
            REQUIRE(info->behaviour.apply(state, {party, static_cast<std::uint16_t>(i), {}}, grants).verdict
                    == Verdict::Done);
            CHECK(timesHeld(state, party.thread) == 1);
            REQUIRE(info->behaviour.apply(state, {party, static_cast<std::uint16_t>(undo), {}}, grants).verdict
                    == Verdict::Done);
            CHECK(state == initial);
            CHECK(grants.empty());
        }
    }
}
