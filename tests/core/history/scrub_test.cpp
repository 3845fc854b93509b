// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_scenario.h"
#include "support/runs.h"

#include "history/verification.h"
#include "scenario/blueprint_builder.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace threadway {
namespace {

using namespace literals;

/// Every field of a state in words, so that two states can be compared and a difference read.
class StateText {
public:
    explicit StateText(const trace::State& state)
    {
        add("state", state.time.ns, state.printed, state.order, state.isEnded, static_cast<int>(state.end));
        for (const auto& thread : state.threads)
            addThread(thread);
        for (const auto& coroutine : state.coroutines) {
            add("coroutine", static_cast<int>(coroutine.place), coroutine.waitsFor.value, coroutine.statement,
                coroutine.work.ns, coroutine.done.ns, coroutine.doneAt.ns, coroutine.share, coroutine.stepsDone,
                coroutine.resumes, coroutine.rampedAs);
        }
        for (const auto& core : state.cores)
            addCore(core);
        for (const auto& object : state.objects) {
            add("object", object.count, object.hasOwner);
            for (const auto& holder : object.holders)
                add("held by", holder.thread.value, holder.times);
            for (const ThreadId waiter : object.waiters)
                add("awaited by", waiter.value);
        }
        for (const auto& process : state.processes) {
            add("process", process.isClosed, static_cast<int>(process.reason), static_cast<int>(process.fault),
                process.culprit.value, process.reasonText.value, process.misused.value, process.closed.ns);
        }
        for (const auto& value : state.variables)
            add("variable", static_cast<int>(value.kind), value.data);
    }

    std::string text;

private:
    template <class... T>
    void add(std::string_view what, const T&... fields)
    {
        text += what;
        ((text += fmt::format(" {}", fields)), ...);
        text += '\n';
    }

    void addThread(const trace::ThreadNow& thread)
    {
        add("thread", static_cast<int>(thread.standing), thread.core.value, thread.lastCore.value, thread.queue.value,
            thread.since.ns, thread.runsFrom.ns, thread.queuedAs, thread.waitsFor.value, thread.head.value,
            thread.affinity.bits, static_cast<int>(thread.endReason));
        add("times", thread.arrived.ns, thread.firstRun.ns, thread.ended.ns, thread.ran.ns, thread.queued.ns,
            thread.blocked.ns, thread.slept.ns, thread.switches, thread.migrations, thread.restarts);
    }

    void addCore(const trace::CoreNow& core)
    {
        add("core", core.thread.value, core.lastThread.value, core.since.ns, core.busy.ns, core.switching.ns,
            core.idle.ns, core.stalled.ns);
        for (const auto& level : core.caches)
            add("cache", level.hits, level.misses, level.invalidations);
        for (const auto& level : core.lines) {
            for (const auto& [thread, lines] : level)
                add("lines", thread.value, lines);
        }
    }
};

std::vector<machine::Event> eventsOf(const trace::Trace& trace)
{
    std::vector<machine::Event> events;
    for (std::size_t i = 0; i < trace.size(); ++i)
        events.push_back(trace.event(i));
    return events;
}

scenario::BlueprintPtr randomBlueprint(test::RandomScenarios& random)
{
    auto blueprint = scenario::makeBlueprint(random.scenario());
    REQUIRE(blueprint.isOk());
    return *blueprint;
}

} // namespace

TEST_CASE("seeking to events in any order shows what playing up to them shows", "[history][scrub]")
{
    const auto recorder = test::record(test::loadPreset("two-way-six"), 60_ms);
    const trace::Trace& trace = recorder.trace();
    std::vector<std::string> played;
    trace::State state(trace.blueprint());
    for (std::size_t i = 0; i < trace.size(); ++i) {
        played.push_back(StateText(state).text);
        state.apply(trace.event(i));
    }
    played.push_back(StateText(state).text);
    base::RandomStream random(3, "seek");
    trace::StateSeeker seeker(trace.blueprint());
    for (std::size_t i = 0; i < 3 * trace.size(); ++i) {
        const std::size_t events = random.below(trace.size() + 1);
        REQUIRE(StateText(seeker.seekEvents(trace, events)).text == played[events]);
    }
    for (std::size_t i = 0; i < 500; ++i) {
        const SimTime time{static_cast<std::int64_t>(random.below(60'000'000))};
        REQUIRE(StateText(seeker.seek(trace, time)).text == played[trace.firstAfter(time)]);
    }
}

TEST_CASE("the World at an instant is the one that a run from the start has there", "[history][scrub]")
{
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed);
        const auto blueprint = randomBlueprint(random);
        const scenario::Journal journal = random.journal(*blueprint, 5);
        history::Recorder recorder(blueprint, journal);
        recorder.advanceToEnd(10_ms);
        base::RandomStream places(seed, "places");
        for (int i = 0; i < 20; ++i) {
            const SimTime time{static_cast<std::int64_t>(places.below(10'000'000))};
            machine::World world(blueprint);
            machine::EventBuffer events;
            std::size_t next = 0;
            while (history::drive(world, journal, next, time + 1_ns, events)) {
            }
            REQUIRE(recorder.worldAt(time).hash() == world.hash());
        }
    }
}

TEST_CASE("how a run is cut into slices does not show in its events", "[history][scrub]")
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed);
        const auto blueprint = randomBlueprint(random);
        const scenario::Journal journal = random.journal(*blueprint, 5);
        history::Recorder whole(blueprint, journal);
        whole.advanceToEnd(30_ms);
        base::RandomStream cuts(seed, "cuts");
        history::Recorder sliced(blueprint, journal);
        SimTime until;
        while (until < 30_ms) {
            until = std::min(30_ms, until + SimTime{static_cast<std::int64_t>(cuts.below(900'000))});
            while (sliced.advance(until, 1 + cuts.below(40)) && sliced.trace().frontier() < until) {
            }
        }
        CHECK(eventsOf(sliced.trace()) == eventsOf(whole.trace()));
        CHECK(sliced.hashes() == whole.hashes());
    }
}

TEST_CASE("taking a journal entry back gives the first trace again", "[history][scrub]")
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed);
        const auto blueprint = randomBlueprint(random);
        const scenario::Journal journal = random.journal(*blueprint, 4);
        history::Recorder recorder(blueprint, journal);
        recorder.advanceToEnd(30_ms);
        const auto before = eventsOf(recorder.trace());
        scenario::Journal longer = journal;
        for (const scenario::JournalEntry& entry : random.journal(*blueprint, 3))
            longer.push_back(entry);
        std::stable_sort(longer.begin(), longer.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        recorder.setJournal(longer);
        recorder.advanceToEnd(30_ms);
        history::Recorder fresh(blueprint, longer);
        fresh.advanceToEnd(30_ms);
        CHECK(eventsOf(recorder.trace()) == eventsOf(fresh.trace()));
        recorder.setJournal(journal);
        recorder.advanceToEnd(30_ms);
        CHECK(eventsOf(recorder.trace()) == before);
    }
}

TEST_CASE("what was recorded before a new journal entry stays as it was", "[history][scrub]")
{
    const scenario::LoadedRun run = test::loadPreset("two-way-six");
    history::Recorder recorder(run.blueprint);
    recorder.advanceToEnd(40_ms);
    const auto before = eventsOf(recorder.trace());
    const SimTime from = recorder.setJournal({{20_ms, scenario::Migrate{ThreadId(0), CoreId(3)}}});
    CHECK(from == 20_ms);
    const auto kept = eventsOf(recorder.trace());
    REQUIRE(kept.size() == static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](const auto& event) {
                return event.time < 20_ms;
            })));
    CHECK(std::equal(kept.begin(), kept.end(), before.begin()));
}

} // namespace threadway
