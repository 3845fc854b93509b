// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

constexpr SimTime longEnough{1'000'000'000'000};
constexpr std::int64_t tick = 1'000'000;

std::string scenarioOf(const std::string& handler, const std::string& threads, const std::string& sender)
{
    return "threadway: 1\nid: signals\nmachine: {model: free, cores: 4}\nprocesses:\n  target:\n"
           "    functions: |\n      def handle(n):\n          "
           + handler + "\n    shared: {seen: 0}\n    handlers: {SIGUSR1: handle, SIGUSR2: handle}\n    threads:\n"
           + threads + "  sender:\n    threads:\n      s: \"" + sender + "\"\n";
}

history::Recorder recordText(const std::string& text)
{
    return test::record(test::loadText(text), longEnough);
}

/// The thread that took the first signal that was taken.
ThreadId takerIn(const trace::Trace& trace)
{
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace.event(i).kind == machine::EventKind::SignalTaken)
            return ThreadId(trace.event(i).thread);
    }
    return {};
}

} // namespace

TEST_CASE("a signal runs its handler once, in one thread that does not block it", "[machine][signals]")
{
    const auto recorder = recordText(scenarioOf("print(n)",
                                                "      first: \"sigblock(SIGUSR1)\\ncompute(10)\"\n"
                                                "      second: compute(10)\n      third: compute(10)\n",
                                                "compute(2)\\nkill(target, SIGUSR1)"));
    CHECK(test::outputOf(recorder.trace()) == "10");
    CHECK(test::countOf(recorder.trace(), machine::EventKind::SignalTaken) == 1);
    CHECK(takerIn(recorder.trace()) == ThreadId(1));
}

TEST_CASE("a handler interrupts what its thread computes, which goes on afterwards", "[machine][signals]")
{
    const auto recorder = recordText(
        scenarioOf("compute(3)", "      t: \"compute(10)\\nprint(1)\"\n", "compute(2)\\nkill(target, SIGUSR1)"));
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.threads[0].ended == SimTime{13 * tick});
    CHECK(state.threads[0].ran == SimTime{13 * tick});
    // At 4 ms the thread is in the handler, at 6 ms it computes again and has done 3 of its 10 ms.
    trace::StateSeeker seeker(recorder.trace().blueprint());
    CHECK(seeker.seek(recorder.trace(), SimTime{4 * tick}).coroutines[0].interrupted.size() == 1);
    const trace::State& later = seeker.seek(recorder.trace(), SimTime{6 * tick});
    CHECK(later.coroutines[0].interrupted.empty());
    CHECK(later.workDoneBy(CoroutineId(0), SimTime{6 * tick}) == SimTime{3 * tick});
}

TEST_CASE("a signal that every thread blocks stays pending, and a second one is lost", "[machine][signals]")
{
    const auto recorder = recordText(scenarioOf("print(n)",
                                                "      t: \"sigblock(SIGUSR1)\\ncompute(5)\\nprint(1)\\n"
                                                "sigunblock(SIGUSR1)\\nprint(2)\"\n",
                                                "compute(1)\\nkill(target, SIGUSR1)\\nkill(target, SIGUSR1)"));
    CHECK(test::outputOf(recorder.trace()) == "1 10 2");
    trace::StateSeeker seeker(recorder.trace().blueprint());
    CHECK(seeker.seek(recorder.trace(), SimTime{3 * tick}).resources.processes[0].pending == 1U << 10U);
    CHECK(test::finalState(recorder.trace()).resources.processes[0].pending == 0);
}

TEST_CASE("a signal sent to a thread waits for that thread alone", "[machine][signals]")
{
    const auto recorder = recordText(scenarioOf("print(n)",
                                                "      t: \"sigblock(SIGUSR1)\\ncompute(5)\\nsigunblock(SIGUSR1)\"\n"
                                                "      other: compute(9)\n",
                                                "compute(1)\\ntgkill(t, SIGUSR1)"));
    CHECK(test::outputOf(recorder.trace()) == "10");
    CHECK(takerIn(recorder.trace()) == ThreadId(0));
    trace::StateSeeker seeker(recorder.trace().blueprint());
    CHECK(seeker.seek(recorder.trace(), SimTime{3 * tick}).threads[0].pendingSignals == 1U << 10U);
}

TEST_CASE("a signal is blocked while its own handler runs", "[machine][signals]")
{
    // The second one comes at 3 ms, during the first handler (2 to 6 ms), and runs after it.
    const auto recorder
        = recordText(scenarioOf("compute(4)", "      t: compute(10)\n",
                                R"(compute(2)\nkill(target, SIGUSR1)\ncompute(1)\nkill(target, SIGUSR1))"));
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.threads[0].ended == SimTime{18 * tick});
    CHECK(test::countOf(recorder.trace(), machine::EventKind::HandlerReturned) == 2);
}

TEST_CASE("by default a signal ends the process with all its threads", "[machine][signals]")
{
    const auto recorder
        = recordText(scenarioOf("pass", "      s1: compute(9)\n      s2: compute(9)\n",
                                "compute(2)\\nkill(target, SIGTERM)\\nprint(kill(target, 0), errno())"));
    const trace::State state = test::finalState(recorder.trace());
    CHECK(test::outputOf(recorder.trace()) == "-1 3"); // ESRCH
    CHECK(state.processes[0].fault == machine::FaultReason::Signal);
    CHECK(state.processes[0].signal == 15);
    CHECK(state.threads[0].ended == SimTime{2 * tick});
    CHECK(state.threads[1].ended == SimTime{2 * tick});
    CHECK(state.threads[2].endReason == machine::EndReason::Finished);
}

TEST_CASE("SIGCHLD does nothing by default, and SIGKILL cannot be blocked", "[machine][signals]")
{
    const auto child = recordText(scenarioOf("pass", "      t: \"compute(3)\\nprint(1)\"\n", "kill(target, SIGCHLD)"));
    CHECK(test::outputOf(child.trace()) == "1");
    const auto killed = recordText(scenarioOf("pass", "      t: \"sigblock(SIGKILL)\\ncompute(3)\\nprint(1)\"\n",
                                              "compute(1)\\nkill(target, SIGKILL)"));
    CHECK(test::outputOf(killed.trace()).empty());
    CHECK(test::finalState(killed.trace()).processes[0].signal == 9);
}

TEST_CASE("what a process does on a signal can change while it runs", "[machine][signals]")
{
    CHECK(test::outputOf(recordText(scenarioOf("print(n)",
                                               "      t: \"sigaction(SIGUSR1, 'ignore')\\nkill(target, SIGUSR1)\\n"
                                               "sigaction(SIGHUP, 'handle')\\nkill(target, SIGHUP)\\n"
                                               "sigaction(SIGHUP, 'default')\\nkill(target, SIGHUP)\\nprint(2)\"\n",
                                               "pass"))
                             .trace())
          == "1");
}

TEST_CASE("a signal ends a sleep early, and what is slept later is slept in full", "[machine][signals]")
{
    const auto recorder = recordText(
        scenarioOf("pass", "      t: \"sleep(10)\\nprint(1)\\nsleep(20)\"\n", "sleep(3)\\nkill(target, SIGUSR1)"));
    CHECK(test::finalState(recorder.trace()).threads[0].ended == SimTime{23 * tick});
}

TEST_CASE("a read that a signal interrupts is made again after the handler", "[machine][signals]")
{
    const std::string text = scenarioOf("print(n)", "      t: print(read(line))\n",
                                        R"(compute(2)\nkill(target, SIGUSR1)\ncompute(3)\nwrite(line, 7))");
    const auto recorder = recordText("ipc: {line: {kind: pipe, from: sender, to: target}}\n" + text);
    CHECK(test::outputOf(recorder.trace()) == "10 7");
    CHECK(test::finalState(recorder.trace()).threads[0].blocked == SimTime{5 * tick});
}

TEST_CASE("a thread that waits for a lock takes a signal once it has the lock", "[machine][signals]")
{
    const auto recorder
        = recordText("locks: {A: mutex}\n"
                     + scenarioOf("print(n)", "      t: \"compute(1)\\nlock(A)\\nprint(1)\\nunlock(A)\"\n",
                                  R"(lock(A)\ncompute(2)\nkill(target, SIGUSR1)\ncompute(3)\nunlock(A))"));
    CHECK(test::outputOf(recorder.trace()) == "10 1");
    CHECK(test::finalState(recorder.trace()).threads[0].blocked == SimTime{4 * tick});
}

TEST_CASE("pause waits for a handler, and misses a signal that came before", "[machine][signals][explore]")
{
    const auto woken
        = recordText(scenarioOf("print(n)", "      t: \"pause()\\nprint(1)\"\n", "compute(2)\\nkill(target, SIGUSR1)"));
    CHECK(test::outputOf(woken.trace()) == "10 1");
    const auto missed = recordText(
        scenarioOf("print(n)", "      t: \"compute(3)\\npause()\\nprint(1)\"\n", "compute(2)\\nkill(target, SIGUSR1)"));
    CHECK(test::outputOf(missed.trace()) == "10");
    CHECK(test::finalState(missed.trace()).end == machine::RunEnd::Stuck);
    const auto run
        = test::loadText(scenarioOf("print(n)", "      t: \"pause()\\nprint(1)\"\n", "kill(target, SIGUSR1)"));
    const auto found = test::exploreAll(run.blueprint, true);
    CHECK(found.isComplete);
    REQUIRE(found.outcomes.size() == 2);
    for (const auto& outcome : found.outcomes) {
        const bool isWoken = trace::outputText(*run.blueprint, outcome.output) == "10 1";
        CHECK(outcome.end == (isWoken ? explore::End::Finished : explore::End::Stuck));
    }
}

TEST_CASE("signals that make no sense are refused or fail, and nothing breaks", "[machine][signals][hostile]")
{
    for (const char* call : {"kill(target, 5)", "kill(target, 0 - 1)", "tgkill(t, 99)", "sigblock(0)",
                             "sigaction(SIGKILL, 'ignore')", "sigaction(SIGUSR1, 'nobody')", "sigaction(SIGUSR1, 3)"}) {
        CAPTURE(call);
        const auto recorder = recordText(scenarioOf("pass", "      t: compute(1)\n", call));
        CHECK(test::finalState(recorder.trace()).processes[1].fault == machine::FaultReason::CallRefused);
    }
    CHECK(test::outputOf(recordText(scenarioOf("pass", "      t: pass\n",
                                               "compute(1)\\nprint(tgkill(t, SIGUSR1), kill(77, SIGUSR1), errno())"))
                             .trace())
          == "-1 -1 3");
    // A handler that sends the signal again and again, for ever: a loop that takes no time.
    const auto loop = recordText(scenarioOf("kill(target, SIGUSR1 + SIGUSR2 - n)", "      t: compute(5)\n",
                                            "compute(1)\\nkill(target, SIGUSR1)"));
    CHECK(test::finalState(loop.trace()).end == machine::RunEnd::Finished);
}

TEST_CASE("the trace tells what processes own as the machine has it", "[machine][signals][trace]")
{
    const auto recorder = recordText(
        "ipc: {line: pipe, talk: {kind: socket, between: [target, sender]}, table: memory}\n"
        + scenarioOf(
            "write(line, n)",
            "      t: \"f = open('log')\\nwrite(f, 1)\\nq = alloc(40)\\nr = alloc(8)\\nfree(q)\\n"
            "attach(table)\\nchdir('/tmp')\\ng = open('log')\\nclose(3)\\nwrite(talk, 4)\\nsigblock(SIGUSR2)\\n"
            "compute(4)\\nclose_read(line)\\nsleep(100)\"\n",
            R"(compute(2)\nkill(target, SIGUSR1)\nkill(target, SIGUSR2)\nread(line)\nsleep(100))"));
    const SimTime at{50 * tick};
    trace::StateSeeker seeker(recorder.trace().blueprint());
    const trace::State& told = seeker.seek(recorder.trace(), at);
    const machine::World world = recorder.worldAt(at);
    for (std::size_t i = 0; i < world.resources.processes.size(); ++i) {
        const machine::ProcessBody& real = world.resources.processes[i];
        const machine::ProcessBody& seen = told.resources.processes[i];
        CHECK(seen.space.blocks == real.space.blocks);
        CHECK(seen.space.heapEnd == real.space.heapEnd);
        CHECK(seen.space.mappings == real.space.mappings);
        CHECK(seen.descriptors == real.descriptors);
        CHECK(seen.directory == real.directory);
        CHECK(seen.dispositions == real.dispositions);
        CHECK(seen.pending == real.pending);
    }
    CHECK(told.resources.openFiles == world.resources.openFiles);
    CHECK(told.resources.files.size() == world.resources.files.size());
    for (std::size_t i = 0; i < world.resources.channels.size(); ++i)
        CHECK(told.resources.channels[i].queues == world.resources.channels[i].queues);
    CHECK(told.threads[0].signalMask == world.threads[0].signals.mask);
    CHECK(world.resources.processes[0].pending == 1U << 12U);
}

} // namespace threadway
