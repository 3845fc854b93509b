// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sched/policy.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::sched;
using namespace threadway::literals;

namespace {

std::unique_ptr<Policy> make(std::string_view id, const base::ParameterValues& parameters = {})
{
    PolicySetup setup;
    setup.cores = 2;
    setup.parameters = parameters;
    return findPolicy(id)->make(setup);
}

ThreadFacts facts(std::int32_t thread)
{
    ThreadFacts made;
    made.thread = ThreadId(thread);
    made.allowed = CoreMask::first(2);
    made.priority = 10 - thread; // of no importance here
    made.burst = {100 - thread};
    return made;
}

} // namespace

TEST_CASE("First come first served and round robin run threads in the order of becoming ready", "[sched]")
{
    for (const std::string_view id : {"fcfs", "rr"}) {
        INFO(id);
        const auto policy = make(id);
        for (const std::int32_t thread : {4, 2, 9, 1})
            CHECK_FALSE(policy->enqueue(facts(thread), ReadyReason::Arrived, {}).isValid());
        for (const std::int32_t thread : {4, 2, 9, 1, 4, 2, 9}) {
            REQUIRE(policy->pick(CoreId(0), {}) == ThreadId(thread));
            policy->ran(ThreadId(thread), CoreId(0), 4_ms, {}, Parting::StaysReady);
            policy->enqueue(facts(thread), ReadyReason::Expired, {});
        }
    }
}

TEST_CASE("First come first served lets nobody be interrupted", "[sched]")
{
    const auto policy = make("fcfs");
    policy->enqueue(facts(0), ReadyReason::Arrived, {});
    const ThreadId running = policy->pick(CoreId(0), {});
    CHECK(policy->quantum(running, CoreId(0), {}).time == SimTime::never());
    policy->enqueue(facts(1), ReadyReason::Woken, {});
    CHECK_FALSE(policy->claim(ThreadId(1), {}).core.isValid());
}

TEST_CASE("A turn of round robin lasts a time slice, or a number of memory accesses", "[sched]")
{
    const auto quantum = [](const base::ParameterValues& parameters) {
        const auto policy = make("rr", parameters);
        policy->enqueue(facts(0), ReadyReason::Arrived, {});
        return policy->quantum(policy->pick(CoreId(0), {}), CoreId(0), {});
    };
    CHECK(quantum({}).time == 4_ms);
    CHECK(quantum({}).accesses > 1'000'000'000'000);
    CHECK(quantum({{{"slice", 250}}}).time == 250_ns);
    CHECK(quantum({{{"slice", 250}, {"accesses", 16}}}) == Quantum{SimTime::never(), 16});
}
