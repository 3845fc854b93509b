// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "sched/ready_queues.h"

#include <catch2/catch.hpp>

#include <deque>
#include <initializer_list>
#include <memory>

using namespace threadway;
using namespace threadway::sched;

namespace {

constexpr int cores = 3;

ThreadFacts facts(std::int32_t thread, CoreMask allowed = CoreMask::first(cores), CoreId lastCore = {})
{
    ThreadFacts made;
    made.thread = ThreadId(thread);
    made.allowed = allowed;
    made.lastCore = lastCore;
    return made;
}

std::vector<ThreadId> threads(std::initializer_list<std::int32_t> ids)
{
    std::vector<ThreadId> made;
    for (const std::int32_t id : ids)
        made.push_back(ThreadId(id));
    return made;
}

/// Queues of the cores of two sockets, which are also the nodes, with two cores each.
PolicySetup twoNodes(int smt = 1)
{
    TopologySpec spec{.sockets = 2, .coresPerSocket = 2, .smt = smt, .nodes = 2, .speeds = {}};
    PolicySetup setup;
    setup.cores = spec.logicalCores();
    setup.queuePerCore = true;
    setup.topology = std::make_shared<Topology>(Topology::of(spec));
    return setup;
}

/// So many threads join the queue of each core, numbered from 0.
void fill(ReadyQueues& queues, std::initializer_list<int> lengths)
{
    std::int32_t thread = 0;
    int core = 0;
    for (const int length : lengths) {
        for (int i = 0; i < length; ++i)
            queues.enqueue(facts(thread++, CoreMask::all(), CoreId(core)), ReadyReason::Woken);
        ++core;
    }
}

CoreMask only(int core)
{
    return CoreMask::only(CoreId(core));
}

} // namespace

TEST_CASE("One queue is served in the order of joining; who was moved or preempted goes to the front", "[sched]")
{
    ReadyQueues queues(cores, false);
    for (std::int32_t i = 0; i < 3; ++i)
        CHECK_FALSE(queues.enqueue(facts(i), ReadyReason::Arrived).isValid());
    queues.enqueue(facts(3), ReadyReason::Moved);
    queues.enqueue(facts(4), ReadyReason::Preempted);
    queues.enqueue(facts(5), ReadyReason::Expired);
    for (int core = 0; core < cores; ++core)
        CHECK(queues.waiting(CoreId(core)) == threads({4, 3, 0, 1, 2, 5}));
    queues.remove(ThreadId(0));
    queues.remove(ThreadId(17));
    for (const std::int32_t expected : {4, 3, 1, 2, 5})
        CHECK(queues.pick(CoreId(1)) == ThreadId(expected));
    CHECK(queues.isEmpty());
    CHECK_FALSE(queues.pick(CoreId(1)).isValid());
}

TEST_CASE("A core passes over threads that may not run there", "[sched]")
{
    ReadyQueues queues(cores, false);
    queues.enqueue(facts(0, only(2)), ReadyReason::Arrived);
    queues.enqueue(facts(1, CoreMask{0b011}), ReadyReason::Arrived);
    queues.enqueue(facts(2), ReadyReason::Arrived);
    CHECK(queues.pick(CoreId(1)) == ThreadId(1));
    CHECK(queues.pick(CoreId(0)) == ThreadId(2));
    CHECK_FALSE(queues.pick(CoreId(0)).isValid());
    CHECK(queues.pick(CoreId(2)) == ThreadId(0));
}

TEST_CASE("With a queue for each core newcomers join the least loaded one, busy cores counted", "[sched]")
{
    ReadyQueues queues(cores, true);
    CHECK(queues.enqueue(facts(0), ReadyReason::Arrived) == CoreId(0));
    CHECK(queues.enqueue(facts(1), ReadyReason::Arrived) == CoreId(1));
    CHECK(queues.enqueue(facts(2), ReadyReason::Arrived) == CoreId(2));
    CHECK(queues.enqueue(facts(3), ReadyReason::Arrived) == CoreId(0));
    CHECK(queues.enqueue(facts(4, only(0)), ReadyReason::Arrived) == CoreId(0));
    CHECK(queues.pick(CoreId(1)) == ThreadId(1));
    CHECK(queues.enqueue(facts(5, CoreMask{0b110}), ReadyReason::Arrived) == CoreId(1)); // it runs one, core 2 has one
    queues.left(CoreId(1));
    CHECK(queues.pick(CoreId(1)) == ThreadId(5));
    queues.left(CoreId(1));
    CHECK(queues.enqueue(facts(6), ReadyReason::Arrived) == CoreId(1));
}

TEST_CASE("With a queue for each core a thread goes back to its core while it may", "[sched]")
{
    ReadyQueues queues(cores, true);
    queues.enqueue(facts(0), ReadyReason::Arrived);
    queues.enqueue(facts(1), ReadyReason::Arrived);
    CHECK(queues.enqueue(facts(2, CoreMask::first(cores), CoreId(1)), ReadyReason::Woken) == CoreId(1));
    CHECK(queues.enqueue(facts(3, only(2), CoreId(1)), ReadyReason::Moved) == CoreId(2));
    CHECK(queues.waiting(CoreId(1)) == threads({1, 2}));
}

TEST_CASE("An idle core steals the first thread it may run, from the longest queue", "[sched]")
{
    ReadyQueues queues(cores, true);
    queues.enqueue(facts(0, only(0)), ReadyReason::Arrived);
    queues.enqueue(facts(1, CoreMask::first(cores), CoreId(0)), ReadyReason::Woken);
    queues.enqueue(facts(2, CoreMask::first(cores), CoreId(0)), ReadyReason::Woken);
    queues.enqueue(facts(3, CoreMask::first(cores), CoreId(1)), ReadyReason::Woken);
    CHECK(queues.pick(CoreId(2)) == ThreadId(1));
    CHECK(queues.pick(CoreId(2)) == ThreadId(2)); // of the longer queue, though 3 is free to go too
    CHECK(queues.pick(CoreId(2)) == ThreadId(3)); // 0 alone is left there, and is bound to core 0
    CHECK_FALSE(queues.pick(CoreId(2)).isValid());
    CHECK(queues.pick(CoreId(0)) == ThreadId(0));
}

TEST_CASE("The ring behind a queue keeps order while it wraps, grows and loses threads", "[sched]")
{
    ReadyQueues queues(cores, false);
    std::deque<ThreadId> expected;
    base::RandomStream random(3, "ring");
    std::int32_t next = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::uint64_t dice = random.below(i < 1500 ? 5 : 8); // grows at first, shrinks later
        if (dice < 2) {
            queues.enqueue(facts(next), ReadyReason::Arrived);
            expected.push_back(ThreadId(next++));
        } else if (dice == 2) {
            queues.enqueue(facts(next), ReadyReason::Preempted);
            expected.push_front(ThreadId(next++));
        } else if (dice == 3 && !expected.empty()) {
            const auto place = expected.begin() + static_cast<std::ptrdiff_t>(random.below(expected.size()));
            queues.remove(*place);
            expected.erase(place);
        } else if (!expected.empty()) {
            REQUIRE(queues.pick(CoreId(0)) == expected.front());
            expected.pop_front();
        }
        REQUIRE(queues.waiting(CoreId(0)) == std::vector<ThreadId>(expected.begin(), expected.end()));
    }
}

TEST_CASE("Newcomers have physical cores for themselves before they stand beside a sibling", "[sched][topology]")
{
    ReadyQueues queues(twoNodes(2)); // cores 0 and 1 are siblings, 2 and 3, ...
    for (const std::int32_t expected : {0, 2, 4, 6, 1, 3, 5, 7, 0, 2})
        CHECK(queues.enqueue(facts(expected, CoreMask::all()), ReadyReason::Arrived) == CoreId(expected));
}

TEST_CASE("Idle cores steal in their own node before they look at the other one", "[sched][topology]")
{
    ReadyQueues queues(twoNodes());
    fill(queues, {3, 0, 1, 0}); // threads 0 to 2, and 3
    CHECK(queues.pick(CoreId(3)) == ThreadId(3));
    CHECK(queues.pick(CoreId(3)) == ThreadId(0));
    CHECK(queues.pick(CoreId(1)) == ThreadId(1));
}

TEST_CASE("Siblings are stolen from first, at random too", "[sched][topology]")
{
    for (const Stealing stealing : {Stealing::Longest, Stealing::Random}) {
        PolicySetup setup = twoNodes(2);
        setup.stealing = stealing;
        setup.random = base::RandomStream(3, "policy");
        ReadyQueues queues(setup);
        fill(queues, {1, 0, 2, 0, 3, 0, 0, 0}); // threads 0; 1 and 2; 3 to 5
        CHECK(queues.pick(CoreId(1)) == ThreadId(0)); // of its sibling
        CHECK(queues.pick(CoreId(1)) == ThreadId(1)); // of its socket, then of the other one
        CHECK(queues.pick(CoreId(1)) == ThreadId(2));
        CHECK(queues.pick(CoreId(1)) == ThreadId(3));
    }
}

TEST_CASE("Queues are evened out within nodes first, so that fewer threads leave their node", "[sched][topology]")
{
    PolicySetup setup = twoNodes();
    setup.balance = SimTime{10};
    setup.stealing = Stealing::None;
    ReadyQueues queues(setup);
    fill(queues, {1, 1, 3, 1}); // threads 0; 1; 2 to 4; 5
    CHECK(queues.pick(CoreId(0), SimTime{10}) == ThreadId(0));
    CHECK(queues.waiting(CoreId(1)) == threads({1}));
    CHECK(queues.waiting(CoreId(2)) == threads({3, 4}));
    CHECK(queues.waiting(CoreId(3)) == threads({5, 2}));

    setup.topology = nullptr; // core 0 is as near as any other
    ReadyQueues equal(setup);
    fill(equal, {1, 1, 3, 1});
    CHECK(equal.pick(CoreId(0), SimTime{10}) == ThreadId(0));
    CHECK(equal.waiting(CoreId(0)) == threads({2}));
    CHECK(equal.waiting(CoreId(3)) == threads({5}));
}

TEST_CASE("What nodes cannot even out by themselves goes from one to the other", "[sched][topology]")
{
    PolicySetup setup = twoNodes();
    setup.balance = SimTime{10};
    setup.stealing = Stealing::None;
    ReadyQueues queues(setup);
    fill(queues, {4, 4, 0, 0});
    CHECK(queues.pick(CoreId(0), SimTime{10}).isValid());
    for (const int core : {0, 1, 2, 3})
        CHECK(queues.waiting(CoreId(core)).size() == (core == 0 ? 1 : 2));
}

TEST_CASE("A node whose threads may not move does not keep the others from being evened out", "[sched][topology]")
{
    PolicySetup setup = twoNodes();
    setup.balance = SimTime{10};
    setup.stealing = Stealing::None;
    ReadyQueues queues(setup);
    for (std::int32_t i = 0; i < 3; ++i)
        queues.enqueue(facts(i, only(0), CoreId(0)), ReadyReason::Woken);
    for (std::int32_t i = 3; i < 5; ++i)
        queues.enqueue(facts(i, CoreMask::all(), CoreId(2)), ReadyReason::Woken);
    CHECK(queues.pick(CoreId(0), SimTime{10}) == ThreadId(0));
    CHECK(queues.waiting(CoreId(2)) == threads({4}));
    CHECK(queues.waiting(CoreId(3)) == threads({3}));
}
