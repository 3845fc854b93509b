// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Channels, futures and atomics: objects that carry values.
#include "support/sync_scenario.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <set>

namespace threadway {
namespace {

using test::SyncScenario;

/// A shop with chairs: customers every 2 ticks, 5 for each; who finds neither barber nor chair goes away.
std::int64_t served(int chairs)
{
    const SyncScenario shop{fmt::format("{{shop: {{kind: channel, capacity: {}}}}}", chairs),
                            {{"barber", "while true:\n    receive(shop)\n    compute(5)\n    x = x + 1"},
                             {"street", "for i in range(12):\n    try_send(shop, i)\n    sleep(2)"}}};
    return test::finalState(shop.run().trace()).variables.front().data;
}

/// Bursts of 4 items, then 8 ticks of rest; 3 ticks to use one up; a place is kept before the item is made.
std::int64_t dock(int places)
{
    const SyncScenario scenario{
        fmt::format("{{space: {{kind: semaphore, count: {}}}, goods: {{kind: channel, unbounded: true}}}}", places),
        {{"producer", "for burst in range(3):\n    for i in range(4):\n        acquire(space)\n        compute(1)\n"
                      "        send(goods, i)\n    sleep(8)"},
         {"consumer", "for i in range(12):\n    receive(goods)\n    release(space)\n    compute(3)"}}};
    return test::endOf(scenario.run(), 1);
}

} // namespace

TEST_CASE("A loading dock with 1, 2, 3 and more places takes 45, 39 and 37 ticks", "[sync][oracle]")
{
    CHECK(dock(1) == 45);
    CHECK(dock(2) == 39);
    CHECK(dock(3) == 37);
    CHECK(dock(8) == 37);
}

TEST_CASE("A barber with 0, 1, 3, 5 and 8 chairs serves 4, 6, 8, 10 and 12 of 12 customers", "[sync][oracle]")
{
    CHECK(served(0) == 4);
    CHECK(served(1) == 6);
    CHECK(served(3) == 8);
    CHECK(served(5) == 10);
    CHECK(served(8) == 12);
}

TEST_CASE("Messages arrive in the order in which they were sent, whatever they are", "[sync]")
{
    const SyncScenario scenario{"{C: {kind: channel, capacity: 2}}",
                                {{"s", "send(C, 1)\nsend(C, \"two\")\nsend(C, True)\nclose(C)"},
                                 {"r", "compute(1)\nfor i in range(4):\n    print(receive(C))"}}};
    CHECK(scenario.output() == "1 two True None");
}

TEST_CASE("At a rendezvous the one that comes first waits for the other", "[sync]")
{
    const SyncScenario scenario{
        "{C: {kind: channel, capacity: 0}}",
        {{"s", "compute(2)\nsend(C, 7)\ncompute(1)\nsend(C, 8)"}, {"r", "x = receive(C)\ncompute(5)\nx = receive(C)"}}};
    const auto recorder = scenario.run();
    CHECK(test::endOf(recorder, 0) == 7);
    CHECK(test::endOf(recorder, 1) == 7);
    const auto found = scenario.explored();
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().shared.front() == program::Value::integer(8));
}

TEST_CASE("A full channel makes senders wait, an unbounded one never does", "[sync]")
{
    const auto senderEnds = [](const std::string& kind) {
        const SyncScenario scenario{
            "{C: " + kind + "}",
            {{"s", "for i in range(3): send(C, i)"}, {"r", "compute(4)\nfor i in range(3): receive(C)"}}};
        return test::endOf(scenario.run(), 0);
    };
    CHECK(senderEnds("{kind: channel, capacity: 2}") == 4);
    CHECK(senderEnds("{kind: channel, unbounded: true}") == 0);
}

TEST_CASE("Sending and receiving with a time-out tell whether they came to anything", "[sync]")
{
    const SyncScenario scenario{
        "{C: channel}",
        {{"s", "print(receive_for(C, 2), try_receive(C))\nprint(send_for(C, 5, 2), try_send(C, 6))\n"
               "print(send_for(C, 7, 2), receive(C))"}}};
    CHECK(scenario.output() == "None None True False False 5");
}

TEST_CASE("Misuses of a closed channel are told, also to those who already wait", "[sync]")
{
    const SyncScenario after{"{C: channel}", {{"t", "close(C)\nsend(C, 1)"}}};
    CHECK(test::misuseOf(after.run()) == "Something is sent on {0}, which is closed");
    const SyncScenario twice{"{C: channel}", {{"t", "close(C)\nclose(C)"}}};
    CHECK(test::misuseOf(twice.run()) == "{0} is closed although it is closed already");
    const SyncScenario during{"{C: channel}", {{"s", "send(C, 1)\nsend(C, 2)"}, {"c", "compute(1)\nclose(C)\nx = 1"}}};
    const auto recorder = during.run();
    CHECK(test::misuseOf(recorder) == "Something is sent on {0}, which is closed");
    CHECK(test::finalState(recorder.trace()).processes.front().culprit == ThreadId(0));
    const SyncScenario receivers{"{C: channel}", {{"r", "print(receive(C))"}, {"c", "compute(1)\nclose(C)"}}};
    CHECK(receivers.output() == "None");
}

TEST_CASE("A future is set once and got by any number, before and after", "[sync]")
{
    const SyncScenario scenario{"{F: future}",
                                {{"a", "print(get_for(F, 1))\nprint(get(F))"},
                                 {"b", "compute(2)\nprint(is_set(F), get(F))"},
                                 {"s", "compute(4)\nset(F, 42)\ncompute(1)\nprint(get(F), is_set(F))"}}};
    CHECK(scenario.output() == "None 42 False 42 42 True");
    const SyncScenario twice{"{F: future}", {{"t", "set(F, 1)\nset(F, 1)"}}};
    CHECK(test::misuseOf(twice.run()) == "{0} is set although it has its value already");
}

TEST_CASE("Two that promise each other what they wait for are deadlocked, a broken promise leaves one stuck", "[sync]")
{
    const SyncScenario crossed{"{F: future, G: future}",
                               {{"a", "x = get(F)\nset(G, 1)"}, {"b", "x = get(G)\nset(F, 1)"}}};
    CHECK(test::endOf(crossed.run()) == machine::RunEnd::Deadlock);
    REQUIRE(crossed.explored().deadlocks.size() == 1);
    CHECK(crossed.explored().deadlocks.front().threads.size() == 2);
    const SyncScenario broken{"{F: future}", {{"a", "x = get(F)"}, {"b", "if x == 5: set(F, 1)"}}};
    CHECK(test::endOf(broken.run()) == machine::RunEnd::Stuck);
}

TEST_CASE("An increment by fetch_add is never lost, one by load and store can be", "[sync]")
{
    // Each thread says when it is through; the one that comes second writes down what came of it.
    const auto finals = [](const std::string& increment) {
        const std::string program = increment + "\nif fetch_add(D, 1) == 1: x = load(A)";
        const SyncScenario scenario{"{A: atomic, D: atomic}", {{"a", program}, {"b", program}}};
        std::set<std::int64_t> values;
        for (const explore::Outcome& outcome : scenario.explored().outcomes)
            values.insert(outcome.shared.front().data);
        return values;
    };
    CHECK(finals("fetch_add(A, 1)") == std::set<std::int64_t>{2});
    CHECK(finals("store(A, load(A) + 1)") == std::set<std::int64_t>{1, 2});
    const SyncScenario pair{"{A: atomic}", {{"a", "store(A, load(A) + 1)"}, {"b", "store(A, load(A) + 1)"}}};
    CHECK(pair.explored().runs == "6");
}

TEST_CASE("compare_exchange succeeds only on what it expects; exchange and fetch_add give back what was", "[sync]")
{
    const SyncScenario scenario{"{A: {kind: atomic, value: 5}}",
                                {{"t", "print(compare_exchange(A, 4, 9), compare_exchange(A, 5, 9), exchange(A, 1))\n"
                                       "print(fetch_add(A, 2), load(A))\nstore(A, \"s\")\nprint(load(A))"}}};
    CHECK(scenario.output() == "False True 9 1 3 s");
    const SyncScenario wrong{"{A: atomic}", {{"t", "fetch_add(A, \"s\")"}}};
    CHECK(test::misuseOf(wrong.run()) == "Something is added to {0}, but one of the two is no number");
}

} // namespace threadway
