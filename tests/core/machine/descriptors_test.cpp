// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

constexpr SimTime longEnough{1'000'000'000'000};

history::Recorder recordText(const std::string& rest)
{
    return test::record(test::loadText("threadway: 1\nid: files\nmachine: {model: free, cores: 4}\n" + rest),
                        longEnough);
}

std::string outputOf(const std::string& rest)
{
    return test::outputOf(recordText(rest).trace());
}

/// Two processes and the channel `line` between them.
std::string pairOf(const std::string& channel, const std::string& maker, const std::string& user)
{
    return "ipc: {line: " + channel + "}\nprocesses:\n  maker:\n    threads:\n      m: \"" + maker
           + "\"\n  user:\n    threads:\n      u: \"" + user + "\"\n";
}

constexpr const char* oneWay = "{kind: pipe, capacity: 1, from: maker, to: user}";

} // namespace

TEST_CASE("threads of a process share the offset of an open file", "[machine][files]")
{
    CHECK(outputOf("processes:\n  a:\n    files: [log]\n    threads:\n"
                   "      s: \"write(3, 7)\\nwrite(3, 8)\"\n"
                   "      t: \"join(s)\\nwrite(3, 9)\\nprint(seek(3, 1), read(3), read(3), read(3))\"\n")
          == "1 8 9 None");
}

TEST_CASE("opening a file again gives an offset of its own to the same words", "[machine][files]")
{
    CHECK(outputOf("processes:\n  a:\n    threads:\n"
                   "      t: \"f = open('log')\\nwrite(f, 5)\\ng = open('/log')\\nprint(f, g, read(g), read(f))\"\n")
          == "3 4 5 None");
    CHECK(
        outputOf(
            "processes:\n  a:\n    threads:\n"
            "      t: \"f = open('log')\\nseek(f, 2)\\nwrite(f, 5)\\nseek(f, 0)\\nprint(read(f), read(f), read(f))\"\n")
        == "0 0 5"); // the gap reads as zeros
}

TEST_CASE("a path counts from the current directory, which belongs to the process", "[machine][files]")
{
    CHECK(outputOf(
              "processes:\n  a:\n    directory: /home/ann\n    threads:\n"
              "      s: \"f = open('log')\\nwrite(f, 1)\\nchdir('../bob/.')\"\n"
              "      t: \"join(s)\\nprint(read(open('log')), read(open('/home/ann/log')), read(open('../ann/log')))\"\n"
              "  b:\n    threads:\n      u: \"compute(1)\\nprint(read(open('log')))\"\n")
          == "None 1 1 None");
}

TEST_CASE("a reader waits for a word, a writer for room", "[machine][ipc]")
{
    // The pipe holds one word: the second write waits until the read at 3 ms.
    const auto recorder = recordText(pairOf(oneWay, R"(write(line, 1)\nwrite(line, 2)\ncompute(4)\nwrite(line, 3))",
                                            "compute(3)\\nprint(read(line), read(line), read(line), read(line))"));
    const trace::State state = test::finalState(recorder.trace());
    CHECK(test::outputOf(recorder.trace()) == "1 2 3 None"); // None: the maker has ended
    CHECK(state.end == machine::RunEnd::Finished);
    CHECK(state.threads[0].blocked == SimTime{3'000'000});
    CHECK(state.threads[1].blocked == SimTime{4'000'000});
    CHECK(state.time == SimTime{7'000'000});
}

TEST_CASE("a reader that could write itself never finds the end of a pipe", "[machine][ipc]")
{
    const auto both = recordText(pairOf("pipe", "write(line, 1)", "print(read(line))\\nprint(read(line))"));
    CHECK(test::outputOf(both.trace()) == "1");
    CHECK(test::finalState(both.trace()).end == machine::RunEnd::Stuck);
    const auto closed
        = recordText(pairOf("pipe", "write(line, 1)", "print(close_write(line), read(line))\\nprint(read(line))"));
    CHECK(test::outputOf(closed.trace()) == "0 1 None");
}

TEST_CASE("writing what nobody can read ends the process by SIGPIPE", "[machine][ipc]")
{
    const auto recorder = recordText(pairOf(oneWay, "compute(1)\\nwrite(line, 5)\\nprint(1)", "pass"));
    const trace::State state = test::finalState(recorder.trace());
    CHECK(test::outputOf(recorder.trace()).empty());
    CHECK(state.processes[0].fault == machine::FaultReason::Signal);
    CHECK(state.processes[0].signal == 13);
    CHECK(state.processes[0].closed == SimTime{1'000'000});
}

TEST_CASE("a writer that ignores SIGPIPE is told EPIPE, also while it waits for room", "[machine][ipc]")
{
    const std::string text = "ipc: {line: {kind: pipe, capacity: 1, from: maker, to: user}}\nprocesses:\n"
                             "  maker:\n    handlers: {SIGPIPE: ignore}\n    threads:\n"
                             "      m: \"write(line, 1)\\nprint(write(line, 2), errno() == EPIPE)\"\n"
                             "  user:\n    threads:\n      u: \"compute(3)\"\n";
    const auto recorder = recordText(text);
    CHECK(test::outputOf(recorder.trace()) == "-1 True");
    CHECK(test::finalState(recorder.trace()).threads[0].blocked == SimTime{3'000'000});
}

TEST_CASE("a handler of SIGPIPE runs before the failed write is told", "[machine][ipc]")
{
    CHECK(outputOf("ipc: {line: {kind: pipe, from: maker, to: user}}\nprocesses:\n"
                   "  maker:\n    functions: |\n      def broken(n):\n          print(n)\n"
                   "    handlers: {SIGPIPE: broken}\n    threads:\n"
                   "      m: \"compute(1)\\nr = write(line, 2)\\nprint(r)\"\n"
                   "  user:\n    threads:\n      u: pass\n")
          == "13 -1");
}

TEST_CASE("a message queue outlives who wrote to it", "[machine][ipc]")
{
    const auto recorder
        = recordText(pairOf("queue", "write(line, 1)\\nwrite(line, 2)", "compute(5)\\nprint(read(line), read(line))"));
    CHECK(test::outputOf(recorder.trace()) == "1 2");
    const auto more = recordText(pairOf("queue", "write(line, 1)", "print(read(line))\\nprint(read(line))"));
    CHECK(test::outputOf(more.trace()) == "1");
    CHECK(test::finalState(more.trace()).end == machine::RunEnd::Stuck); // nobody will write, yet it has no end
}

TEST_CASE("a socket pair carries words both ways until one side is gone", "[machine][ipc]")
{
    CHECK(outputOf("ipc: {line: {kind: socket, between: [maker, user]}}\nprocesses:\n"
                   "  maker:\n    handlers: {SIGPIPE: ignore}\n    threads:\n"
                   "      m: \"write(line, 1)\\nprint(read(line))\\nprint(read(line), write(line, 3))\"\n"
                   "  user:\n    threads:\n      u: \"x = read(line)\\nwrite(line, x + 1)\"\n")
          == "2 None -1");
}

TEST_CASE("processes that attach shared memory see the same words", "[machine][ipc]")
{
    CHECK(outputOf("ipc: {table: memory}\nprocesses:\n"
                   "  a:\n    threads:\n      s: \"q = attach(table)\\nstore(q, load(q) + 1)\"\n"
                   "  b:\n    threads:\n      t: \"compute(1)\\nq = attach(table)\\nstore(q, load(q) + "
                   "1)\\nprint(load(q))\"\n")
          == "2");
    const auto gone = recordText("ipc: {table: memory}\nprocesses:\n  a:\n    threads:\n"
                                 "      s: \"q = attach(table)\\ndetach(table)\\nstore(q, 1)\"\n");
    CHECK(test::finalState(gone.trace()).processes[0].fault == machine::FaultReason::CallRefused);
}

TEST_CASE("closed and unknown descriptors give error numbers", "[machine][files][hostile]")
{
    CHECK(outputOf("ipc: {line: {kind: pipe, from: b, to: b}}\nprocesses:\n  a:\n    files: [log]\n    threads:\n"
                   "      t: \"print(close(3), close(3), errno() == EBADF)\\nprint(read(3), write(3, 1))\\n"
                   "print(read(0 - 1), read(999999999), write('x', 1), seek(7, 0), close(line))\"\n"
                   "  b:\n    threads:\n      u: \"print(seek(line, 0), errno() == ESPIPE)\"\n")
              .find("0 -1 True None -1 None None -1 -1 -1")
          != std::string::npos);
    CHECK(outputOf("processes:\n  a:\n    threads:\n"
                   "      t: \"for i in range(1021):\\n    f = open('x')\\nprint(f, open('x'), errno() == EMFILE)\"\n")
          == "1023 -1 True");
    CHECK(
        outputOf("processes:\n  a:\n    files: [log]\n    threads:\n"
                 "      t: \"print(seek(3, 4096), write(3, 1), errno() == EFBIG, seek(3, 4097), errno() == EINVAL)\"\n")
        == "4096 -1 True -1 True");
}

TEST_CASE("exploring a pipe finds what a timed run does, and no schedule that reads nothing", "[machine][ipc][explore]")
{
    const auto run = test::loadText("threadway: 1\nid: pipe\nmachine: {model: free}\n"
                                    + pairOf(oneWay, "write(line, 1)\\nwrite(line, 2)",
                                             "print(read(line))\\nprint(read(line))\\nprint(read(line))"));
    const auto found = test::exploreAll(run.blueprint, true);
    CHECK(found.isComplete);
    REQUIRE(found.outcomes.size() == 1);
    CHECK(trace::outputText(*run.blueprint, found.outcomes.front().output) == "1 2 None");
    CHECK(found.outcomes.front().end == explore::End::Finished);
    CHECK(test::outputOf(test::record(run, longEnough).trace()) == "1 2 None");
}

} // namespace threadway
