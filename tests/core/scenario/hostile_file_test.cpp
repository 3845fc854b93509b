// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/presets.h"
#include "scenario/scenario_file.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace threadway {
namespace {

const std::string head = "threadway: 1\nid: x\n";
const std::string oneThread = "processes:\n  p:\n    threads:\n      t: print(1)\n";

/// "line:column: code" of every error.
std::vector<std::string> faultsOf(std::string_view text)
{
    std::vector<std::string> faults;
    for (const base::Diagnostic& finding : scenario::validateFile(text)) {
        if (finding.severity == base::Severity::Error)
            faults.push_back(fmt::format("{}:{}: {}", finding.position.line, finding.position.column, finding.code));
    }
    return faults;
}

std::string messageOf(std::string_view text)
{
    const base::Diagnostics findings = scenario::validateFile(text);
    REQUIRE_FALSE(findings.empty());
    return base::fill(findings.front().message, findings.front().arguments);
}

using Faults = std::vector<std::string>;

std::string repeated(std::string_view part, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += part;
    return text;
}

} // namespace

TEST_CASE("what is no scenario at all is refused with one finding", "[scenario][hostile]")
{
    CHECK(faultsOf("") == Faults{"1:1: empty"});
    CHECK(faultsOf("\n\n# nothing\n").size() == 1);
    CHECK(faultsOf(std::string_view("\x7f"
                                    "ELF\x02\x01\x01\0\0\0",
                                    10))
              .size()
          == 1);
    CHECK(faultsOf("threadway: 1\n\xff\xfe\n") == Faults{"2:1: not-text"});
    CHECK(faultsOf(std::string_view("threadway: 1\0", 13)) == Faults{"1:13: not-text"});
    CHECK(faultsOf("- 1\n- 2\n").size() == 1);
    CHECK(faultsOf(head + oneThread + "---\nthreadway: 1\n").size() == 1);
    CHECK(faultsOf(std::string(2'000'000, '#')) == Faults{"0:0: too-large"});
}

TEST_CASE("a preset that is cut off anywhere loads or is refused, and never crashes", "[scenario][hostile]")
{
    for (const base::EmbeddedFile& preset : scenario::presetFiles()) {
        const std::string text(preset.text);
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto run = scenario::loadRun(text.substr(0, length));
            if (!run.isOk() && !base::hasErrors(run.diagnostics))
                FAIL(preset.name << " cut off after " << length << " bytes is refused without a word");
        }
    }
}

TEST_CASE("nesting without end is refused", "[scenario][hostile]")
{
    for (const char* part : {"[", "{a: ", "- ", "? ", "a:\n ", "!t ", "&a "})
        CHECK_FALSE(faultsOf(repeated(part, 20'000)).empty());
    const std::string thread = head + "processes:\n  p:\n    threads:\n      t: \"";
    for (const char* part : {"(", "-", "not ", "print(", "1+", "x[", "if true:\\n"})
        CHECK_FALSE(faultsOf(thread + repeated(part, 6'000) + "\"\n").empty());
}

TEST_CASE("references are refused, so that no file can grow when read", "[scenario][hostile]")
{
    CHECK(faultsOf("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n") == Faults{"2:8: alias"});
}

TEST_CASE("more of anything than a scenario needs is refused at once", "[scenario][hostile]")
{
    std::string keys = head + oneThread;
    std::string locks = head + oneThread + "locks:\n";
    std::string variants = head + oneThread + "variants:\n";
    for (int i = 0; i < 50'000; ++i) {
        keys += fmt::format("k{}: 1\n", i);
        locks += fmt::format("  k{}: mutex\n", i);
        variants += fmt::format("  k{}: ~\n", i);
    }
    CHECK(faultsOf(keys).size() == 100);
    CHECK(faultsOf(locks) == Faults{"8:3: too-many"});
    CHECK(faultsOf(variants) == Faults{"8:3: too-many"});
    const std::string large = "processes:\n  p:\n    buffers: {a: 1024G, b: 1024G, c: 1024G, d: 1024G, e: 1}\n"
                              "    threads:\n      t: print(1)\n";
    CHECK(faultsOf(head + large) == Faults{"0:0: too-large"});
}

TEST_CASE("faults in the YAML are told with their line and column", "[scenario][hostile]")
{
    CHECK(faultsOf("threadway: 1\nid: x\n  y: 2\n").front().starts_with("3:"));
    CHECK(faultsOf(head + "sede: 7\n" + oneThread) == Faults{"3:1: unknown-key"});
    CHECK(messageOf(head + "sede: 7\n" + oneThread) == "there is no key \"sede\" here; did you mean \"seed\"?");
    CHECK(faultsOf(head + "seed: many\n" + oneThread) == Faults{"3:7: bad-number"});
    CHECK(faultsOf(head + "until: -5ms\n" + oneThread) == Faults{"3:8: bad-duration"});
    CHECK(faultsOf(head + "machine: {cores: 2, policy: {name: rr, slice: -1ms}}\n" + oneThread)
          == Faults{"3:47: bad-duration"});
    CHECK(faultsOf(head + "machine: {cores: 0}\n" + oneThread) == Faults{"3:18: bad-number"});
    CHECK(faultsOf(head + "machine: [1]\n" + oneThread) == Faults{"3:10: wrong-type"});
    CHECK(faultsOf(head + "locks: {A: mutx}\n" + oneThread) == Faults{"3:12: unknown-primitive"});
    CHECK(faultsOf(head + oneThread + "      t: print(2)\n") == Faults{"7:7: duplicate-key"});
    CHECK(faultsOf(head + "locks: {A: mutex, A: mutex}\n" + oneThread) == Faults{"3:19: duplicate-key"});
    CHECK(faultsOf(head + "processes: {p: {threads: {t: [1]}}}\n") == Faults{"3:30: wrong-type"});
    CHECK(faultsOf(head) == Faults{"1:1: missing-key"});
    CHECK(faultsOf("id: x\n" + oneThread) == Faults{"1:1: no-version"});
    CHECK(faultsOf("threadway: 2\n" + oneThread) == Faults{"1:12: other-version"});
    CHECK(faultsOf(head + "variant: gone\n" + oneThread) == Faults{"3:10: unknown-variant"});
}

TEST_CASE("every fault of a file is told, not only the first", "[scenario][hostile]")
{
    CHECK(faultsOf(head + "seed: -1\nunit: 9\npace: x\n" + oneThread)
          == Faults{"3:7: bad-number", "4:7: bad-number", "5:7: bad-duration"});
}

TEST_CASE("faults in programs are told where they stand in the file", "[scenario][hostile]")
{
    const std::string threads = head + "processes:\n  p:\n    threads:\n";
    // In a block text, indented as the file has it.
    CHECK(faultsOf(threads + "      t: |\n        print(1)\n        print(y)\n").front().starts_with("8:15: "));
    // After a blank first line.
    CHECK(faultsOf(threads + "      t: |\n\n        print(y)\n").front().starts_with("8:15: "));
    // In a plain text on the line of its key.
    CHECK(faultsOf(threads + "      t: print(y)\n").front().starts_with("6:16: "));
    // Within quotation marks of both kinds, which stand before the first letter.
    CHECK(faultsOf(threads + "      t: \"print(y)\"\n").front().starts_with("6:17: "));
    CHECK(faultsOf(threads + "      t: 'print(y)'\n").front().starts_with("6:17: "));
    // Behind line breaks and other signs that are written with a backslash.
    CHECK(faultsOf(threads + "      t: \"print(1)\\nprint(y)\\n\"\n").front().starts_with("6:27: "));
    CHECK(faultsOf(threads + "      t: \"print(\\\"a\\\", y)\"\n").front().starts_with("6:24: "));
    CHECK(faultsOf(threads + "      t: 'print(\"it''s\", y)'\n").front().starts_with("6:26: "));
    // In functions of the process, and in a coroutine of a thread.
    CHECK(faultsOf(head
                   + "processes:\n  p:\n    functions: |\n      def f():\n          return y\n"
                     "    threads:\n      t: print(1)\n")
              .front()
              .starts_with("7:18: "));
    CHECK(faultsOf(threads + "      t:\n        coroutines:\n          c: |\n            print(y)\n")
              .front()
              .starts_with("9:19: "));
}

TEST_CASE("columns count letters, not bytes", "[scenario][hostile]")
{
    const std::string threads = head + "processes:\n  \xe9\x93\xb6\xe8\xa1\x8c:\n    threads:\n";
    CHECK(faultsOf(threads + "      \xe7\xba\xbf\xe7\xa8\x8b: print(y)\n").front().starts_with("6:17: "));
    CHECK(faultsOf(threads + "      \xe7\xba\xbf: \"print('\xe7\xba\xbf', y)\"\n").front().starts_with("6:22: "));
    CHECK(faultsOf(threads + "      \xe7\xba\xbf: {program: print(1), nice: 99}\n") == Faults{"6:36: bad-number"});
}

TEST_CASE("faults in variants are found although another one is chosen", "[scenario][hostile]")
{
    const std::string text = head + oneThread + "variants:\n  broken:\n    processes: {p: {threads: {t: print(y)}}}\n";
    CHECK(scenario::loadRun(text).isOk());
    REQUIRE(faultsOf(text).size() == 1);
    CHECK(faultsOf(text).front().starts_with("9:40: "));
}

TEST_CASE("a loop that never uses time ends its process with a fault", "[scenario][hostile]")
{
    const auto program = GENERATE("while true:\\n    pass", "while true:\\n    sleep(0)", "while true:\\n    yield",
                                  "while true:\\n    compute(0)", "while true:\\n    x = x + 1");
    CAPTURE(program);
    const std::string machine = "machine: {model: free}\n";
    const auto run = test::loadText(head + machine + "processes:\n  p:\n    shared: {x: 0}\n    threads:\n"
                                    + fmt::format("      t: \"{}\"\n      u: \"compute(1)\"\n", program)
                                    + "  q:\n    threads:\n      v: \"compute(1)\"\n");
    const auto recorder = test::record(run, SimTime{1'000'000'000});
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.processes[0].fault == machine::FaultReason::EndlessLoop);
    CHECK(state.processes[0].culprit == ThreadId(0));
    CHECK(state.processes[1].fault == machine::FaultReason::None);
}

TEST_CASE("a crowd that starts at one instant is no endless loop", "[scenario][hostile]")
{
    std::string text = head + "machine: {model: free, cores: 1}\nprocesses:\n  p:\n    threads:\n";
    for (int i = 0; i < 20'000; ++i)
        text += fmt::format("      t{}: \"for i in range(5):\\n    pass\"\n", i);
    const auto recorder = test::record(test::loadText(text), SimTime{1'000'000'000});
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.end == machine::RunEnd::Finished);
    CHECK(state.processes[0].reason == machine::EndReason::Finished);
}

} // namespace threadway
