// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace threadway {
namespace {

/// One thread that carries coroutines; another thread beside it if its program is not empty.
std::string lane(const std::string& locks, const std::vector<std::pair<std::string, std::string>>& coroutines,
                 const std::string& other = {})
{
    const auto block = [](const std::string& program, const std::string& margin) {
        std::string text = "|\n" + margin;
        for (const char c : program)
            text += c == '\n' ? "\n" + margin : std::string(1, c);
        return text + "\n";
    };
    std::string text = "threadway: 1\nid: lane\nmachine: {model: free}\nlocks: " + locks
                       + "\nprocesses:\n  p:\n    shared: {x: 0}\n    threads:\n      loop:\n        coroutines:\n";
    for (const auto& [name, program] : coroutines)
        text += "          " + name + ": " + block(program, "            ");
    if (!other.empty())
        text += "      other: " + block(other, "        ");
    return text;
}

history::Recorder run(const std::string& text)
{
    return test::record(test::loadText(text), SimTime{1'000'000'000});
}

/// Ten coroutines that each add 1 to x.
std::int64_t counted(const std::string& program)
{
    std::vector<std::pair<std::string, std::string>> coroutines;
    for (int i = 0; i < 10; ++i)
        coroutines.emplace_back(fmt::format("c{}", i), program);
    return test::finalState(run(lane("{M: async_mutex}", coroutines)).trace()).variables.front().data;
}

} // namespace

TEST_CASE("Ten coroutines that pause between read and write count to 1, with an async mutex to 10", "[sync][oracle]")
{
    CHECK(counted("v = x\nyield\nx = v + 1") == 1);
    CHECK(counted("v = x\nx = v + 1\nyield") == 10);
    CHECK(counted("with lock(M):\n    v = x\n    yield\n    x = v + 1") == 10);
}

TEST_CASE("await lets the thread go on with the next coroutine, get without it blocks all of them", "[sync]")
{
    const std::string setter = "compute(5)\nset(F, 9)";
    const std::vector<std::pair<std::string, std::string>> awaits{{"a", "print(await get(F))"}, {"b", "print(\"b\")"}};
    CHECK(test::outputOf(run(lane("{F: future}", awaits, setter)).trace()) == "b 9");
    const std::vector<std::pair<std::string, std::string>> blocks{{"a", "print(get(F))"}, {"b", "print(\"b\")"}};
    CHECK(test::outputOf(run(lane("{F: future}", blocks, setter)).trace()) == "9 b");
}

TEST_CASE("Coroutines of one thread hand messages to each other while they await", "[sync]")
{
    const std::string text
        = lane("{C: {kind: channel, capacity: 0}}",
               {{"r", "for i in range(3): print(await receive(C))"}, {"s", "for i in range(3): await send(C, i)"}});
    const auto recorder = run(text);
    CHECK(test::outputOf(recorder.trace()) == "0 1 2");
    CHECK(test::finalState(recorder.trace()).end == machine::RunEnd::Finished);
    const auto found = test::exploreAll(test::loadText(text).blueprint, true);
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().end == explore::End::Finished);
}

TEST_CASE("A thread all of whose coroutines await in vain is deadlocked with the one that waits for it", "[sync]")
{
    const std::string text
        = lane("{F: future, G: future}", {{"a", "x = await get(F)\nset(G, 1)"}}, "x = get(G)\nset(F, 1)");
    CHECK(test::finalState(run(text).trace()).end == machine::RunEnd::Deadlock);
    const auto found = test::exploreAll(test::loadText(text).blueprint);
    REQUIRE(found.deadlocks.size() == 1);
    CHECK(found.deadlocks.front().threads.size() == 2);
    const std::string alone = lane("{F: future}", {{"a", "x = await get(F)"}}, "compute(1)");
    CHECK(test::finalState(run(alone).trace()).end == machine::RunEnd::Stuck);
}

TEST_CASE("An async mutex belongs to the coroutine that took it", "[sync]")
{
    const std::string text = lane("{M: async_mutex}", {{"a", "lock(M)\nyield"}, {"b", "unlock(M)"}});
    const trace::State state = test::finalState(run(text).trace());
    CHECK(state.processes.front().fault == machine::FaultReason::Misuse);
    const std::string tries
        = lane("{M: async_mutex}", {{"a", "lock(M)\nyield\nunlock(M)"}, {"b", "print(try_lock(M))"}});
    CHECK(test::outputOf(run(tries).trace()) == "False");
}

TEST_CASE("Only operations that may let a coroutine wait can be awaited", "[sync]")
{
    CHECK_THROWS_WITH(test::loadText(lane("{A: mutex}", {{"a", "await lock(A)"}})),
                      Catch::Contains("cannot be awaited"));
    CHECK_THROWS_WITH(test::loadText(lane("{A: mutex}", {{"a", "await compute(1)"}})),
                      Catch::Contains("cannot be awaited"));
    CHECK_NOTHROW(test::loadText(lane("{A: mutex}", {{"a", "await sleep(1)"}})));
}

} // namespace threadway
