// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/run_laws.h"

#include "history/recorder.h"
#include "history/verification.h"
#include "scenario/scenario_file.h"
#include "scenario/scenario_writer.h"
#include "support/random_scenario.h"
#include "support/referee.h"
#include "trace/metrics.h"
#include "trace/state_seeker.h"

#include <algorithm>
#include <numeric>

namespace threadway::test {
namespace {

using namespace literals;

constexpr SimTime longEnough = 1000_s;

/// Faults as they are found; more than a few tell nothing new.
class Findings {
public:
    void add(std::string words)
    {
        if (m_words.size() < 5)
            m_words.push_back(std::move(words));
    }
    template <class... Values>
    void unless(bool holds, fmt::format_string<Values...> words, Values&&... values)
    {
        if (!holds)
            add(fmt::format(words, std::forward<Values>(values)...));
    }
    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_words); }

private:
    std::vector<std::string> m_words;
};

/// A run in single steps, looked at after each.
struct Walk {
    Walk(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal)
        : world(blueprint), trace(blueprint), referee(*blueprint)
    {
        std::size_t next = 0;
        machine::EventBuffer events;
        while (findings.isEmpty() && history::drive(world, journal, next, longEnough, events)) {
            for (const std::string& fault : world.checkInvariants())
                findings.add(fault);
            see(events);
            trace.append(events, world.time);
            events.clear();
        }
        see(events);
        trace.append(events, world.isEnded ? world.time : longEnough);
    }

    void see(const machine::EventBuffer& events)
    {
        // One step may both tell what was and go on to a later instant, at which the reason for idling is gone.
        const bool mayIdleNow = world.policy->mayIdle();
        for (const machine::Event& event : events)
            referee.see(event, mayIdle || mayIdleNow);
        mayIdle = mayIdleNow;
        for (const std::string& fault : referee.faults)
            findings.add(fault);
        referee.faults.clear();
    }

    machine::World world;
    trace::Trace trace;
    Referee referee;
    Findings findings;
    bool mayIdle = false; ///< whether the policy may have left cores idle before the last step
};

void checkSums(const Walk& walk, Findings& findings)
{
    trace::State state(walk.trace.blueprint());
    for (std::size_t i = 0; i < walk.trace.size(); ++i)
        state.apply(walk.trace.event(i));
    const SimTime end = std::max(walk.trace.frontier(), state.time);
    const trace::Statistics statistics = trace::statisticsAt(state, end);
    for (std::size_t i = 0; i < statistics.cores.size(); ++i) {
        const trace::CoreStatistics& core = statistics.cores[i];
        findings.unless((core.busy + core.switching + core.idle + core.offline) == end,
                        "the time of core {} does not add up", i);
        findings.unless(std::accumulate(core.split.begin(), core.split.end(), SimTime{}) == end,
                        "the parts of the time of core {} do not add up", i);
        findings.unless(core.stalled <= core.busy, "core {} stalled for longer than it was busy", i);
    }
    for (std::size_t i = 0; i < statistics.threads.size(); ++i) {
        const trace::ThreadStatistics& thread = statistics.threads[i];
        if (!thread.arrival)
            continue;
        // Time that a core spends turning to the thread is the core's: neither running nor waiting.
        const SimTime sum
            = thread.running + thread.ready + thread.blocked + thread.asleep + walk.referee.switchingOf(i, end);
        findings.unless(sum == thread.end.value_or(end) - *thread.arrival, "the time of thread {} does not add up", i);
        if (!state.threads[i].core.isValid())
            findings.unless(thread.running == walk.world.threads[i].ran, "thread {} ran for another time", i);
    }
}

bool isSame(const trace::ThreadNow& a, const trace::ThreadNow& b)
{
    return a.standing == b.standing && a.core == b.core && a.since == b.since && a.ran == b.ran && a.queued == b.queued
           && a.blocked == b.blocked && a.slept == b.slept && a.waitsFor == b.waitsFor && a.head == b.head
           && a.switches == b.switches && a.migrations == b.migrations;
}

/// Whether the state, which follows from events alone, has the cores of the World: online, where and how fast.
bool hasCoresOf(const trace::State& state, const machine::World& world)
{
    std::size_t online = 0;
    for (std::size_t i = 0; i < state.cores.size(); ++i) {
        if (!state.cores[i].isOnline)
            continue;
        ++online;
        if (i >= world.cores.size() || state.cores[i].rate != world.cores[i].rate
            || state.topology.at(CoreId(i)) != world.topology->at(CoreId(i)))
            return false;
    }
    return online == world.cores.size() && state.topology.nodes == world.topology->nodes;
}

/// Seeks to and fro, and compares with playing from the start.
void checkSeeking(const Walk& walk, const scenario::Journal& journal, std::uint64_t seed, Findings& findings)
{
    const scenario::BlueprintPtr& blueprint = walk.trace.blueprint();
    history::Recorder recorder(blueprint, journal, 4096); // a budget that makes it thin keyframes out
    recorder.advanceToEnd(longEnough);
    findings.unless(history::hashOf(recorder.trace(), recorder.trace().size())
                        == history::hashOf(walk.trace, walk.trace.size()),
                    "the same run gives another trace");
    base::RandomStream random(seed, "seek");
    trace::StateSeeker seeker(blueprint);
    const SimTime end = walk.world.time;
    for (int i = 0; i < 4; ++i) {
        const SimTime t{static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(end.ns) + 1))};
        machine::World played(blueprint);
        machine::EventBuffer events;
        std::size_t next = 0;
        while (history::drive(played, journal, next, t + 1_ns, events)) {
        }
        findings.unless(recorder.worldAt(t).hash() == played.hash(), "seeking to {} ns finds another World", t.ns);
        trace::State linear(blueprint);
        for (const machine::Event& event : events)
            linear.apply(event);
        const trace::State& sought = seeker.seek(recorder.trace(), t);
        bool isAlike = sought.order == linear.order && sought.variables == linear.variables;
        for (std::size_t k = 0; isAlike && k < linear.threads.size(); ++k)
            isAlike = isSame(sought.threads[k], linear.threads[k]);
        findings.unless(isAlike, "seeking to {} ns finds another state", t.ns);
        findings.unless(hasCoresOf(sought, played), "the state at {} ns has other cores than the World", t.ns);
    }
}

std::string story(const Trial& trial, const std::vector<std::string>& faults)
{
    std::string text;
    for (const std::string& fault : faults)
        text += fault + "\n";
    const auto blueprint = scenario::makeBlueprint(trial.scenario);
    const auto file = scenario::readScenarioFile(scenario::scenarioText(trial.scenario));
    if (blueprint.isOk() && file.isOk())
        return text + scenario::savedText(*file, **blueprint, trial.journal, {});
    return text + scenario::scenarioText(trial.scenario);
}

} // namespace

std::vector<std::string> brokenLaws(const Trial& trial)
{
    const auto blueprint = scenario::makeBlueprint(trial.scenario);
    if (!blueprint.isOk())
        return {"the scenario cannot be built"};
    Walk walk(*blueprint, trial.journal);
    if (!walk.findings.isEmpty())
        return walk.findings.take();
    walk.findings.unless(walk.world.isEnded, "the run has no end");
    checkSums(walk, walk.findings);
    checkSeeking(walk, trial.journal, trial.scenario.seed, walk.findings);
    return walk.findings.take();
}

Trial randomTrial(std::uint64_t seed)
{
    RandomLimits limits;
    limits.hasCalls = seed % 3 == 0;
    limits.hasJobs = true;
    RandomScenarios random(seed, limits);
    Trial trial;
    trial.scenario = random.scenario();
    const auto blueprint = scenario::makeBlueprint(trial.scenario);
    if (blueprint.isOk())
        trial.journal = random.journal(**blueprint, seed % 2 == 0 ? 0 : 6);
    return trial;
}

std::string firstBrokenLaw(std::uint64_t first, std::uint64_t end)
{
    for (std::uint64_t seed = first; seed < end; ++seed) {
        const Trial trial = randomTrial(seed);
        if (brokenLaws(trial).empty())
            continue;
        const Trial smallest = Shrinker(brokenLaws).shrink(trial);
        return fmt::format("seed {}: ", seed) + story(smallest, brokenLaws(smallest));
    }
    return {};
}

} // namespace threadway::test
