// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_export.h"
#include "support/explored.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <set>

namespace threadway {
namespace {

explore::Exploration exploreWithRaces(const std::vector<std::string>& texts)
{
    explore::GraphLimits limits;
    limits.findsConflicts = true;
    const auto blueprint = test::loadText(test::programs("{}", "{x: 0, y: 0}", texts)).blueprint;
    return explore::explore(machine::World(blueprint), limits);
}

std::string diagnosticOf(const std::string& program)
{
    const auto run = scenario::loadRun(test::programs("{M: mutex}", "{x: 0}", {program}));
    return run.isOk() ? "none" : std::string(run.diagnostics.front().code);
}

} // namespace

TEST_CASE("atomic operations on a shared variable are one step each", "[explore][atomic]")
{
    // Two indivisible additions: two orders, and none loses one.
    const auto found = exploreWithRaces({"fetch_add(x, 1)", "fetch_add(x, 1)"});
    CHECK(found.runs == "2");
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().shared.front().data == 2);
    CHECK(found.races.empty());
}

TEST_CASE("atomic operations give back what was there before, or whether they succeeded", "[machine][atomic]")
{
    const auto run = test::loadText(
        test::programs("{}", "{x: 5}",
                       {"print(exchange(x, 7))\nprint(compare_exchange(x, 5, 1))\nprint(compare_exchange(x, 7, 2))\n"
                        "print(fetch_add(x, 10))\natomic_store(x, atomic_load(x) + 1)\nprint(x)"}));
    CHECK(test::outputOf(test::record(run, SimTime{1'000'000}).trace()) == "5 False True 2 13");
}

TEST_CASE("adding to a text in one step ends the process", "[machine][atomic]")
{
    const auto found = exploreWithRaces({"x = \"a\"\nfetch_add(x, 1)"});
    REQUIRE(found.faults.size() == 1);
    CHECK(found.faults.front().fault.reason == machine::FaultReason::WrongType);
}

TEST_CASE("two accesses race unless both are atomic or something orders them", "[explore][atomic][race]")
{
    CHECK(exploreWithRaces({"atomic_store(x, 1)", "y = atomic_load(x)"}).races.empty());
    CHECK(exploreWithRaces({"atomic_store(x, 1)", "y = x"}).races.size() == 1);
    CHECK(exploreWithRaces({"x = 1", "y = atomic_load(x)"}).races.size() == 1);
    CHECK(exploreWithRaces({"y = atomic_load(x)", "print(x)"}).races.empty());
    // Handing over through an atomic variable orders what was written before it.
    CHECK(exploreWithRaces({"y = 1\natomic_store(x, 1)", "while atomic_load(x) == 0:\n    pass\nprint(y)"})
              .races.empty());
}

TEST_CASE("a spin lock of compare_exchange excludes", "[explore][atomic]")
{
    const std::string side = "while not compare_exchange(x, 0, 1):\n    pass\ny = y + 1\natomic_store(x, 0)";
    const auto found = exploreWithRaces({side, side});
    REQUIRE(found.outcomes.size() == 1);
    CHECK(found.outcomes.front().shared[1].data == 2);
    CHECK(found.races.empty());
}

TEST_CASE("atomic operations need a shared variable and their arguments", "[program][atomic]")
{
    CHECK(diagnosticOf("fetch_add(x, 1)") == "none");
    CHECK(diagnosticOf("atomic_load(n)") == "atomic-on-what");
    CHECK(diagnosticOf("atomic_store(M, 1)") == "atomic-on-what");
    CHECK(diagnosticOf("fetch_add(x)") == "argument-count");
    CHECK(diagnosticOf("n = atomic_store(x, 1)") == "no-result");
    CHECK(diagnosticOf("n = fence()") == "no-result");
    CHECK(diagnosticOf("fence(1)") == "argument-count");
    CHECK(diagnosticOf("def atomic_load(n):\n    return n\nx = atomic_load(3)") == "none");
}

TEST_CASE("atomic operations can be said in Promela", "[formats][promela][atomic]")
{
    const std::string text = test::programs("{}", "{x: 0}", {"n = fetch_add(x, 1)\nfence()\nx = n"});
    const auto model = formats::exportPromela(*test::loadText(text).blueprint);
    REQUIRE(model.isOk());
    const std::size_t kept = model->text.find("old = x0;");
    REQUIRE(kept != std::string::npos);
    CHECK(model->text.find("x0 = (x0 + ", kept) != std::string::npos);
}

} // namespace threadway
