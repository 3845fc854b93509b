// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/possessions.h"

#include "scenario/scenario_file.h"
#include "scenario/scenario_writer.h"
#include "support/runs.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

namespace threadway {
namespace {

constexpr std::int64_t tick = 1'000'000;

constexpr const char* text
    = "threadway: 1\nid: own\nmachine: {model: free, cores: 4}\n"
      "ipc: {line: {kind: pipe, capacity: 3, from: a, to: b}, talk: {kind: socket, between: [a, b]}, jobs: queue,\n"
      "      table: {kind: memory, size: 8K}}\n"
      "processes:\n  a:\n    functions: |\n      def f(n):\n          y = n\n          sleep(5)\n          return y\n"
      "    shared: {x: 0}\n    buffers: {data: 5000}\n    files: [log]\n    directory: /home\n"
      "    handlers: {SIGPIPE: ignore}\n    threads:\n"
      "      s: \"q = alloc(24)\\nattach(table)\\nwrite(3, 1)\\nwrite(line, 4)\\nwrite(line, 5)\\nf(1)\"\n"
      "      t: \"sigblock(SIGUSR1)\\nread(99)\\nsleep(5)\"\n"
      "  b:\n    threads:\n      u: \"attach(table)\\nsleep(5)\"\n";

} // namespace

TEST_CASE("what processes and threads own is told for any instant", "[trace][possessions]")
{
    const auto recorder = test::record(test::loadText(text), SimTime{3 * tick});
    const auto& blueprint = *recorder.trace().blueprint();
    const trace::State state = test::finalState(recorder.trace());
    const auto a = trace::possessionsOf(state, blueprint, ProcessId(0));
    std::vector<trace::RegionKind> kinds;
    for (const trace::Region& region : a.regions)
        kinds.push_back(region.kind);
    using Kind = trace::RegionKind;
    CHECK(kinds
          == std::vector{Kind::Text, Kind::Variables, Kind::Buffer, Kind::Heap, Kind::SharedMemory, Kind::Stack,
                         Kind::Stack});
    CHECK(a.regions[2].name == "data");
    CHECK(a.regions[2].pages == 2);
    CHECK(a.regions[4].sharedWith == std::vector{ProcessId(1)});
    CHECK(a.regions[4].range.bytes == 8192);
    REQUIRE(a.blocks.size() == 1);
    CHECK(a.blocks.front().bytes == 32);
    REQUIRE(a.descriptors.size() == 4);
    CHECK(a.descriptors[0].number == 3);
    CHECK(a.descriptors[0].name == "/home/log");
    CHECK(a.descriptors[0].offset == 1);
    CHECK(a.descriptors[0].fileWords == 1);
    CHECK(a.descriptors[1].name == "line");
    CHECK(a.descriptors[1].kind == machine::OpenKind::WriteEnd);
    CHECK(a.directory == "/home");
    REQUIRE(a.handlers.size() == 1);
    CHECK(a.handlers.front().function.empty());
    CHECK(a.channels.size() == 4);
    const auto line = trace::channelNow(state, blueprint, ChannelId(0));
    CHECK(line.items[0] == std::vector{program::Value::integer(4), program::Value::integer(5)});
    CHECK(line.writers == std::vector{ProcessId(0)});
    CHECK(line.readers == std::vector{ProcessId(1)});
}

TEST_CASE("a thread's stack pointer, mask and last error are told", "[trace][possessions]")
{
    const auto recorder = test::record(test::loadText(text), SimTime{3 * tick});
    const auto& blueprint = *recorder.trace().blueprint();
    const trace::State state = test::finalState(recorder.trace());
    const auto s = trace::possessionsOf(state, blueprint, ThreadId(0));
    CHECK(s.stack.end() - s.stackPointer == 24); // q of the program, then n and y of f
    CHECK(s.standing == trace::ThreadStanding::Sleeping);
    const auto t = trace::possessionsOf(state, blueprint, ThreadId(1));
    CHECK(t.stack.end() == t.stackPointer); // no local variables
    CHECK(trace::signalNames(t.signalMask) == std::vector<std::string>{"SIGUSR1"});
    CHECK(t.error == 9); // EBADF
    CHECK(s.stack.first >= t.stack.end() + scenario::pageBytes);
}

TEST_CASE("channels, handlers and directories read back as they were written", "[scenario][roundtrip]")
{
    const auto run = test::loadText(text);
    const auto again = scenario::readScenarioFile(scenario::scenarioText(run.file.scenario));
    REQUIRE(again.isOk());
    CHECK(again->scenario == run.file.scenario);
}

TEST_CASE("faults in channels and handlers are found", "[scenario][hostile]")
{
    const auto codes = [](const std::string& ipc, const std::string& process) {
        std::string found;
        const std::string text
            = fmt::format("threadway: 1\nid: x\n{}processes:\n  a:\n{}    threads: {{t: pass}}\n", ipc, process);
        for (const auto& finding : scenario::loadRun(text).diagnostics)
            found += std::string(finding.code) + " ";
        return found;
    };
    CHECK(codes("ipc: {l: tube}\n", "") == "bad-choice ");
    CHECK(codes("ipc: {l: {capacity: 2}}\n", "") == "missing-key ");
    CHECK(codes("ipc: {l: socket}\n", "") == "two-sides ");
    CHECK_FALSE(codes("ipc: {l: {kind: pipe, capacity: 0}}\n", "").empty());
    CHECK(codes("ipc: {l: {kind: memory, size: 65K}}\n", "") == "bad-size ");
    CHECK(codes("ipc: {l: {kind: pipe, to: nobody}}\n", "") == "unknown-process ");
    CHECK(codes("locks: {l: mutex}\nipc: {l: pipe}\n", "") == "name-taken ");
    CHECK(codes("", "    handlers: {SIGUSR3: f}\n") == "unknown-signal ");
    CHECK(codes("", "    handlers: {SIGKILL: ignore}\n") == "not-caught ");
    CHECK(codes("", "    handlers: {SIGUSR1: f}\n") == "unknown-handler ");
    CHECK(codes("", "    functions: \"def f(a, b):\\n    pass\\n\"\n    handlers: {SIGUSR1: f}\n")
          == "unknown-handler ");
    CHECK(codes("", "    directory: home\n") == "bad-directory ");
}

} // namespace threadway
