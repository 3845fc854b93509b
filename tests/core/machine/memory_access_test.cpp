// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "machine/system_call.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

namespace threadway {
namespace {

constexpr SimTime longEnough{1'000'000'000'000};

history::Recorder recordText(const std::string& processes)
{
    return test::record(test::loadText("threadway: 1\nid: memory\nmachine: {model: free, cores: 4}\n" + processes),
                        longEnough);
}

/// The output of programs of one process with the shared variables p and total.
std::string outputOf(const std::string& threads)
{
    return test::outputOf(
        recordText("processes:\n  a:\n    shared: {p: 0, total: 5}\n    buffers: {data: 64}\n    threads:\n" + threads)
            .trace());
}

std::string_view faultOf(const trace::State& state, std::size_t process)
{
    return machine::refusalText(state.processes[process].refusal);
}

/// Why the process of one thread with that program ended.
std::string_view faultOf(const std::string& program)
{
    const auto recorder = recordText("processes:\n  a:\n    shared: {total: 0}\n    threads:\n      t: \"" + program
                                     + "\"\n  b:\n    threads:\n      survivor: \"compute(5)\\nprint(7)\"\n");
    const trace::State state = test::finalState(recorder.trace());
    CHECK(test::outputOf(recorder.trace()) == "7"); // whatever happens, the other process goes on
    CHECK(state.processes[0].reason == machine::EndReason::Faulted);
    CHECK(state.processes[0].fault == machine::FaultReason::CallRefused);
    return faultOf(state, 0);
}

} // namespace

TEST_CASE("a thread can write another thread's stack through a pointer", "[machine][memory]")
{
    const auto recorder = recordText("processes:\n  a:\n    shared: {p: 0}\n    threads:\n"
                                     "      owner: \"x = 1\\np = address(x)\\ncompute(2)\\nprint(x)\"\n"
                                     "      other: \"compute(1)\\nstore(p, load(p) + 41)\"\n");
    CHECK(test::outputOf(recorder.trace()) == "42");
    CHECK(test::countOf(recorder.trace(), machine::EventKind::StackWritten) == 1);
}

TEST_CASE("a pointer to a local variable of a finished call points to nothing", "[machine][memory]")
{
    const auto recorder = recordText("processes:\n  a:\n    functions: |\n      def f():\n          x = 3\n"
                                     "          return address(x)\n    threads:\n"
                                     "      t: \"q = f()\\nprint(load(q))\"\n");
    CHECK(faultOf(test::finalState(recorder.trace()), 0).find("SIGSEGV") != std::string_view::npos);
}

TEST_CASE("a wild pointer ends the process with all its threads, and no other one", "[machine][memory]")
{
    const auto recorder = recordText("processes:\n  a:\n    threads:\n"
                                     "      bad: \"compute(1)\\nstore(4096, 1)\"\n"
                                     "      innocent: \"compute(5)\\nprint(1)\"\n"
                                     "  b:\n    threads:\n      survivor: \"compute(5)\\nprint(2)\"\n");
    const trace::State state = test::finalState(recorder.trace());
    CHECK(test::outputOf(recorder.trace()) == "2");
    CHECK(state.processes[0].closed == SimTime{1'000'000});
    CHECK(state.processes[0].culprit == ThreadId(0));
    CHECK(state.threads[1].endReason == machine::EndReason::ProcessGone);
    CHECK(state.threads[2].endReason == machine::EndReason::Finished);
    CHECK(faultOf(state, 0).find("SIGSEGV") != std::string_view::npos);
}

TEST_CASE("an address of one process means nothing in another", "[machine][memory]")
{
    const auto recorder = recordText("ipc: {line: pipe}\nprocesses:\n"
                                     "  a:\n    threads:\n"
                                     "      owner: \"x = 1\\nwrite(line, address(x))\\ncompute(5)\\nprint(x)\"\n"
                                     "  b:\n    threads:\n      thief: \"q = read(line)\\nstore(q, 9)\\nprint(8)\"\n");
    const trace::State state = test::finalState(recorder.trace());
    CHECK(test::outputOf(recorder.trace()) == "1");
    CHECK_FALSE(state.processes[0].reason == machine::EndReason::Faulted);
    CHECK(faultOf(state, 1).find("SIGSEGV") != std::string_view::npos);
}

TEST_CASE("pointers reach shared variables, buffers and the heap", "[machine][memory]")
{
    CHECK(outputOf("      t: \"q = address(total)\\nstore(q, load(q) + 1)\\nprint(total, load(q))\"\n") == "6 6");
    CHECK(outputOf("      t: \"q = address(data)\\nprint(load(q))\\nstore(q + 8, 3)\\nprint(load(q + 8))\"\n")
          == "0 3");
    CHECK(outputOf("      t: \"q = alloc(16)\\nstore(q + 8, total)\\nfree(q)\\nr = alloc(10)\\n"
                   "print(r == q, load(r + 8))\"\n")
          == "True 5"); // the lowest free place again, as it was left
    CHECK(outputOf("      t: \"a = alloc(1)\\nb = alloc(17)\\nc = alloc(1)\\nprint(b - a, c - b)\"\n") == "16 32");
}

TEST_CASE("every misuse of memory ends the process with its reason", "[machine][memory][hostile]")
{
    const auto has
        = [](std::string_view fault, std::string_view word) { return fault.find(word) != std::string_view::npos; };
    CHECK(has(faultOf("print(load(0))"), "SIGSEGV"));
    CHECK(has(faultOf("print(load(0 - 8))"), "SIGSEGV"));
    CHECK(has(faultOf("print(load(0 - 9223372036854775807))"), "SIGSEGV"));
    CHECK(has(faultOf("print(load(9223372036854775807))"), "SIGSEGV"));
    CHECK(has(faultOf("print(load(address(total) + 3))"), "SIGBUS"));
    CHECK(has(faultOf("print(load(address(total) + 4096))"), "SIGSEGV"));
    CHECK(has(faultOf("store(4398046511104, 1)"), "instructions")); // 2^42, where the text of the process lies
    CHECK(has(faultOf("store('here', 1)"), "address"));
    CHECK(has(faultOf("free(4096)"), "SIGABRT"));
    CHECK(has(faultOf("q = alloc(8)\\nfree(q)\\nfree(q)"), "SIGABRT"));
    CHECK(has(faultOf("q = alloc(32)\\nfree(q + 16)"), "SIGABRT"));
    CHECK(has(faultOf("q = alloc(0)"), "byte"));
    CHECK(has(faultOf("q = alloc(8388608)\\nfor i in range(20000):\\n    compute(1ns)\\n    store(q + i * 8, 1)"),
              "SIGKILL"));
}

TEST_CASE("an allocation that finds no room gives None and an error number", "[machine][memory]")
{
    CHECK(outputOf("      t: \"q = alloc(1000000000000)\\nprint(q, errno() == ENOMEM)\"\n") == "None True");
}

TEST_CASE("two threads that add through pointers lose an update in 12 of 20 schedules", "[machine][memory][explore]")
{
    // Each takes three steps: address, load, store. Nothing is lost if one's store comes before the other's load, for
    // which the other's first step has 4 places: 4 + 4 of the 20 orders.
    const std::string program = "\"q = address(total)\\nt = load(q)\\nstore(q, t + 1)\"\n";
    const auto run = test::loadText("threadway: 1\nid: add\nmachine: {model: free}\nprocesses:\n  a:\n"
                                    "    shared: {total: 0}\n    threads:\n      s: "
                                    + program + "      t: " + program);
    const auto found = test::exploreAll(run.blueprint);
    CHECK(found.isComplete);
    CHECK(found.runs == "20");
    REQUIRE(found.outcomes.size() == 2);
    for (const auto& outcome : found.outcomes)
        CHECK(outcome.runs == (outcome.shared.front().data == 2 ? "8" : "12"));
}

TEST_CASE("using a local variable whose address was taken is a step", "[machine][memory][explore]")
{
    // x = 1 and print(x) with the other's store at any place after the address is known: 1 or 9.
    const auto run = test::loadText("threadway: 1\nid: local\nmachine: {model: free}\nprocesses:\n  a:\n"
                                    "    shared: {p: 0}\n    threads:\n"
                                    "      s: \"x = 1\\np = address(x)\\nprint(x)\"\n"
                                    "      t: \"if p != 0:\\n    store(p, 9)\"\n");
    const auto found = test::exploreAll(run.blueprint, true);
    CHECK(found.isComplete);
    std::set<std::int64_t> printed;
    for (const auto& outcome : found.outcomes) {
        if (!outcome.output.empty())
            printed.insert(outcome.output.front().data);
    }
    CHECK(printed == std::set<std::int64_t>{1, 9});
}

} // namespace threadway
