// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_scenario.h"
#include "support/runs.h"

#include "scenario/blueprint_builder.h"
#include "trace/core_split.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace threadway {
namespace {

using namespace literals;

constexpr SimTime longEnough = 1000_s;

scenario::BlueprintPtr blueprintOf(const scenario::Scenario& scenario)
{
    auto blueprint = scenario::makeBlueprint(scenario);
    for (const base::Diagnostic& finding : blueprint.diagnostics)
        UNSCOPED_INFO(base::describe(finding, "random"));
    REQUIRE(blueprint.isOk());
    return *blueprint;
}

/// Reads a trace by itself, event by event, and collects what must never be.
class Referee {
public:
    explicit Referee(const scenario::Blueprint& blueprint)
        : m_online(CoreMask::first(blueprint.scenario.machine.cores)),
          m_cores(static_cast<std::size_t>(blueprint.scenario.machine.cores)),
          m_threads(blueprint.threads.size())
    {
        for (std::size_t i = 0; i < m_threads.size(); ++i)
            m_threads[i].affinity = blueprint.threads[i].affinity;
    }

    void see(const machine::Event& event)
    {
        if (event.time < m_time)
            fault("time runs backwards", event);
        if (event.time != m_time)
            closeInstant(event);
        m_time = event.time;
        if (event.kind == machine::EventKind::Dispatched)
            dispatched(event);
        else if (event.kind == machine::EventKind::Left)
            left(event);
        else if (event.kind == machine::EventKind::AffinityChanged)
            thread(event).affinity.bits = static_cast<std::uint64_t>(event.wide());
        else if (event.kind == machine::EventKind::MachineChanged)
            changed(event);
    }

    /// Time that cores spent turning to the thread, up to the end of the run.
    [[nodiscard]] SimTime switchingOf(std::size_t index, SimTime end) const
    {
        const Thread& thread = m_threads[index];
        return thread.core < 0 ? thread.switching : thread.switching + std::min(end, thread.runsFrom) - thread.since;
    }

    std::vector<std::string> faults;

private:
    struct Thread {
        int core = -1;
        CoreMask affinity;
        SimTime since;
        SimTime runsFrom;
        SimTime switching;
    };

    Thread& thread(const machine::Event& event) { return m_threads[static_cast<std::size_t>(event.thread)]; }

    void fault(std::string_view what, const machine::Event& event)
    {
        faults.push_back(fmt::format("{} (thread {}, core {}, {} ns)", what, event.thread, event.core, event.time.ns));
    }

    void dispatched(const machine::Event& event)
    {
        if (!m_online.contains(CoreId(event.core)))
            return fault("a core is given away that is offline", event);
        int& runner = m_cores[static_cast<std::size_t>(event.core)].thread;
        if (runner >= 0)
            fault("a core is given to a second thread", event);
        if (thread(event).core >= 0)
            fault("a thread is given a second core", event);
        runner = event.thread;
        thread(event).core = event.core;
        thread(event).since = event.time;
        thread(event).runsFrom = event.time + SimTime{event.wide()};
    }

    void left(const machine::Event& event)
    {
        int& runner = m_cores[static_cast<std::size_t>(event.core)].thread;
        if (runner != event.thread || thread(event).core != event.core)
            fault("a thread leaves a core that it does not have", event);
        runner = -1;
        Thread& gone = thread(event);
        gone.switching += std::min(event.time, gone.runsFrom) - gone.since;
        gone.core = -1;
    }

    void changed(const machine::Event& event)
    {
        m_online = CoreMask::first(event.b);
        m_cores.resize(std::max(m_cores.size(), static_cast<std::size_t>(event.b)));
        for (std::size_t i = static_cast<std::size_t>(event.b); i < m_cores.size(); ++i) {
            if (m_cores[i].thread >= 0)
                fault("a core goes offline with its thread", event);
        }
    }

    void closeInstant(const machine::Event& next)
    {
        for (const Thread& runner : m_threads) {
            const bool hasChoice = !(runner.affinity & m_online).isEmpty(); // else any core will do
            if (runner.core >= 0 && hasChoice && !runner.affinity.contains(CoreId(runner.core)))
                fault("a thread runs against its affinity before this event", next);
        }
    }

    struct Core {
        int thread = -1;
    };
    SimTime m_time;
    CoreMask m_online;
    std::vector<Core> m_cores;
    std::vector<Thread> m_threads;
};

void checkSums(const trace::Trace& trace, const Referee& referee, const machine::World& world)
{
    const trace::State state = test::finalState(trace);
    const SimTime end = std::max(trace.frontier(), state.time);
    const trace::Statistics statistics = trace::statisticsAt(state, end);
    for (std::size_t i = 0; i < statistics.cores.size(); ++i) {
        CAPTURE(i);
        const trace::CoreStatistics& core = statistics.cores[i];
        CHECK((core.busy + core.switching + core.idle + core.offline).ns == end.ns);
        SimTime sum;
        for (const SimTime part : core.split) {
            CHECK(part.ns >= 0);
            sum += part;
        }
        CHECK(sum.ns == end.ns);
        trace::CoreSplit split = core.split;
        CHECK(trace::spent(split, machine::TimeKind::Idle) == core.idle);
        CHECK(trace::spent(split, machine::TimeKind::Stall) == core.stalled);
    }
    for (std::size_t i = 0; i < statistics.threads.size(); ++i) {
        CAPTURE(i);
        const trace::ThreadStatistics& thread = statistics.threads[i];
        if (!thread.arrival)
            continue;
        // Time that a core spends turning to the thread is the core's: neither running nor waiting.
        const SimTime sum = thread.running + thread.ready + thread.blocked + thread.asleep;
        CHECK((sum + referee.switchingOf(i, end)).ns == (thread.end.value_or(end) - *thread.arrival).ns);
        if (!state.threads[i].core.isValid())
            CHECK(thread.running.ns == world.threads[i].ran.ns); // the engine's own account
    }
}

void checkRandomRun(test::RandomScenarios& random, std::uint64_t commands)
{
    const scenario::BlueprintPtr blueprint = blueprintOf(random.scenario());
    const scenario::Journal journal = random.journal(*blueprint, commands);
    INFO("policy " << blueprint->scenario.machine.policy.name);
    machine::World world(blueprint);
    trace::Trace trace(blueprint);
    Referee referee(*blueprint);
    machine::EventBuffer events;
    std::size_t next = 0;
    std::vector<std::string> faults;
    while (faults.empty() && history::drive(world, journal, next, longEnough, events)) {
        faults = world.checkInvariants();
        for (const machine::Event& event : events)
            referee.see(event);
        trace.append(events, world.time);
        events.clear();
    }
    trace.append(events, world.isEnded ? world.time : longEnough);
    for (const machine::Event& event : events)
        referee.see(event);
    faults.insert(faults.end(), referee.faults.begin(), referee.faults.end());
    CHECK(faults == std::vector<std::string>());
    CHECK(world.isEnded);
    if (faults.empty())
        checkSums(trace, referee, world);
}

/// Explores the scenario, and runs it; 1 if the run's end is found, after a complaint if it is not, 0 if there is too
/// much to explore.
int isAmongExplored(test::RandomScenarios random)
{
    const scenario::BlueprintPtr blueprint = blueprintOf(random.scenario());
    explore::GraphLimits limits;
    limits.states = 4000;
    limits.tellsOutputsApart = true;
    const explore::Exploration found = explore::explore(machine::World(blueprint), limits);
    if (!found.isComplete)
        return 0;
    history::Recorder recorder(blueprint);
    recorder.advanceToEnd(longEnough);
    const trace::State state = test::finalState(recorder.trace());
    REQUIRE(state.isEnded);
    const auto printed = trace::printedValues(recorder.trace(), recorder.trace().size());
    const bool isKnown = std::any_of(found.outcomes.begin(), found.outcomes.end(), [&](const auto& outcome) {
        const bool isDeadlock = outcome.end == explore::End::Deadlock;
        return outcome.output == printed && outcome.shared == state.variables
               && isDeadlock == (state.end == machine::RunEnd::Deadlock);
    });
    CHECK(isKnown);
    return 1;
}

} // namespace

TEST_CASE("random runs keep every invariant and account for every nanosecond", "[machine][property]")
{
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed, {.hasJobs = true});
        checkRandomRun(random, seed % 2 == 0 ? 0 : 6);
    }
}

TEST_CASE("random runs with system calls, devices and odd cores do so, too", "[machine][property][calls]")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed, {.hasCalls = true, .hasJobs = true});
        checkRandomRun(random, seed % 2 == 0 ? 0 : 6);
    }
}

TEST_CASE("random runs scheduled by hand keep every invariant, too", "[machine][property]")
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed, {.hasJobs = true, .isByHand = true});
        checkRandomRun(random, 60);
    }
}

TEST_CASE("what a timed run comes to is among what exploring finds", "[machine][explore][property]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        compared += isAmongExplored(test::RandomScenarios(
            seed, {.processes = 1, .threads = 3, .statements = 2, .hasCoroutines = seed % 3 == 0, .hasMemory = false}));
    }
    CHECK(compared > 50);
}

TEST_CASE("what a timed run with system calls comes to is among it, too", "[machine][explore][property][calls]")
{
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        compared += isAmongExplored(test::RandomScenarios(seed, {.processes = 1,
                                                                 .threads = 2,
                                                                 .statements = 2,
                                                                 .hasCoroutines = seed % 3 == 0,
                                                                 .hasMemory = false,
                                                                 .hasCalls = true}));
    }
    CHECK(compared > 30);
}

} // namespace threadway
