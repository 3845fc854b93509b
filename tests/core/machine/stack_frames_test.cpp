// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/stack_frames.h"

#include "support/runs.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

constexpr std::int64_t tick = 1'000'000;

std::vector<std::int64_t> numbers(const machine::StackFrame& frame)
{
    std::vector<std::int64_t> result;
    for (const program::Value& value : frame.locals)
        result.push_back(value.isInt() ? value.data : -1);
    return result;
}

} // namespace

TEST_CASE("the stack of a thread holds each call with its parameters and what it has assigned", "[machine]")
{
    const auto run = test::loadText("threadway: 1\nid: s\nmachine: {model: free, cores: 1}\nprocesses:\n  p:\n"
                                    "    functions: |\n      def f(n):\n          m = n * 2\n          compute(4)\n"
                                    "          if n > 0:\n              f(n - 1)\n          return m\n"
                                    "    threads:\n      t: |\n        k = 7\n        r = f(2)\n        compute(4)\n");
    const auto recorder = test::record(run, SimTime{40 * tick});
    const auto at
        = [&](std::int64_t time) { return machine::stacksOf(recorder.worldAt(SimTime{time}), ThreadId(0), 16); };
    // f(2) computes from 0 to 4 ms, f(1) to 8 ms, f(0) to 12 ms; then the program computes until 16 ms.
    const auto third = at(10 * tick);
    REQUIRE(third.size() == 1);
    REQUIRE(third[0].frames.size() == 4);
    CHECK(numbers(third[0].frames[0]) == std::vector<std::int64_t>{7, -1}); // r is not known yet
    CHECK(numbers(third[0].frames[1]) == std::vector<std::int64_t>{2, 4});
    CHECK(numbers(third[0].frames[2]) == std::vector<std::int64_t>{1, 2});
    CHECK(numbers(third[0].frames[3]) == std::vector<std::int64_t>{0, 0});
    CHECK(machine::stacksOf(recorder.worldAt(SimTime{10 * tick}), ThreadId(0), 1)[0].frames.size() == 2);
    REQUIRE(at(14 * tick)[0].frames.size() == 1);
    CHECK(numbers(at(14 * tick)[0].frames[0]) == std::vector<std::int64_t>{7, 4});
    CHECK(at(20 * tick).empty()); // it has ended
}

TEST_CASE("the stack of a coroutine stands with the worker that took it last", "[machine][executor]")
{
    const auto run = test::loadText("threadway: 1\nid: s\nmachine: {model: free, cores: 2}\nprocesses:\n  p:\n"
                                    "    threads:\n      pool:\n        workers: 2\n        coroutines:\n"
                                    "          a: \"i = 1\\ncompute(9)\"\n          b: \"j = 5\\ncompute(9)\"\n");
    const auto recorder = test::record(run, SimTime{4 * tick});
    const machine::World world = recorder.worldAt(SimTime{2 * tick});
    const auto first = machine::stacksOf(world, ThreadId(0), 16);
    const auto second = machine::stacksOf(world, ThreadId(1), 16);
    REQUIRE(first.size() == 1);
    REQUIRE(second.size() == 1);
    CHECK(numbers(first[0].frames[0]) == std::vector<std::int64_t>{1});
    CHECK(numbers(second[0].frames[0]) == std::vector<std::int64_t>{5});
}

TEST_CASE("each coroutine of a thread has a stack of its own until it ends", "[machine]")
{
    const auto run = test::loadText("threadway: 1\nid: s\nmachine: {model: free, cores: 1}\nprocesses:\n  p:\n"
                                    "    threads:\n      t:\n        coroutines:\n"
                                    "          a: \"i = 1\\nyield\\ni = 2\\ncompute(3)\"\n"
                                    "          b: \"j = 5\\ncompute(2)\\nyield\\ncompute(9)\"\n");
    const auto recorder = test::record(run, SimTime{40 * tick});
    // a yields at 0, b computes until 2 ms and yields, a computes until 5 ms and ends, b goes on.
    const auto first = machine::stacksOf(recorder.worldAt(SimTime{tick}), ThreadId(0), 16);
    REQUIRE(first.size() == 2);
    CHECK(numbers(first[0].frames[0]) == std::vector<std::int64_t>{1});
    CHECK(numbers(first[1].frames[0]) == std::vector<std::int64_t>{5});
    CHECK(numbers(machine::stacksOf(recorder.worldAt(SimTime{3 * tick}), ThreadId(0), 16)[0].frames[0])
          == std::vector<std::int64_t>{2});
    const auto last = machine::stacksOf(recorder.worldAt(SimTime{7 * tick}), ThreadId(0), 16);
    REQUIRE(last.size() == 1);
    CHECK(last[0].coroutine == CoroutineId(1));
}

TEST_CASE("after so many events, programs stand where they stand at that instant, from whichever keyframe", "[history]")
{
    const auto run = test::loadPreset("two-way-six");
    const auto recorder = test::record(run, SimTime{400 * tick});
    const trace::Trace& trace = recorder.trace();
    REQUIRE(trace.size() > 5000); // several keyframes
    for (std::size_t i = 1; i < trace.size(); i += trace.size() / 37) {
        const SimTime at = trace.event(i).time;
        const std::size_t all = trace.firstAfter(at); // all that happens at that instant
        INFO(all);
        const machine::World after = recorder.worldAfter(all);
        const machine::World then = recorder.worldAt(at);
        CHECK(after.variables == then.variables);
        for (std::size_t thread = 0; thread < then.threads.size(); ++thread) {
            CHECK(machine::stacksOf(after, ThreadId(thread), 16) == machine::stacksOf(then, ThreadId(thread), 16));
        }
    }
}

} // namespace threadway
