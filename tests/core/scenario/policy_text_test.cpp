// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/policy_text.h"

#include "sched/policy.h"

#include <catch2/catch.hpp>

namespace threadway::scenario {

using namespace literals;

TEST_CASE("a policy in one line is its name and parameters", "[scenario]")
{
    const auto policy = parsePolicy("rr:slice=2ms:accesses=3", 1_ms);
    REQUIRE(policy.isOk());
    CHECK(policy->name == "rr");
    CHECK(policy->parameters.byId.at("slice") == 2'000'000);
    CHECK(policy->parameters.byId.at("accesses") == 3);
    CHECK(parsePolicy("rr:slice=2", 50_us)->parameters.byId.at("slice") == 100'000);
}

TEST_CASE("several policies are separated by commas", "[scenario]")
{
    const auto policies = parsePolicies("fcfs,rr:slice=1ms,rr", 1_ms);
    REQUIRE(policies.isOk());
    REQUIRE(policies->size() == 3);
    CHECK(policyText((*policies)[1]) == "rr:slice=1ms");
    CHECK(policyText((*policies)[2]) == "rr");
}

TEST_CASE("faults in a policy are named with their column", "[scenario]")
{
    const auto column = [](const char* text, const char* code) {
        const auto result = parsePolicies(text, SimTime{1'000'000});
        CHECK_FALSE(result.isOk());
        REQUIRE_FALSE(result.diagnostics.empty());
        CHECK(result.diagnostics.front().code == code);
        return result.diagnostics.front().position.column;
    };
    CHECK(column("fcfs,gone", "unknown-policy") == 6);
    CHECK(column("rr:slice", "bad-parameter") == 4);
    CHECK(column("rr:slize=2ms", "unknown-key") == 4);
    CHECK(column("rr:slice=soon", "bad-duration") == 10);
    CHECK(column("rr:slice=1ms:slice=2ms", "duplicate-key") == 14);
    CHECK(column("rr:name=fcfs", "duplicate-key") == 4);
    CHECK(column("", "unknown-policy") == 1);
    CHECK(column("rr,", "unknown-policy") == 4);
}

TEST_CASE("every policy of this build is read back from its line", "[scenario]")
{
    for (const sched::PolicyInfo* info : sched::policies()) {
        CAPTURE(info->id);
        PolicySpec policy{std::string(info->id), {}};
        for (const base::ParameterInfo& parameter : info->parameters)
            policy.parameters.byId[std::string(parameter.id)] = parameter.minimum;
        const auto read = parsePolicy(policyText(policy), 1_ms);
        REQUIRE(read.isOk());
        for (const base::ParameterInfo& parameter : info->parameters)
            CHECK(read->parameters.get(parameter) == policy.parameters.get(parameter));
    }
}

} // namespace threadway::scenario
