// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/thread_verdict.h"

#include "support/runs.h"

#include <catch2/catch.hpp>

using namespace threadway;
using namespace threadway::trace;
using machine::EventKind;

namespace {

/// Three threads of one process on one core, the first of priority 0, the second 1, the third 2; one mutex.
constexpr std::string_view threeThreads = R"(threadway: 1
machine: {model: free, cores: 1}
locks: {bus: mutex}
processes:
  rover:
    threads:
      low: {priority: 0, program: "with lock(bus):\n    compute(1ms)\n"}
      middle: {priority: 1, program: "compute(9ms)\n"}
      high: {priority: 2, program: "with lock(bus):\n    compute(1ms)\n"}
)";

const ThreadId low(0);
const ThreadId middle(1);
const ThreadId high(2);
const ObjectId bus(0);

/// A state told event by event, so that a standing can be made that no policy of the test's choice leads to.
class Told {
public:
    Told() : m_state(loadText().blueprint)
    {
        for (const ThreadId thread : {low, middle, high}) {
            tell(0, EventKind::ThreadArrived, thread);
            tell(0, EventKind::Ready, thread);
        }
    }

    void tell(std::int64_t at, EventKind kind, ThreadId thread, std::int32_t a = 0, std::int32_t b = 0, int core = -1)
    {
        m_state.apply({SimTime{at}, kind, 0, static_cast<std::int16_t>(core), thread.value, a, b});
    }
    void run(std::int64_t from, std::int64_t to, ThreadId thread)
    {
        tell(from, EventKind::Dispatched, thread, 0, 0, 0);
        tell(to, EventKind::Left, thread, 0, 0, 0);
        tell(to, EventKind::Ready, thread);
    }
    /// The thread, which runs, begins to wait for the lock.
    void block(std::int64_t at, ThreadId thread)
    {
        m_state.apply({SimTime{at}, EventKind::Left, static_cast<std::uint8_t>(machine::LeaveReason::Blocked), 0,
                       thread.value, bus.value, 0});
    }
    [[nodiscard]] Verdict operator()(ThreadId thread) const { return verdictOn(m_state, thread); }

private:
    static scenario::LoadedRun loadText() { return test::loadText(threeThreads); }

    State m_state;
};

} // namespace

TEST_CASE("a thread that others overtake again and again is starved, and the one that does it most is named",
          "[trace][verdict]")
{
    Told told;
    for (int round = 0; round < 3; ++round) {
        told.run(10 + 10 * round, 15 + 10 * round, high);
        CHECK(told(low).kind == Standstill::Queued);
    }
    told.run(40, 45, high);
    CHECK(told(low).kind == Standstill::Starved);
    CHECK(told(low).overtaker == high);
    CHECK(told(low).waited == SimTime{45});

    told.tell(50, EventKind::Dispatched, low, 0, 0, 0);
    CHECK(told(low).kind == Standstill::Running);
    CHECK(told(low).waited == SimTime{});
}

TEST_CASE("threads that take turns are not starved, however many they are", "[trace][verdict]")
{
    const auto run = test::loadText(R"(threadway: 1
machine: {model: free, cores: 1, policy: {name: rr, slice: 1ms}}
processes:
  crowd:
    threads:
      a: "compute(20ms)\n"
      b: "compute(20ms)\n"
      c: "compute(20ms)\n"
      d: "for i in range(9):\n    compute(100us)\n    sleep(100us)\n"
)");
    const history::Recorder recorder = test::record(run, SimTime{1'000'000'000});
    State state(run.blueprint);
    std::size_t looks = 0;
    for (std::size_t i = 0; i < recorder.trace().size(); ++i) {
        state.apply(recorder.trace().event(i));
        for (std::size_t thread = 0; thread < state.threads.size(); ++thread)
            CHECK(verdictOn(state, ThreadId(thread)).kind != Standstill::Starved);
        ++looks;
    }
    CHECK(looks > 100);
}

TEST_CASE("a lock that others take again and again starves its waiter", "[trace][verdict]")
{
    Told told;
    told.tell(1, EventKind::Acquired, middle, bus.value, 1);
    told.tell(2, EventKind::Dispatched, high, 0, 0, 0);
    told.block(3, high);
    CHECK(told(high).kind == Standstill::Blocked);
    for (int round = 0; round < overtakingsOfStarved; ++round) {
        told.tell(10 + round, EventKind::Released, middle, bus.value, 0);
        told.tell(10 + round, EventKind::Acquired, middle, bus.value, 1);
    }
    CHECK(told(high).kind == Standstill::Starved);
    CHECK(told(high).overtaker == middle);
    CHECK(told(high).object == bus);
}

TEST_CASE("priority inversion names the owner of the lock and the thread that really delays", "[trace][verdict]")
{
    Told told;
    told.tell(1, EventKind::Dispatched, low, 0, 0, 0);
    told.tell(1, EventKind::Acquired, low, bus.value, 1);
    told.tell(2, EventKind::Left, low, 0, 0, 0);
    told.tell(2, EventKind::Ready, low);
    told.tell(2, EventKind::Dispatched, high, 0, 0, 0);
    told.block(3, high);
    CHECK_FALSE(told(high).inversion.has_value()); // nobody runs yet, so nobody delays
    told.tell(3, EventKind::Dispatched, middle, 0, 0, 0);
    REQUIRE(told(high).inversion.has_value());
    CHECK(told(high).inversion->owner == low);
    CHECK(told(high).inversion->delayer == middle);

    // With its owner on the core, waiting for the lock is plain waiting.
    told.tell(4, EventKind::Left, middle, 0, 0, 0);
    told.tell(4, EventKind::Ready, middle);
    told.tell(4, EventKind::Dispatched, low, 0, 0, 0);
    CHECK_FALSE(told(high).inversion.has_value());
}

TEST_CASE("waiting in a ring is deadlock, waiting for what nobody will do is stuck", "[trace][verdict]")
{
    const auto ring = test::loadText(R"(threadway: 1
machine: {model: free, cores: 2}
locks: {A: mutex, B: mutex}
processes:
  bank:
    threads:
      one: "with lock(A):\n    compute(1ms)\n    with lock(B):\n        compute(1ms)\n"
      two: "with lock(B):\n    compute(1ms)\n    with lock(A):\n        compute(1ms)\n"
)");
    const State deadlocked = test::finalState(test::record(ring, SimTime{1'000'000'000}).trace());
    const Verdict first = verdictOn(deadlocked, ThreadId(0));
    CHECK(first.kind == Standstill::Deadlocked);
    REQUIRE(first.ring.has_value());
    CHECK(first.ring->threads.size() == 2);

    const auto bell = test::loadText(R"(threadway: 1
machine: {model: free, cores: 1}
locks: {bell: {kind: semaphore, count: 0}}
processes:
  inn:
    threads:
      guest: "acquire(bell)\n"
      cook: "compute(5ms)\n"
)");
    const history::Recorder recorder = test::record(bell, SimTime{1'000'000'000});
    State state(bell.blueprint);
    bool sawPlainWaiting = false;
    for (std::size_t i = 0; i < recorder.trace().size(); ++i) {
        state.apply(recorder.trace().event(i));
        sawPlainWaiting = sawPlainWaiting || verdictOn(state, ThreadId(0)).kind == Standstill::Blocked;
    }
    CHECK(sawPlainWaiting); // while the cook was there, help could still have come
    CHECK(verdictOn(state, ThreadId(0)).kind == Standstill::Stuck);
    CHECK(verdictOn(state, ThreadId(1)).kind == Standstill::Ended);
}
