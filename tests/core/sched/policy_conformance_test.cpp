// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every policy of the registry must keep, whatever order it prefers: the machine relies on it.
#include "sched/policy.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

using namespace threadway;
using namespace threadway::sched;

namespace {

constexpr int threadCount = 12;

std::uint64_t hashOf(const Policy& policy)
{
    base::Hasher hasher;
    policy.addTo(hasher);
    return hasher.value();
}

PolicySetup setupOf(int cores, bool queuePerCore)
{
    PolicySetup setup;
    setup.cores = cores;
    setup.queuePerCore = queuePerCore;
    setup.random = base::RandomStream(1, "policy");
    return setup;
}

/// A machine reduced to what a policy sees of it: threads become ready, get cores, leave them and go away at
/// random. A copy of the policy is told the same and must answer the same.
class Machine {
public:
    Machine(const PolicyInfo& info, int cores, bool queuePerCore, std::uint64_t seed)
        : m_policy(info.make(setupOf(cores, queuePerCore))),
          m_asks(info.asks),
          m_cores(static_cast<std::size_t>(cores)),
          m_random(seed, info.id)
    {
        for (std::int32_t i = 0; i < threadCount; ++i)
            m_facts.push_back(factsOf(ThreadId(i), cores));
    }

    void act()
    {
        m_now += SimTime{static_cast<std::int64_t>(m_random.below(3'000'000))};
        if (m_random.below(20) == 0)
            m_twin = m_policy->clone();
        const ThreadId thread(m_random.below(threadCount));
        const CoreId core(m_random.below(m_cores.size()));
        if (m_queued.contains(thread) && m_random.below(4) == 0)
            remove(thread);
        else if (!m_queued.contains(thread) && !runs(thread))
            enqueue(thread, m_facts[thread.index()].lastCore.isValid() ? ReadyReason::Woken : ReadyReason::Arrived);
        if (m_cores[core.index()].isValid())
            leave(core);
        else
            pick(core);
        check();
    }

    /// Gives cores out until no thread waits.
    void drain()
    {
        std::size_t turns = m_queued.size();
        for (; !m_queued.empty() && turns > 0; --turns) {
            for (std::size_t i = 0; i < m_cores.size(); ++i) {
                if (m_cores[i].isValid())
                    leaveForGood(CoreId(i));
                pick(CoreId(i));
            }
        }
        CHECK(m_queued.empty());
    }

private:
    ThreadFacts factsOf(ThreadId thread, int cores)
    {
        ThreadFacts facts;
        facts.thread = thread;
        do {
            facts.allowed = m_random.below(2) == 0 ? CoreMask::first(cores) : CoreMask{m_random.next()};
            facts.allowed = facts.allowed & CoreMask::first(cores);
        } while (facts.allowed.isEmpty());
        facts.priority = static_cast<std::int32_t>(m_random.below(5));
        facts.nice = static_cast<std::int32_t>(m_random.below(40)) - 20;
        facts.arrival = {static_cast<std::int64_t>(m_random.below(1000))};
        facts.burst = {static_cast<std::int64_t>(m_random.below(2) * m_random.below(1'000'000))};
        return facts;
    }
    [[nodiscard]] bool runs(ThreadId thread) const
    {
        return std::find(m_cores.begin(), m_cores.end(), thread) != m_cores.end();
    }
    [[nodiscard]] bool isQueueShared(CoreId queue) const { return !queue.isValid(); }

    void enqueue(ThreadId thread, ReadyReason reason)
    {
        const ThreadFacts& facts = m_facts[thread.index()];
        const CoreId queue = m_policy->enqueue(facts, reason, m_now);
        if (m_twin)
            CHECK(m_twin->enqueue(facts, reason, m_now) == queue);
        m_queued.insert(thread);
        const CoreId place = isQueueShared(queue) ? CoreId(0) : queue;
        REQUIRE(place.index() < m_cores.size());
        const std::vector<ThreadId> waiting = m_policy->waiting(place);
        CHECK(std::count(waiting.begin(), waiting.end(), thread) == 1);
        m_isShared = isQueueShared(queue);
        checkClaim(thread);
    }
    /// A claim is to a core that the thread may run on and that runs another one.
    void checkClaim(ThreadId thread)
    {
        const Claim claim = m_policy->claim(thread, m_now);
        if (m_twin)
            CHECK(m_twin->claim(thread, m_now) == claim);
        if (!claim.core.isValid())
            return;
        REQUIRE(claim.core.index() < m_cores.size());
        CHECK(m_facts[thread.index()].allowed.contains(claim.core));
        CHECK(m_cores[claim.core.index()].isValid());
        CHECK(claim.at >= m_now);
    }
    void remove(ThreadId thread)
    {
        m_policy->remove(thread);
        if (m_twin)
            m_twin->remove(thread);
        m_queued.erase(thread);
    }
    /// Chooses by chance for a policy that asks: it must give exactly that thread, and without a choice none.
    ThreadId choose(CoreId core)
    {
        CHECK_FALSE(m_policy->clone()->pick(core, m_now).isValid());
        std::vector<ThreadId> candidates;
        for (const ThreadId thread : m_queued) {
            if (m_facts[thread.index()].allowed.contains(core))
                candidates.push_back(thread);
        }
        const ThreadId chosen = candidates[m_random.below(candidates.size())];
        m_policy->choose(chosen, core);
        if (m_twin)
            m_twin->choose(chosen, core);
        return chosen;
    }
    void pick(CoreId core)
    {
        const bool isAnyAllowed = std::any_of(m_queued.begin(), m_queued.end(), [&](ThreadId thread) {
            return m_facts[thread.index()].allowed.contains(core);
        });
        const ThreadId wanted = m_asks && isAnyAllowed ? choose(core) : ThreadId();
        const ThreadId thread = m_policy->pick(core, m_now);
        if (wanted.isValid())
            CHECK(thread == wanted);
        if (m_twin)
            CHECK(m_twin->pick(core, m_now) == thread);
        REQUIRE(thread.isValid() == isAnyAllowed);
        if (!thread.isValid())
            return;
        REQUIRE(m_queued.erase(thread) == 1);
        ThreadFacts& facts = m_facts[thread.index()];
        CHECK(facts.allowed.contains(core));
        facts.lastCore = core;
        m_cores[core.index()] = thread;
        m_since[core] = m_now;
        const Quantum quantum = m_policy->quantum(thread, core, m_now);
        if (m_twin)
            CHECK(m_twin->quantum(thread, core, m_now) == quantum);
        CHECK(quantum.time > SimTime{});
        CHECK(quantum.accesses > 0);
    }
    ThreadId leaveForGood(CoreId core, Parting parting = Parting::Ends)
    {
        const ThreadId thread = m_cores[core.index()];
        const SimTime span = m_now - m_since[core];
        m_policy->ran(thread, core, span, m_now, parting);
        if (m_twin)
            m_twin->ran(thread, core, span, m_now, parting);
        m_facts[thread.index()].ran += span;
        m_cores[core.index()] = {};
        return thread;
    }
    void leave(CoreId core)
    {
        const std::uint64_t fate = m_random.below(4);
        const ThreadId thread = leaveForGood(core, fate < 3 ? Parting::StaysReady : Parting::Waits);
        switch (fate) {
        case 0:
            enqueue(thread, ReadyReason::Expired);
            break;
        case 1:
            enqueue(thread, ReadyReason::Preempted);
            break;
        case 2:
            enqueue(thread, ReadyReason::Yielded);
            break;
        default:
            break; // blocked
        }
    }
    void check()
    {
        std::multiset<ThreadId> waiting;
        for (std::size_t i = 0; i < (m_isShared ? 1 : m_cores.size()); ++i) {
            const std::vector<ThreadId> queue = m_policy->waiting(CoreId(i));
            waiting.insert(queue.begin(), queue.end());
        }
        CHECK(waiting == std::multiset<ThreadId>(m_queued.begin(), m_queued.end()));
        if (m_twin)
            CHECK(hashOf(*m_twin) == hashOf(*m_policy));
    }

    std::unique_ptr<Policy> m_policy;
    std::unique_ptr<Policy> m_twin;
    bool m_asks = false;
    std::vector<ThreadId> m_cores;
    std::map<CoreId, SimTime> m_since;
    std::vector<ThreadFacts> m_facts;
    std::set<ThreadId> m_queued;
    base::RandomStream m_random;
    SimTime m_now;
    bool m_isShared = true;
};

} // namespace

TEST_CASE("Every policy is found by its id and describes itself", "[sched]")
{
    std::set<std::string_view> ids;
    for (const PolicyInfo* info : policies()) {
        INFO(info->id);
        CHECK(ids.insert(info->id).second);
        CHECK(findPolicy(info->id) == info);
        CHECK_FALSE(info->name.empty());
        CHECK_FALSE(info->summary.empty());
        CHECK_FALSE(info->source.empty());
        for (const base::ParameterInfo& parameter : info->parameters) {
            INFO(parameter.id);
            CHECK(parameter.minimum <= parameter.fallback);
            CHECK(parameter.fallback <= parameter.maximum);
            CHECK_FALSE(parameter.name.empty());
        }
    }
    CHECK(ids.count("fcfs") == 1);
    CHECK(ids.count("rr") == 1);
    CHECK(findPolicy("no such policy") == nullptr);
}

TEST_CASE("Every policy gives each waiting thread to one allowed core, and a copy of it the same", "[sched]")
{
    for (const PolicyInfo* info : policies()) {
        for (const int cores : {1, 2, 4, maximumCores}) {
            for (const bool queuePerCore : {false, true}) {
                INFO(info->id << ", " << cores << " cores, " << (queuePerCore ? "a queue each" : "one queue"));
                for (std::uint64_t seed = 1; seed <= 4; ++seed) {
                    Machine machine(*info, cores, queuePerCore, seed);
                    for (int i = 0; i < 300; ++i)
                        machine.act();
                    machine.drain();
                }
            }
        }
    }
}

TEST_CASE("A policy without threads gives none, and removing one that does not wait changes nothing", "[sched]")
{
    for (const PolicyInfo* info : policies()) {
        INFO(info->id);
        const auto policy = info->make(setupOf(2, false));
        CHECK_FALSE(policy->pick(CoreId(1), {}).isValid());
        CHECK(policy->waiting(CoreId(0)).empty());
        const std::uint64_t before = hashOf(*policy);
        policy->remove(ThreadId(3));
        CHECK(hashOf(*policy) == before);
    }
}

TEST_CASE("What a copy of a policy does leaves the original alone", "[sched]")
{
    for (const PolicyInfo* info : policies()) {
        INFO(info->id);
        const auto policy = info->make(setupOf(1, false));
        ThreadFacts facts;
        facts.allowed = CoreMask::first(1);
        for (std::int32_t i = 0; i < 3; ++i) {
            facts.thread = ThreadId(i);
            policy->enqueue(facts, ReadyReason::Arrived, {});
        }
        const std::uint64_t before = hashOf(*policy);
        const auto copy = policy->clone();
        if (info->asks)
            copy->choose(ThreadId(1), CoreId(0));
        while (copy->pick(CoreId(0), {}).isValid())
            copy->ran(ThreadId(0), CoreId(0), {1000}, {1000}, Parting::Waits);
        CHECK(hashOf(*policy) == before);
        CHECK(hashOf(*copy) != before);
        CHECK(policy->waiting(CoreId(0)).size() == 3);
    }
}
