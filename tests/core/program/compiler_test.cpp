// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/scope_for_tests.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway::program {
namespace {

using Codes = std::vector<std::string>;
using Ops = std::vector<Op>;

Unit unitOf(std::string_view source, std::string_view shared = {})
{
    auto result = compileForTest(source, shared);
    const Codes none;
    REQUIRE(codesOf(result.diagnostics) == none);
    REQUIRE(result.isOk());
    return *result;
}

/// The steps of a program, in the order of the code.
Ops stepsOf(std::string_view source)
{
    Ops steps;
    for (const Instruction& instruction : unitOf(source).code) {
        if (instruction.isStep)
            steps.push_back(instruction.op);
    }
    return steps;
}

Ops opsOf(std::string_view source)
{
    Ops ops;
    for (const Instruction& instruction : unitOf(source).code)
        ops.push_back(instruction.op);
    return ops;
}

Codes errorsOf(std::string_view source)
{
    return codesOf(compileForTest(source).diagnostics);
}

std::string firstMessage(std::string_view source)
{
    const auto result = compileForTest(source);
    REQUIRE_FALSE(result.isOk());
    return base::fill(result.diagnostics.front().message, result.diagnostics.front().arguments);
}

} // namespace

TEST_CASE("Adding one to a shared variable is three steps", "[program]")
{
    const Ops increment{Op::LoadShared, Op::Binary, Op::StoreShared};
    CHECK(stepsOf("x = x + 1") == increment);
    CHECK(stepsOf("x += 1") == increment);
    CHECK(stepsOf("n = 1\nx = n + 1") == Ops{Op::StoreShared});
    CHECK(stepsOf("n = x + 1") == Ops{Op::LoadShared, Op::Binary});
    const Ops none;
    CHECK(stepsOf("n = 1 + 2 * 3") == none);
}

TEST_CASE("Comparing in a condition is no step of its own", "[program]")
{
    CHECK(stepsOf("if x > 0: x = 0") == Ops{Op::LoadShared, Op::StoreShared});
    CHECK(stepsOf("while not x + 1 == 2: pass") == Ops{Op::LoadShared});
    CHECK(stepsOf("assert x == 2") == Ops{Op::LoadShared});
}

TEST_CASE("Print, compute, touch, sleep, yield and operations are steps", "[program]")
{
    CHECK(stepsOf("print(1)\ncompute(1)\ntouch(1, buf)\nsleep(1)\nyield\nlock(A)\nunlock(A)\npass")
          == Ops{Op::Print, Op::Compute, Op::Touch, Op::Sleep, Op::Yield, Op::Sync, Op::Sync});
}

TEST_CASE("The empty program returns none", "[program]")
{
    CHECK(opsOf("") == Ops{Op::PushNone, Op::Return});
    CHECK(opsOf("# nothing") == Ops{Op::PushNone, Op::Return});
}

TEST_CASE("With gives back at its end and on every way out", "[program]")
{
    const Unit unit = unitOf("while True:\n    with lock(A):\n        with lock(B):\n            break\n");
    std::vector<std::pair<int, int>> calls;
    for (const Instruction& instruction : unit.code) {
        if (instruction.op == Op::Sync)
            calls.emplace_back(instruction.a, instruction.c);
    }
    CHECK(calls == std::vector<std::pair<int, int>>{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {1, 1}, {0, 1}});
    REQUIRE(unit.statements.size() == 6);
    CHECK(unit.statements[4].kind == StatementKind::Leave);
    CHECK(unit.statements[4].object == ObjectId(1));
    CHECK(unit.statements[2].blockEnd == 4);
    CHECK(unit.criticalSections == std::vector<CriticalSection>{{ObjectId(0), 1, 5}, {ObjectId(1), 2, 4}});
    for (const Instruction& instruction : unit.code) {
        if (instruction.op == Op::Statement)
            CHECK(instruction.a < 6);
    }
    CHECK(stepsOf("def f():\n    with lock(A): return x\nf()") == Ops{Op::Sync, Op::LoadShared, Op::Sync, Op::Sync});
}

TEST_CASE("Critical sections of lock and unlock reach to the unlock or the end", "[program]")
{
    CHECK(unitOf("lock(A)\nif x:\n    unlock(A)\n    return\nx = 1\nunlock(A)\nlock(B)\nx = 2").criticalSections
          == std::vector<CriticalSection>{{ObjectId(0), 0, 5}, {ObjectId(1), 6, 7}});
}

TEST_CASE("Statements tell kind, place, depth, function and own duration", "[program]")
{
    const Unit unit = unitOf("if x == 1: # why\n    compute(2ms + 1, buf)\ndef f(a): sleep(3)\nf(1)", "def g(): yield");
    REQUIRE(unit.statements.size() == 5);
    CHECK(unit.statements[0].text == "if x == 1:");
    CHECK(unit.statements[0].blockEnd == 2);
    CHECK(unit.statements[1].kind == StatementKind::Compute);
    CHECK(unit.statements[1].nominal.ns == 2'000'001);
    CHECK(unit.statements[1].depth == 1);
    CHECK(unit.statements[1].position == base::SourcePosition{2, 5});
    CHECK(unit.statements[2].nominal.ns == 3'000'000);
    CHECK(unit.statements[2].function == 1);
    CHECK(unit.statements[3].kind == StatementKind::Call);
    CHECK(unit.statements[4].position == base::SourcePosition{});
    CHECK(unit.functions[1].parameters == 1);
    CHECK(unit.functions[2].name == "g");
}

TEST_CASE("Operands of compute and touch stand in the order the machine pops them", "[program]")
{
    const auto pushes = [](std::string_view source) {
        std::vector<std::int64_t> numbers;
        for (const Instruction& instruction : unitOf(source).code) {
            if (instruction.op == Op::PushInt || instruction.op == Op::PushBool)
                numbers.push_back(instruction.immediate);
        }
        return numbers;
    };
    using Numbers = std::vector<std::int64_t>;
    CHECK(pushes("compute(1, data)") == Numbers{1'000'000, 1, 64, 0, 100});
    CHECK(pushes("compute(2us, buf, write=True, every=7ns, stride=8)") == Numbers{2'000, 0, 8, 1, 7});
    CHECK(pushes("touch(5, data, stride=16)") == Numbers{5, 1, 16, 0, 0});
    CHECK(pushes("compute(2us)") == Numbers{2'000});
}

TEST_CASE("Numbers count in ticks unless a duration is in play", "[program]")
{
    const auto multiplies = [](std::string_view source) {
        const Ops ops = opsOf(source);
        return std::count(ops.begin(), ops.end(), Op::Binary);
    };
    CHECK(multiplies("n = 2\ncompute(n)") == 1);
    CHECK(multiplies("n = 2ms\ncompute(n)") == 0);
    CHECK(multiplies("def f(d): compute(d)\nf(2ms)") == 0);
    CHECK(multiplies("def f(d): compute(d)\nf(2)") == 1);
    CHECK(errorsOf("compute(-1)") == Codes{"1:9 duration-too-short"});
    CHECK(errorsOf("compute(1000000000000)") == Codes{"1:9 duration-too-long"});
    CHECK(errorsOf("compute(1, buf, every=0)") == Codes{"1:23 duration-too-short"});
}

TEST_CASE("Unknown names are reported once, with what may be meant", "[program]")
{
    CHECK(firstMessage("balanse = balanse + 1\nx = balacne") == "balacne is not known here; did you mean balance?");
    CHECK(firstMessage("x = zzzzzz") == "zzzzzz is not known here");
    CHECK(firstMessage("counter = 1\nx = countr") == "countr is not known here; did you mean counter?");
    CHECK(firstMessage("comptue(1)") == "comptue is not known here; did you mean compute?");
    CHECK(errorsOf("print(q)\nprint(q)") == Codes{"1:7 unknown-name"});
    CHECK(errorsOf("n += 1") == Codes{"1:1 unknown-name"});
}

TEST_CASE("What names stand for is checked", "[program]")
{
    CHECK(errorsOf("x = A") == Codes{"1:5 not-a-value"});
    CHECK(errorsOf("A = 1") == Codes{"1:1 not-assignable"});
    CHECK(errorsOf("x = print") == Codes{"1:5 not-called"});
    CHECK(errorsOf("x = lock(A)") == Codes{"1:5 no-result"});
    CHECK(errorsOf("lock(x)") == Codes{"1:6 not-an-object"});
    CHECK(errorsOf("lock(S)") == Codes{"1:1 wrong-operation"});
    CHECK(errorsOf("lock()") == Codes{"1:1 operation-on-what"});
    CHECK(errorsOf("acquire(S)") == Codes{"1:1 argument-count"});
    CHECK(errorsOf("with unlock(A): pass") == Codes{"1:6 no-undo"});
    CHECK(errorsOf("touch(1, x)") == Codes{"1:10 not-a-buffer"});
    CHECK(errorsOf("compute(1, size=3)") == Codes{"1:17 unknown-argument"});
    CHECK(errorsOf("compute(1, stride=3)") == Codes{"1:19 no-buffer"});
    CHECK(errorsOf("fault(3)") == Codes{"1:7 not-a-text"});
    CHECK(errorsOf("break\nreturn 1") == Codes{"1:1 outside-loop", "2:1 result-outside"});
    CHECK(errorsOf("def f(): pass\ndef f(): pass\ndef lock(): pass") == Codes{"2:1 defined-twice", "3:1 taken-name"});
    CHECK(errorsOf("def f(a): pass\nf()") == Codes{"2:1 argument-count"});
    CHECK(errorsOf("if x:\n    def f(): pass") == Codes{"2:5 def-in-block"});
    CHECK(errorsOf("for i in range(0, 3, 0): pass") == Codes{"1:22 range-step"});
}

TEST_CASE("Shared functions can be called, hidden, and are blamed without a place", "[program]")
{
    CHECK(unitOf("help(1)", "def help(n): compute(n)").functions.size() == 2);
    CHECK(unitOf("help()\ndef help(): pass", "def help(n): compute(n)").functions.size() == 2);
    const auto broken = compileForTest("x = 1", "def f(:\n    pass\ny = 2");
    CHECK(codesOf(broken.diagnostics) == Codes{"0:0 shared-functions"});
}

TEST_CASE("More statements than the limit are refused", "[program]")
{
    std::string source;
    for (std::size_t i = 0; i < mostStatements; ++i)
        source += "pass\n";
    CHECK(compileForTest(source).isOk());
    CHECK(errorsOf(source + "yield") == Codes{"10001:1 too-many-statements"});
}

TEST_CASE("Texts are kept once", "[program]")
{
    TextPool texts;
    CHECK(texts.intern("a") == texts.intern("a"));
    CHECK(texts.intern("b") == TextId(1));
    CHECK(texts.text(TextId(1)) == "b");
    CHECK(texts.texts().size() == 2);
}

} // namespace threadway::program
