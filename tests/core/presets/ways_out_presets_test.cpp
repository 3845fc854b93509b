// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the presets about waiting for two things, blocking calls and backing off.
#include "support/preset_metrics.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

namespace threadway {
namespace {

using namespace literals;
using test::loadPreset;
using test::PresetRun;

/// The chance that so many vans leave, in units of 1/denominator, summed over ends; "" if it is not known.
base::Fraction chanceOfLeaving(const explore::Exploration& found, std::int64_t vans)
{
    base::Fraction sum{0, 1};
    for (const explore::Outcome& outcome : found.outcomes) {
        if (outcome.shared.front().data != vans)
            continue;
        const std::size_t slash = outcome.probability.find('/');
        const std::int64_t over = std::stoll(outcome.probability);
        const std::int64_t under = slash == std::string::npos ? 1 : std::stoll(outcome.probability.substr(slash + 1));
        sum = base::Fraction{sum.numerator * under + over * sum.denominator, sum.denominator * under};
    }
    return sum;
}

/// The longest time that a coroutine which could go on waited until it came to the head of its thread.
std::int64_t worstResumeDelay(const PresetRun& preset)
{
    const trace::Trace& trace = preset.recorder.trace();
    std::map<std::int32_t, SimTime> ready;
    SimTime worst;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const machine::Event event = trace.event(i);
        if (event.kind == machine::EventKind::CoroutineReady)
            ready[event.a] = event.time;
        if (event.kind == machine::EventKind::CoroutineResumed && ready.contains(event.a)) {
            worst = std::max(worst, event.time - ready[event.a]);
            ready.erase(event.a);
        }
    }
    return preset.ticks(worst);
}

std::string replacedAll(std::string text, std::string_view from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::int64_t roundsWith(const scenario::LoadedRun& run)
{
    const auto recorder = test::record(run, 10_s);
    const trace::State state = test::finalState(recorder.trace());
    CHECK(state.end == machine::RunEnd::Finished);
    CHECK(state.variables[0].data == 2); // both have crossed
    return state.variables[1].data;
}

} // namespace

TEST_CASE("three vans that take goods one by one all stay with probability 3/4, with helpers never", "[presets]")
{
    const auto naive = test::exploreAll(loadPreset("smokers").blueprint);
    REQUIRE(naive.isComplete);
    const base::Fraction stays = chanceOfLeaving(naive, 0);
    CHECK(stays.numerator * 4 == stays.denominator * 3);
    const auto helped = test::exploreAll(loadPreset("smokers", "helper").blueprint);
    REQUIRE(helped.isComplete);
    REQUIRE(helped.outcomes.size() == 1);
    CHECK(helped.outcomes.front().shared.front().data == 3);
    CHECK(helped.outcomes.front().probability == "1");
}

TEST_CASE("a car that blocks the lane for 50 ticks makes the others 49 ticks late, one that awaits 9", "[presets]")
{
    const auto [variant, ticks] = GENERATE(table<std::string, std::int64_t>({{"", 49}, {"await", 9}, {"worker", 9}}));
    CAPTURE(variant);
    CHECK(worstResumeDelay(PresetRun("breakdown", variant)) == ticks);
}

TEST_CASE("cars that always back off alike try 100 times at full speed and never cross", "[presets]")
{
    const PresetRun fixed("after-you");
    CHECK(fixed.shared("rounds") == 100);
    CHECK(fixed.shared("crossed") == 0);
    CHECK(fixed.metrics.utilisation == base::Fraction{1, 1});
    CHECK(fixed.ticks() == 300); // one to look, one to hesitate, one to back off
}

TEST_CASE("cars that never back off stand still from the first tick on", "[presets]")
{
    const PresetRun locked("after-you", "deadlock");
    CHECK(locked.shared("crossed") == 0);
    CHECK(locked.ticks() == 300);
    SimTime busy;
    for (const trace::CoreStatistics& core : locked.metrics.statistics.cores)
        busy = busy + core.busy;
    CHECK(locked.ticks(busy) == 2); // the first look of each; after that, nothing for 299 ticks
    CHECK(test::finalState(locked.recorder.trace()).end == machine::RunEnd::Deadlock);
}

TEST_CASE("of the 16 pairs of back-offs 4 meet again, so that 4/3 rounds are to be expected", "[presets]")
{
    const std::string text(scenario::findPreset("after-you")->text);
    int again = 0;
    for (int one = 0; one < 4; ++one) {
        for (int other = 0; other < 4; ++other) {
            const std::size_t half = text.find("westbound", text.find("random:"));
            const std::string fixed = replacedAll(text.substr(0, half), "random(4)", std::to_string(one))
                                      + replacedAll(text.substr(half), "random(4)", std::to_string(other));
            const auto recorder = test::record(test::loadText(fixed, "random"), 10_s);
            const trace::State state = test::finalState(recorder.trace());
            const bool meetsAgain = state.variables[1].data > 1;
            CHECK(state.variables[0].data == (meetsAgain ? 0 : 2));
            again += meetsAgain ? 1 : 0;
        }
    }
    CHECK(again == 4); // a chance of 1/4 to go on at each round: 1 / (1 - 1/4) rounds
}

TEST_CASE("cars that back off at random cross after 4/3 rounds on average", "[presets]")
{
    const std::string text(scenario::findPreset("after-you")->text);
    constexpr int seeds = 300;
    std::int64_t rounds = 0;
    for (int seed = 0; seed < seeds; ++seed)
        rounds += roundsWith(test::loadText(replacedAll(text, "seed: 7", "seed: " + std::to_string(seed)), "random"));
    // 400 are expected; the deviation of one round is 2/3, so that of the sum is 11.5.
    CHECK(rounds > 400 - 46);
    CHECK(rounds < 400 + 46);
}

} // namespace threadway
