// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/scenario_writer.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <string>

namespace threadway {
namespace {

std::string withCaches(const std::string& caches, const std::string& shared = "{a: 0}")
{
    return "threadway: 1\nmachine:\n  model: reference\n  caches: " + caches
           + "\nprocesses:\n  lab:\n    shared: " + shared + "\n    threads: {t: \"a = 1\"}\n";
}

memory::MemorySpec memoryOf(const std::string& caches)
{
    const std::string text = withCaches(caches);
    const auto file = scenario::readScenarioFile(text);
    REQUIRE(file.isOk());
    const auto again = scenario::readScenarioFile(scenario::scenarioText(file->scenario));
    REQUIRE(again.isOk());
    CHECK(again->scenario == file->scenario);
    return file->scenario.machine.memory;
}

/// "line:column code" of the first finding.
std::string faultOf(const std::string& text)
{
    const auto file = scenario::readScenarioFile(text);
    if (file.diagnostics.empty())
        return {};
    const base::Diagnostic& first = file.diagnostics.front();
    return std::to_string(first.position.line) + ":" + std::to_string(first.position.column) + " "
           + std::string(first.code);
}

} // namespace

TEST_CASE("every property of caches is read, and written back", "[scenario][memory]")
{
    const auto memory = memoryOf("{l1: {ways: 4, replacement: plru}, l3: {size: 8K, ways: full, hit: 9, inclusive: "
                                 "false, replacement: random}, transfer: 7, prefetch: true, classify: true, tlb: "
                                 "{entries: 16, ways: full, page: 64K, miss: 3, switch: flushed}}");
    REQUIRE(memory.levels.size() == 2);
    CHECK(memory.levels[0].replacement == memory::Replacement::TreePlru);
    CHECK(memory.levels[0].isInclusive);
    CHECK(memory::levelNumber(memory, 1) == 3); // there is no second level
    CHECK(memory.levels[1].isShared);
    CHECK_FALSE(memory.levels[1].isInclusive);
    CHECK(memory.levels[1].replacement == memory::Replacement::Random);
    CHECK(memory.transferCost == SimTime{7'000'000});
    CHECK(memory.prefetchesNextLine);
    CHECK(memory.classifiesMisses);
    REQUIRE(memory.tlb);
    CHECK(*memory.tlb == memory::TlbSpec{16, 0, 65536, {3'000'000}, false});
}

TEST_CASE("what caches cannot be is refused with its place", "[scenario][memory]")
{
    CHECK(faultOf(withCaches("{l2: {}, l1: {}}")) == "4:20 cache-order");
    CHECK(faultOf(withCaches("{l1: {replacement: newest}}")).starts_with("4:30 "));
    CHECK(faultOf(withCaches("{l1: {inclusive: perhaps}}")).starts_with("4:28 "));
    CHECK(faultOf(withCaches("{l1: {size: 192, ways: 3, replacement: plru}}")).ends_with(" cache-tree"));
    CHECK(faultOf(withCaches("{l1: {}, tlb: {entries: 0}}")).starts_with("4:35 "));
    CHECK(faultOf(withCaches("{l1: {}, tlb: {entries: 6, ways: 4}}")).ends_with(" tlb-ways"));
    CHECK(faultOf(withCaches("{l1: {}, tlb: {page: 3K}}")).ends_with(" tlb-page"));
    CHECK(faultOf(withCaches("{l1: {}}", "{a: {value: 0, align: 24}}")) == "7:35 bad-alignment");
    CHECK(faultOf(withCaches("{l1: {}}", "{a: {value: 0, align: 8K}}")) == "7:35 bad-alignment");
    CHECK(faultOf(withCaches("{l1: {}}", "{a: {wert: 0}}")).starts_with("7:18 "));
}

TEST_CASE("shared variables lie next to each other unless aligned", "[scenario][memory]")
{
    const std::string text = withCaches("none", "{a: 0, b: {value: text, align: 64}, c: true, d: {align: 64}}");
    const auto run = test::loadText(text);
    const auto& variables = run.blueprint->variables;
    const std::uint64_t first = variables[0].address;
    CHECK(first % 64 == 0);
    CHECK(variables[1].address == first + 64);
    CHECK(variables[2].address == first + 72);
    CHECK(variables[3].address == first + 128);
    CHECK(variables[1].initial.kind == program::Value::Kind::Text);
    const auto again = scenario::readScenarioFile(scenario::scenarioText(run.file.scenario));
    REQUIRE(again.isOk());
    CHECK(again->scenario == run.file.scenario);
}

} // namespace threadway
