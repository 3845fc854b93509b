// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "trace/possessions.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

constexpr SimTime longEnough{1'000'000'000'000};
constexpr std::int64_t tick = 1'000'000;

history::Recorder recordText(const std::string& machine, const std::string& rest)
{
    return test::record(
        test::loadText("threadway: 1\nid: fork\nmachine: {model: free, cores: 2" + machine + "}\n" + rest), longEnough);
}

std::string outputOf(const std::string& rest)
{
    return test::outputOf(recordText("", rest).trace());
}

/// One process that may fork once, with a shared variable x and a page of its own for the buffer.
std::string familyOf(const std::string& program)
{
    return "processes:\n  a:\n    forks: 1\n    shared: {x: 0}\n    buffers: {data: 4K}\n    threads:\n      t: |\n"
           + program;
}

} // namespace

TEST_CASE("threads share a variable, forked processes each have their own", "[machine][fork]")
{
    CHECK(outputOf("processes:\n  a:\n    shared: {x: 0}\n    threads:\n      s: x = x + 1\n"
                   "      t: \"join(s)\\nx = x + 1\\nprint(x)\"\n")
          == "2");
    CHECK(outputOf(familyOf("        c = fork()\n        x = x + 1\n        if c != 0:\n            waitpid(c)\n"
                            "        print(x)\n"))
          == "1 1");
}

TEST_CASE("an address means the same variable in a child, but memory of its own", "[machine][fork]")
{
    CHECK(outputOf(familyOf("        q = alloc(8)\n        store(q, 5)\n        y = 7\n        r = address(y)\n"
                            "        c = fork()\n        if c == 0:\n            store(q, load(q) + 1)\n"
                            "            store(r, load(r) + 1)\n        else:\n            waitpid(c)\n"
                            "        print(load(q), y)\n"))
          == "6 8 5 7");
}

TEST_CASE("a child shares the offset of its parent's open files, and the ends of pipes", "[machine][fork]")
{
    CHECK(outputOf(familyOf("        f = open('log')\n        c = fork()\n        if c == 0:\n            write(f, 1)\n"
                            "        else:\n            waitpid(c)\n            write(f, 2)\n            seek(f, 0)\n"
                            "            print(read(f), read(f))\n"))
          == "1 2");
    CHECK(outputOf("ipc: {line: pipe}\n"
                   + familyOf("        c = fork()\n        if c == 0:\n            write(line, x + 1)\n        else:\n"
                              "            close_write(line)\n            x = read(line) + 1\n"
                              "            print(x, read(line))\n"))
          == "2 None");
}

TEST_CASE("the first to write to a forked page pays for a copy, the last one has the original", "[machine][fork]")
{
    // Child and parent write the page of x at 0 ms and at 20 ms: 3 ms for the copy, nothing for the original.
    const auto recorder = recordText(", costs: {page-copy: 3}",
                                     familyOf("        c = fork()\n        if c == 0:\n            x = 1\n"
                                              "            sleep(40)\n        else:\n            sleep(20)\n"
                                              "            x = 2\n            x = 3\n            sleep(20)\n"));
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.threads[1].ran == SimTime{3 * tick});
    CHECK(state.threads[0].ran == SimTime{});
    CHECK(test::countOf(recorder.trace(), machine::EventKind::PageCopied) == 2);
    trace::StateSeeker seeker(recorder.trace().blueprint());
    const auto& blueprint = *recorder.trace().blueprint();
    const auto shared = [&](std::int64_t at, std::int32_t process) {
        std::int64_t pages = 0;
        for (const auto& region :
             trace::possessionsOf(seeker.seek(recorder.trace(), SimTime{at * tick}), blueprint, ProcessId(process))
                 .regions)
            pages += region.sharedPages;
        return pages;
    };
    CHECK(shared(2, 0) == 2); // the page of x and the one of the buffer
    CHECK(shared(10, 0) == 2); // nobody told the parent that its page of x is its own now
    CHECK(shared(10, 1) == 1);
    CHECK(shared(30, 0) == 1);
}

TEST_CASE("a child has handlers, directory and mask of its parent, but no pending signal", "[machine][fork]")
{
    const auto recorder = recordText(
        "",
        "processes:\n  a:\n    forks: 1\n    directory: /srv\n    functions: |\n      def h(n):\n          print(n)\n"
        "    handlers: {SIGUSR1: h}\n    threads:\n      t: |\n        sigblock(SIGUSR1)\n        chdir('www')\n"
        "        kill(a, SIGUSR1)\n        c = fork()\n        sleep(5)\n");
    trace::StateSeeker seeker(recorder.trace().blueprint());
    const trace::State& state = seeker.seek(recorder.trace(), SimTime{2 * tick});
    const auto& blueprint = *recorder.trace().blueprint();
    const auto parent = trace::possessionsOf(state, blueprint, ProcessId(0));
    const auto child = trace::possessionsOf(state, blueprint, ProcessId(1));
    CHECK(parent.pendingSignals == 1U << 10U);
    CHECK(child.pendingSignals == 0);
    CHECK(child.directory == "/srv/www");
    REQUIRE(child.handlers.size() == 1);
    CHECK(child.handlers.front().function == "h");
    CHECK(trace::possessionsOf(state, blueprint, ThreadId(1)).signalMask == 1U << 10U);
    CHECK(trace::possessionsOf(state, blueprint, ThreadId(1)).stack
          == trace::possessionsOf(state, blueprint, ThreadId(0)).stack);
}

} // namespace threadway
