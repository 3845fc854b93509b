// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "core/program/scope_for_tests.h"
#include "program/expression_parser.h"
#include "program/parser.h"
#include "program/printer.h"

#include <catch2/catch.hpp>

#include <array>

namespace threadway::program {
namespace {

using Codes = std::vector<std::string>;

Codes errorsOf(std::string_view source)
{
    return codesOf(parse(source).diagnostics);
}

std::int64_t durationOf(const std::string& literal)
{
    const auto tree = parse("sleep(" + literal + ")");
    REQUIRE(tree.isOk());
    return tree->statements.front().expressions.front().operands.front().number;
}

constexpr std::string_view everything = R"(# every statement
compute(2ms)
compute(1, buf, stride=64, every=100ns, write=true)
touch(10, buf)
print("a \"b\" \\ ü", 'it', -3, None, True)
yield
sleep(1.5ms)
n = (1 + 2) * 3 - (4 - 5) // -2 % 7
n += 1
n //= 2
with lock(A):
    if not (n == 1 and x > 2) or False:
        pass
    elif n != 2:
        while n < 10: n *= 2
    else:
        for i in range(1, 10, 2):
            if i == 5: break
            continue
with acquire(S, 1): x = x + 1

def f(a, b):
    assert a <= b
    return a

def g():
    fault("gone")
    return
r = trylock(A)
f(1, 2)
)";

} // namespace

TEST_CASE("Durations are exact nanoseconds whatever their unit", "[program]")
{
    CHECK(durationOf("2ms") == 2'000'000);
    CHECK(durationOf("10us") == 10'000);
    CHECK(durationOf("500ns") == 500);
    CHECK(durationOf("1s") == 1'000'000'000);
    CHECK(durationOf("1.5ms") == 1'500'000);
    CHECK(durationOf("0.000000001s") == 1);
    CHECK(durationOf("1000000s") == longestSpan.ns);
}

TEST_CASE("Numbers and durations that cannot be meant are refused where they stand", "[program]")
{
    CHECK(errorsOf("x = 9223372036854775807").empty());
    CHECK(errorsOf("x = 9223372036854775808") == Codes{"1:5 number-too-large"});
    CHECK(errorsOf("sleep(1000001s)") == Codes{"1:7 duration-too-long"});
    CHECK(errorsOf("sleep(1000000.1s)") == Codes{"1:7 duration-too-long"});
    CHECK(errorsOf("sleep(1.5ns)") == Codes{"1:7 duration-too-fine"});
    CHECK(errorsOf("sleep(5min)") == Codes{"1:7 unknown-unit"});
    CHECK(errorsOf("x = 1.5") == Codes{"1:5 unknown-unit"});
}

TEST_CASE("Blocks follow the indentation", "[program]")
{
    const auto tree = parse("if x:\n  y = 1\n\n     # remark\n  y = 2\ny = 3\r\nif y: x = 1");
    REQUIRE(tree.isOk());
    REQUIRE(tree->statements.size() == 3);
    CHECK(tree->statements[0].clauses[0].body.size() == 2);
    CHECK(tree->statements[0].lastLine == 5);
    CHECK(tree->statements[2].text == "if y:");
    CHECK(tree->statements[2].clauses[0].body[0].text == "x = 1");
    CHECK(errorsOf("if x:\n\ty = 1") == Codes{"2:1 tab"});
    CHECK(errorsOf("if x:\n    y = 1\n  y = 2") == Codes{"3:3 indentation"});
    CHECK(errorsOf("x = 1\n  y = 2\nx = 3") == Codes{"2:3 unexpected-indent"});
    CHECK(errorsOf("if x:\ny = 2") == Codes{"1:1 empty-block"});
}

TEST_CASE("After an error the next lines are read all the same", "[program]")
{
    CHECK(errorsOf("x = \ny = 1 2\nwith lock(A)\n    x = )\nelse:\n    pass\nprint(\"a\nüü = ?")
          == Codes{"7:7 unclosed-text", "8:6 bad-character", "1:5 expected-value", "2:7 expected-line-end",
                   "3:13 expected", "4:9 expected-value", "5:1 no-if"});
    CHECK(errorsOf("a < b < c") == Codes{"1:7 chained-comparison"});
    CHECK(errorsOf("x + 1") == Codes{"1:1 no-effect"});
    CHECK(errorsOf("f(1) = 2") == Codes{"1:6 expected-line-end"});
    CHECK(errorsOf("for i in 3: pass") == Codes{"1:10 for-what"});
    CHECK(errorsOf("for i in range(): pass") == Codes{"1:10 range-arguments"});
    CHECK(errorsOf("with A: pass") == Codes{"1:6 with-what"});
    CHECK(errorsOf("if x: while y: pass") == Codes{"1:7 block-in-line"});
    CHECK(errorsOf("def f(a, a): pass") == Codes{"1:11 bad-parameter"});
    CHECK(errorsOf("if = 3") == Codes{"1:4 expected-value"});
}

TEST_CASE("Operators bind as in Python", "[program]")
{
    const auto shape = [](const std::string& text) {
        const auto tree = parse("n = " + text);
        REQUIRE(tree.isOk());
        return print(tree->statements.front().expressions.front());
    };
    CHECK(shape("((1 + 2)) + 3") == "1 + 2 + 3");
    CHECK(shape("1 + (2 + 3)") == "1 + (2 + 3)");
    CHECK(shape("(1 * 2) + 3") == "1 * 2 + 3");
    CHECK(shape("not (a == 1) and (b or c)") == "not a == 1 and (b or c)");
    CHECK(shape("-(a * b)") == "-(a * b)");
    CHECK(shape("(-a) * b") == "-a * b");
    CHECK(shape("1500us") == "1500us");
}

TEST_CASE("A printed program parses to the same tree", "[program]")
{
    const auto tree = parse(everything);
    REQUIRE(codesOf(tree.diagnostics).empty());
    const std::string text = print(*tree);
    const auto again = parse(text);
    REQUIRE(again.isOk());
    CHECK(*again == *tree);
    CHECK(print(*again) == text);
    CHECK(text.find("        while n < 10:\n            n *= 2\n") != std::string::npos);
}

TEST_CASE("Random expressions survive printing and parsing", "[program]")
{
    base::RandomStream random(7, "expressions");
    const std::array<std::string, 17> words{"(",  ")", "-",  "not ", "a",     "1",    "2ms", "+", "*",
                                            "//", "%", "==", "<",    " and ", " or ", "f(",  ","};
    int parsed = 0;
    for (int i = 0; i < 4000; ++i) {
        std::string source = "n = ";
        for (std::uint64_t n = random.below(9) + 1; n > 0; --n)
            source += words[random.below(words.size())];
        const auto tree = parse(source);
        if (!tree.isOk())
            continue;
        ++parsed;
        const auto again = parse(print(*tree));
        REQUIRE(again.isOk());
        REQUIRE(*again == *tree);
    }
    CHECK(parsed > 100);
}

TEST_CASE("No bytes whatever break the parser", "[program]")
{
    CHECK(parse("").isOk());
    CHECK(parse("\n\n   \n# only a remark").isOk());
    CHECK(errorsOf(std::string_view("x\0y", 3)) == Codes{"1:2 bad-character"});
    CHECK(errorsOf(std::string(longestSource + 1, 'x')) == Codes{"1:1 source-too-long"});
    CHECK(errorsOf("x = " + std::string(60'000, '(')) == Codes{"1:205 expression-too-deep"});
    CHECK(errorsOf("x = 1" + std::string(30'000, '-') + "1").size() == 1);
    std::string sum = "x = 1";
    for (int i = 0; i < 10'000; ++i)
        sum += "+1";
    CHECK(errorsOf(sum).size() == 1);
    std::string blocks;
    for (std::size_t i = 0; i < 100; ++i)
        blocks += std::string(i, ' ') + "if x:\n";
    CHECK(errorsOf(blocks).front() == "66:66 too-deep");
    CHECK(errorsOf(std::string(60'000, '\n') + ")\n)").size() == 2);
    CHECK(parse(std::string(30'000, '?')).diagnostics.size() == 1);
}

TEST_CASE("Random bytes and random mixtures of words never crash", "[program]")
{
    base::RandomStream random(11, "bytes");
    const std::array<std::string, 24> words{
        "with ",    "lock(A)", ":",       "\n", "    ", "  ", "x",      " = ",   "if ", "else",  "def ",
        "f(",       ")",       "return ", "1",  "2ms",  "\"", "while ", "break", "\t",  "elif ", "for i in range(",
        "compute(", "\xff"};
    for (int i = 0; i < 300; ++i) {
        std::string bytes;
        std::string text;
        for (std::uint64_t n = random.below(120); n > 0; --n) {
            bytes += static_cast<char>(random.below(256));
            text += words[random.below(words.size())];
        }
        for (const std::string& source : {bytes, text}) {
            const auto result = compileForTest(source, source);
            CHECK(result.isOk() != base::hasErrors(result.diagnostics));
        }
    }
}

} // namespace threadway::program
