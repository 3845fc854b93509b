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
        else if (m_spinning.contains(thread))
            ask(thread, m_spinning.at(thread));
        else if (!m_blocked.contains(thread))
            request(thread);
        else if (m_random.below(8) == 0)
            expire(thread);
        check();
    }

    [[nodiscard]] const ObjectState& state() const { return m_state; }

private:
    static Party partyOf(ThreadId thread) { return {thread, CoroutineId(thread.value + 100)}; }

    struct Wish {
        std::uint16_t operation = 0;
        std::vector<program::Value> arguments;
    };

    void request(ThreadId thread)
    {
        Wish wish{static_cast<std::uint16_t>(m_random.below(m_info.operations.size())), {}};
        for (int i = 0; i < m_info.operations[wish.operation].arguments; ++i)
            wish.arguments.push_back(program::Value::integer(static_cast<std::int64_t>(m_random.below(3))));
        ask(thread, wish);
    }

    void ask(ThreadId thread, const Wish& asked)
    {
        const Wish wish = asked;
        const Request request{partyOf(thread), wish.operation, wish.arguments};
        const ObjectState before = m_state;
        const bool isEnabled = m_info.behaviour.isEnabled(m_state, request);
        std::vector<Grant> grants;
        const Outcome outcome = m_info.behaviour.apply(m_state, request, grants);
        CHECK(isEnabled == (outcome.verdict != Verdict::Wait && outcome.verdict != Verdict::Spin));
        if (outcome.verdict == Verdict::Misuse) {
            CHECK(m_state == before);
            CHECK(grants.empty());
            CHECK(std::count(m_info.misuses.begin(), m_info.misuses.end(), outcome.misuse) == 1);
        }
        m_spinning.erase(thread);
        if (outcome.verdict == Verdict::Wait)
            m_blocked.insert(thread);
        if (outcome.verdict == Verdict::Spin)
            m_spinning.emplace(thread, wish);
        checkResult(wish.operation, outcome.verdict == Verdict::Done, outcome.result);
        takeGrants(grants);
        ObjectState again = before;
        std::vector<Grant> grantsAgain;
        m_info.behaviour.apply(again, request, grantsAgain);
        CHECK(again == m_state);
        CHECK(grantsAgain.size() == grants.size());
    }

    void checkResult(std::uint16_t operation, bool isDone, const program::Value& result) const
    {
        if (!m_info.operations[operation].hasResult || !isDone)
            CHECK(result == program::Value::none());
    }

    void expire(ThreadId thread)
    {
        std::vector<Grant> grants;
        m_info.behaviour.expire(m_state, partyOf(thread), grants);
        m_blocked.erase(thread);
        CHECK_FALSE(waitersOf(m_state).contains(thread));
        takeGrants(grants);
    }

    void withdraw(ThreadId thread, bool release)
    {
        const std::int32_t held = timesHeld(m_state, thread);
        std::vector<Grant> grants;
        m_info.behaviour.withdraw(m_state, thread, release, grants);
        m_blocked.erase(thread);
        m_spinning.erase(thread);
        CHECK_FALSE(waitersOf(m_state).contains(thread));
        CHECK(timesHeld(m_state, thread) == (release ? 0 : held));
        takeGrants(grants);
    }

    void takeGrants(const std::vector<Grant>& grants)
    {
        for (const Grant& grant : grants) {
            CHECK(m_blocked.erase(grant.party.thread) == 1);
            CHECK(grant.party == partyOf(grant.party.thread));
            if (!grant.misuse.empty())
                CHECK(std::count(m_info.misuses.begin(), m_info.misuses.end(), grant.misuse) == 1);
        }
    }

    void check()
    {
        for (const ThreadId waiter : waitersOf(m_state))
            CHECK(m_blocked.count(waiter) + m_spinning.count(waiter) == 1);
        for (const ThreadId blocked : m_blocked)
            CHECK(waitersOf(m_state).count(blocked) == 1);
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
    std::map<ThreadId, Wish> m_spinning;
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
            CHECK(operation.timeout < operation.arguments);
            CHECK_FALSE((operation.timeout >= 0 && operation.canAwait));
        }
        const bool anyWakes = std::any_of(info->operations.begin(), info->operations.end(),
                                          [](const OperationInfo& operation) { return operation.wakes; });
        const bool anyWaits = std::any_of(info->operations.begin(), info->operations.end(),
                                          [](const OperationInfo& operation) { return operation.canAwait; });
        CHECK((anyWakes || !anyWaits));
        CHECK(info->hasOwner == (info->relief == Relief::Holder || info->relief == Relief::AllHolders));
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
        std::set<std::uint64_t> all;
        for (const base::ParameterValues& parameters : settingsOf(*info)) {
            std::map<std::uint64_t, ObjectState> seen;
            for (std::uint64_t seed = 91; seed <= 99; ++seed) {
                Users users(*info, parameters, seed);
                for (int i = 0; i < requestCount / 4; ++i) {
                    users.act();
                    const auto known = seen.emplace(hashOf(users.state()), users.state()).first;
                    CHECK(known->second == users.state());
                    all.insert(known->first);
                }
            }
        }
        CHECK(all.size() > 5);
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
