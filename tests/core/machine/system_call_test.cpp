// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "machine/system_call.h"
#include "trace/wait_for.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

namespace threadway {
namespace {

constexpr SimTime longEnough{1'000'000'000'000};

/// A scenario of one process on a machine that charges nothing but what is said.
scenario::LoadedRun load(const std::string& machine, const std::string& threads)
{
    return test::loadText("threadway: 1\nid: calls\nmachine: {model: free, " + machine
                          + "}\nprocesses:\n  p:\n    threads:\n" + threads);
}

trace::State stateAfter(const scenario::LoadedRun& run)
{
    return test::finalState(test::record(run, longEnough).trace());
}

} // namespace

TEST_CASE("every system call says what it is, in words", "[machine][calls]")
{
    std::set<std::string_view> keywords;
    for (const machine::CallInfo* info : machine::systemCalls()) {
        CAPTURE(info->signature.keyword);
        CHECK(keywords.insert(info->signature.keyword).second);
        CHECK(!info->summary.empty());
        CHECK(!info->source.empty());
        CHECK(info->signature.required <= info->signature.arguments.size());
        CHECK(info->refusals.size() <= 64);
        if (info->signature.isRepeating)
            CHECK(!info->signature.arguments.empty());
    }
}

TEST_CASE("joining a thread waits for its end and not longer", "[machine][calls]")
{
    const auto run = load("cores: 2", "      main: \"join(worker)\\nprint(1)\\njoin(worker)\\ncompute(2)\"\n"
                                      "      worker: compute(5)\n");
    const trace::State state = stateAfter(run);
    CHECK(state.end == machine::RunEnd::Finished);
    CHECK(state.time == SimTime{7'000'000});
    const auto statistics = trace::statisticsAt(state, state.time);
    CHECK(statistics.threads[0].blocked == SimTime{5'000'000});
    CHECK(statistics.threads[0].running == SimTime{2'000'000});
}

TEST_CASE("a system call costs what the machine says", "[machine][calls]")
{
    // Two calls of 3 ticks each around 5 ticks of work; the second join finds the worker ended.
    const auto run = load("cores: 2, costs: {system-call: 3}", "      main: \"compute(4)\\njoin(w)\\njoin(w)\"\n"
                                                               "      w: compute(5)\n");
    const trace::State state = stateAfter(run);
    CHECK(state.time == SimTime{10'000'000});
}

TEST_CASE("threads that join each other are a deadlock with its length", "[machine][calls]")
{
    const auto run = load("cores: 1", "      a: join(b)\n      b: join(c)\n      c: join(a)\n");
    const auto recorder = test::record(run, longEnough);
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.end == machine::RunEnd::Deadlock);
    REQUIRE(trace::waitRings(state).size() == 1);
    CHECK(trace::waitRings(state).front().threads.size() == 3);
    CHECK(test::countOf(recorder.trace(), machine::EventKind::DeadlockClosed) == 1);
    CHECK(test::exploreAll(run.blueprint).deadlocks.size() == 1);
}

TEST_CASE("a lock held while joining who wants it is a deadlock of two", "[machine][calls]")
{
    const auto run = test::loadText("threadway: 1\nid: calls\nmachine: {model: free, cores: 1}\nlocks: {A: mutex}\n"
                                    "processes:\n  p:\n    threads:\n"
                                    "      main: \"with lock(A):\\n    join(worker)\"\n"
                                    "      worker: \"with lock(A): pass\"\n");
    const trace::State state = stateAfter(run);
    CHECK(state.end == machine::RunEnd::Deadlock);
    REQUIRE(trace::waitRings(state).size() == 1);
    CHECK(trace::waitRings(state).front().threads.size() == 2);
    // If the worker comes first, all is well: both ends exist.
    const explore::Exploration found = test::exploreAll(run.blueprint);
    CHECK(found.isComplete);
    CHECK(found.deadlocks.size() == 1);
    CHECK(found.outcomes.size() == 2);
}

TEST_CASE("a killed thread lets those go on who joined it", "[machine][calls]")
{
    const auto run = test::loadText("threadway: 1\nid: calls\nmachine: {model: free, cores: 2}\n"
                                    "processes:\n  p:\n    threads:\n      main: join(w)\n      w: compute(50)\n"
                                    "journal: [{at: 3ms, kill: w}]\n");
    const trace::State state = stateAfter(run);
    CHECK(state.end == machine::RunEnd::Finished);
    CHECK(state.time == SimTime{3'000'000});
}

TEST_CASE("a thread that leaves the core it stands on by its own affinity goes on elsewhere", "[machine][calls]")
{
    const auto run = load("cores: 2, placement: lowest", "      a: \"compute(1)\\naffinity(1)\\ncompute(4)\"\n");
    const trace::State state = stateAfter(run);
    CHECK(state.time == SimTime{5'000'000});
    CHECK(state.threads[0].migrations == 1);
    CHECK(state.threads[0].affinity == CoreMask::only(CoreId(1)));
    CHECK(trace::statisticsAt(state, state.time).cores[1].busy == SimTime{4'000'000});
}

TEST_CASE("pinning another thread and making it nice changes that thread", "[machine][calls]")
{
    const auto run = load("cores: 2", "      a: \"pin(b, 0)\\nnice(7, b)\\nnice(-3)\"\n      b: compute(4)\n");
    const trace::State state = stateAfter(run);
    CHECK(state.threads[1].affinity == CoreMask::only(CoreId(0)));
    CHECK(state.threads[1].nice == 7);
    CHECK(state.threads[0].nice == -3);
}

TEST_CASE("a system call that makes no sense ends the process and says why", "[machine][calls]")
{
    const auto sentence = [](const std::string& program) {
        const trace::State state = stateAfter(load("cores: 2", "      a: \"" + program + "\"\n"));
        CHECK(state.processes[0].fault == machine::FaultReason::CallRefused);
        return machine::refusalText(state.processes[0].refusal);
    };
    CHECK(sentence("nice(99)") == "a nice value is a number from -20 to 19");
    CHECK(sentence("affinity(2)") == "the machine has no such core");
    CHECK(sentence("join(a)") == "nobody can wait for his own end");
    CHECK(sentence("join(77)") == "what is joined is no thread");
    CHECK(machine::refusalText(-1).empty());
    CHECK(machine::refusalText(1 << 30).empty());
}

TEST_CASE("system calls are checked before anything runs", "[machine][calls][scenario]")
{
    const auto codes = [](const std::string& program) {
        const auto run
            = scenario::loadRun("threadway: 1\nid: x\nprocesses: {p: {threads: {a: \"" + program + "\"}}}\n");
        std::string text;
        for (const base::Diagnostic& finding : run.diagnostics)
            text += std::string(finding.code) + " ";
        return text;
    };
    CHECK(codes("join()") == "argument-count ");
    CHECK(codes("join(a, a)") == "argument-count ");
    CHECK(codes("nice(1, nobody)") == "not-for-call ");
    CHECK(codes("x = join(a)") == "no-result ");
    CHECK(codes("join(who=a)") == "unknown-argument ");
    CHECK(codes("x = join") == "not-called ");
    CHECK(codes("def join(n): pass\\njoin(3)").empty());
    CHECK(codes("affinity(0, 1)").empty());
}

TEST_CASE("exploring performs system calls as steps and honours their waits", "[machine][calls][explore]")
{
    const auto run = load("cores: 1", "      main: \"join(w)\\nprint(2)\"\n      w: print(1)\n");
    const explore::Exploration found = test::exploreAll(run.blueprint, true);
    CHECK(found.isComplete);
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes[0].output.size() == 2);
    CHECK(found.deadlocks.empty());
}

} // namespace threadway
