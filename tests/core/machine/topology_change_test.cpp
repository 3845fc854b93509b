// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Topology, stealing, balancing and waiting for devices as acts on a running machine.
#include "machine/simulator.h"
#include "scenario/blueprint_builder.h"
#include "scenario/journal_text.h"
#include "scenario/scenario_writer.h"
#include "support/random_scenario.h"
#include "support/runs.h"
#include "trace/machine_at.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace threadway {
namespace {

using namespace literals;
using machine::EventKind;
using machine::Refusal;
using scenario::ChangeMachine;

/// Threads that compute for 10 ms each on a machine that costs nothing.
scenario::LoadedRun runOf(const std::string& machine, int threads, const std::string& journal)
{
    std::string text = "threadway: 1\nmachine: {model: free, " + machine + "}\nprocesses:\n  p:\n    threads:\n";
    for (int i = 0; i < threads; ++i)
        text += fmt::format("      t{}: compute(10ms)\n", i);
    return test::loadText(text + "journal:\n" + journal);
}

std::vector<int> endsOf(const scenario::LoadedRun& run)
{
    const trace::State state = test::finalState(test::record(run, 1_s).trace());
    std::vector<int> ends;
    for (const trace::ThreadNow& thread : state.threads)
        ends.push_back(static_cast<int>(thread.ended.ns / 1'000'000));
    return ends;
}

trace::State stateAt(const trace::Trace& trace, SimTime time)
{
    trace::StateSeeker seeker(trace.blueprint());
    return seeker.seek(trace, time);
}

/// What happens in the run, without what only tells of an act on the machine.
machine::EventBuffer happenings(const scenario::BlueprintPtr& blueprint, const scenario::Journal& journal)
{
    history::Recorder recorder(blueprint, journal);
    recorder.advanceToEnd(100_s);
    machine::EventBuffer events;
    for (std::size_t i = 0; i < recorder.trace().size(); ++i) {
        const machine::Event event = recorder.trace().event(i);
        const bool tellsAct = event.kind == EventKind::CommandApplied || event.kind == EventKind::MachineChanged
                              || event.kind == EventKind::CorePlaced;
        // A thread that may run anywhere is restricted to no cores, however many there are.
        if (!tellsAct && event.kind != EventKind::AffinityChanged)
            events.push_back(event);
    }
    return events;
}

/// Accesses to memory of another node in a run of two pages, of which a thread on core 0 touches the first at the
/// start and one on core 1 all 128 lines from 1 s on.
std::int64_t remoteAccesses(const std::string& nodes, const std::string& journal)
{
    const std::string text = "threadway: 1\nmachine: {model: reference, costs: {step: 0}, topology: {sockets: 2, "
                             "nodes: "
                             + nodes
                             + "}, caches: {l1: {}, remote: 10}}\nprocesses:\n  lab:\n    buffers: {data: 8K}\n"
                               "    threads:\n      near: {affinity: [0], program: \"touch(1, data)\"}\n"
                               "      far: {affinity: [1], arrives: 1s, program: \"touch(128, data)\"}\n";
    const trace::State state
        = test::finalState(test::record(test::loadText(text + "journal:\n" + journal), 100_s).trace());
    return state.threads[1].remoteAccesses;
}

TopologySpec built(int sockets, int cores, int smt = 1, int nodes = 1, std::vector<std::int32_t> speeds = {})
{
    TopologySpec spec;
    spec.sockets = sockets;
    spec.coresPerSocket = cores;
    spec.smt = smt;
    spec.nodes = nodes;
    spec.speeds = std::move(speeds);
    return spec;
}

std::string topologyAct(const std::string& at, const std::string& topology)
{
    return "  - {at: " + at + ", topology: " + topology + "}\n";
}

} // namespace

TEST_CASE("a machine that an act makes at the start runs as one that the file describes", "[machine][property]")
{
    for (std::uint64_t seed = 0; seed < 80; ++seed) {
        CAPTURE(seed);
        test::RandomScenarios random(seed, {.hasCalls = seed % 2 == 0, .hasJobs = true});
        scenario::Scenario scenario = random.scenario();
        for (scenario::ProcessSpec& process : scenario.processes) {
            for (scenario::ThreadSpec& thread : process.threads)
                thread.affinity = CoreMask::all();
        }
        scenario::Scenario other = scenario;
        other.machine = random.otherMachine(scenario);
        const ChangeMachine change = scenario::differenceOf(scenario.machine, other.machine);
        const auto before = scenario::makeBlueprint(scenario);
        const auto after = scenario::makeBlueprint(other);
        REQUIRE(before.isOk());
        REQUIRE(after.isOk());
        REQUIRE(machine::checkChange(scenario.machine, change) == Refusal::None);
        const bool areSame = happenings(*before, {{SimTime{}, change}}) == happenings(*after, {});
        if (!areSame)
            UNSCOPED_INFO(scenario::changeText(change) << "\n" << scenario::scenarioText(scenario));
        REQUIRE(areSame);
    }
}

TEST_CASE("cores that become siblings slow each other down from then on, until they part", "[machine][topology]")
{
    // 4 ms at full speed, then 6 ms of work at half of it.
    CHECK(endsOf(runOf("cores: 2, policy: fcfs", 2, topologyAct("4ms", "{smt: 2, smt-speed: 500}")))
          == std::vector<int>{16, 16});
    // 4 at full speed, 4 at half, then 4 ms of work at full speed.
    CHECK(endsOf(runOf("cores: 2, policy: fcfs", 2,
                       topologyAct("4ms", "{smt: 2, smt-speed: 500}") + topologyAct("8ms", "none")))
          == std::vector<int>{12, 12});
    // Core 1 has half the speed: 6 ms of work take 12.
    CHECK(endsOf(runOf("cores: 2, policy: fcfs", 2, topologyAct("4ms", "{cores-per-socket: 2, speeds: [1000, 500]}")))
          == std::vector<int>{10, 16});
}

TEST_CASE("an act may change topology and number of cores at once", "[machine][topology]")
{
    const auto run
        = runOf("cores: 2, policy: fcfs", 4, "  - {at: 5ms, topology: {cores-per-socket: 2, smt: 2}, cores: 4}\n");
    // 5 ms on two cores; then all four at 65 %: 5 ms of work take 7.7 ms, 10 take 12.3 + 3.5 alone.
    const history::Recorder recorder = test::record(run, 1_s);
    const trace::State state = stateAt(recorder.trace(), 6_ms);
    REQUIRE(state.cores.size() == 4);
    CHECK(state.topology.areSiblings(CoreId(2), CoreId(3)));
    CHECK_FALSE(state.topology.areSiblings(CoreId(1), CoreId(2)));
    for (const trace::CoreNow& core : state.cores) {
        CHECK(core.thread.isValid());
        CHECK(core.rate == 650'000);
    }
    CHECK_FALSE(stateAt(recorder.trace(), 4_ms).topology.hasSiblings());
}

TEST_CASE("pages stay in their node, and what was used with one node lies in node 0", "[machine][topology][memory]")
{
    CHECK(remoteAccesses("2", "") == 64); // all of the first page
    CHECK(remoteAccesses("1", "") == 0);
    CHECK(remoteAccesses("1", topologyAct("500ms", "{sockets: 2, nodes: 2}")) == 64);
    CHECK(remoteAccesses("2", topologyAct("500ms", "{sockets: 2}")) == 0);
    CHECK(remoteAccesses("2", topologyAct("500ms", "{sockets: 2}") + topologyAct("600ms", "{sockets: 2, nodes: 2}"))
          == 64);
    // Later on core 1 is in node 0, where its pages are no longer: the second one, which it has touched first, is not.
    CHECK(remoteAccesses("2", topologyAct("500ms", "{cores-per-socket: 2, smt: 2, nodes: 2}")) == 0);
}

TEST_CASE("pages of nodes that are gone lie where they are touched next", "[machine][topology][memory]")
{
    memory::PageHomes homes;
    for (const std::int32_t node : {0, 1, 2})
        homes.isRemote(static_cast<std::uint64_t>(node) * memory::PageHomes::pageBytes, 8, node);
    homes.keepNodes(2);
    CHECK(homes.size() == 2);
    CHECK(homes.isRemote(memory::PageHomes::pageBytes, 8, 0));
    CHECK_FALSE(homes.isRemote(2 * memory::PageHomes::pageBytes, 8, 0));
    CHECK(homes.isRemote(2 * memory::PageHomes::pageBytes, 8, 1));
    homes.settle(0, 4 * memory::PageHomes::pageBytes, 1);
    CHECK(homes.isRemote(0, 8, 1)); // it had a home already
    CHECK(homes.isRemote(3 * memory::PageHomes::pageBytes, 8, 0));
}

TEST_CASE("idle cores begin to take from others when stealing is allowed, or queues are evened out", "[machine]")
{
    // Core 0 has t0 and t2, in turns of 1 ms; core 1 has t1, which is killed.
    const std::string kill = "  - {at: 2ms, kill: t1}\n";
    const std::string machine = "cores: 2, policy: {name: rr, slice: 1ms}, queues: per-core, stealing: none";
    CHECK(endsOf(runOf(machine, 3, kill)) == std::vector<int>{19, 2, 20});
    // At 4.5 ms t0 has run for 2.5 ms and t2 for 2.
    CHECK(endsOf(runOf(machine, 3, kill + "  - {at: 4500us, stealing: longest}\n")) == std::vector<int>{12, 2, 12});
    // Queues are evened out next at 8 ms, when t0 has run for 4.5 ms and t2 for 3.5.
    CHECK(endsOf(runOf(machine, 3, kill + "  - {at: 4500us, balance: 4ms}\n")) == std::vector<int>{13, 2, 14});
}

TEST_CASE("a device holds the core of those who ask it from then on", "[machine]")
{
    const std::string text = "threadway: 1\nmachine: {model: free, cores: 1, policy: fcfs}\ndevices: {disk: {}}\n"
                             "processes:\n  p:\n    threads:\n      a: |\n        io(disk, 4ms)\n"
                             "        io(disk, 4ms)\n      b: compute(2ms)\n      c: {arrives: 5ms, program: "
                             "compute(1ms)}\n";
    const auto endsOfText = [](const std::string& whole) { return endsOf(test::loadText(whole)); };
    CHECK(endsOfText(text) == std::vector<int>{8, 2, 6});
    // The first request goes on as it began; during the second one c has to wait.
    CHECK(endsOfText(text + "journal:\n  - {at: 1ms, io: holds-core}\n") == std::vector<int>{8, 2, 9});
    CHECK(endsOfText(text + "journal:\n  - {at: 6ms, io: holds-core}\n") == std::vector<int>{8, 2, 6});
}

TEST_CASE("the state tells what caches hold after cores have come to share others", "[machine][topology][memory]")
{
    const std::string text = "threadway: 1\nmachine: {model: reference, costs: {step: 0}, cores: 4, placement: lowest, "
                             "caches: {l1: {}, l3: {size: 2K, ways: full, hit: 9}}}\nprocesses:\n  lab:\n"
                             "    buffers: {one: 512, two: 512, three: 512, four: 512}\n    threads:\n"
                             "      a: \"touch(4, one)\"\n      b: \"touch(5, two, write=true)\"\n"
                             "      c: \"touch(6, three)\"\n      d: \"touch(7, four, write=true)\"\n"
                             "      last: {arrives: 1s, program: compute(1s)}\njournal:\n";
    const std::vector<std::string> topologies{"{cores-per-socket: 2, smt: 2}", "{sockets: 2, cores-per-socket: 2}",
                                              "{sockets: 2, smt: 2}", "{sockets: 4}"};
    for (const std::string& topology : topologies) {
        CAPTURE(topology);
        const scenario::LoadedRun run = test::loadText(text + topologyAct("500ms", topology));
        const history::Recorder recorder = test::record(run, 900_ms);
        const machine::World world = recorder.worldAt(800_ms);
        const trace::State state = stateAt(recorder.trace(), 800_ms);
        for (int core = 0; core < 4; ++core) {
            for (int level = 1; level <= 2; ++level) {
                std::map<ThreadId, std::int32_t> held;
                for (const memory::Line& line : world.caches.cache(CoreId(core), level).lines())
                    ++held[ThreadId(line.owner)];
                CAPTURE(core, level);
                CHECK(state.cores[static_cast<std::size_t>(core)].lines[static_cast<std::size_t>(level - 1)] == held);
            }
        }
        CHECK(state.cores[0].lines[0].at(ThreadId(0)) == 4);
    }
}

TEST_CASE("a topology that cannot be, or has too few cores, is refused", "[machine][topology]")
{
    scenario::MachineSpec machine;
    machine.cores = 4;
    const auto refusalOf = [&machine](const TopologySpec& topology, std::optional<int> cores = {}) {
        ChangeMachine change;
        change.topology = topology;
        change.cores = cores;
        return machine::checkChange(machine, change);
    };
    CHECK(refusalOf(built(2, 2)) == Refusal::None);
    CHECK(refusalOf(built(2, 1)) == Refusal::MoreThanTopology);
    CHECK(refusalOf(built(2, 1), 2) == Refusal::None);
    CHECK(refusalOf(built(2, 1), 3) == Refusal::MoreThanTopology);
    CHECK(refusalOf(built(65, 1)) == Refusal::ImpossibleTopology);
    CHECK(refusalOf(built(16, 8)) == Refusal::ImpossibleTopology);
    CHECK(refusalOf(built(1, 4, 9)) == Refusal::ImpossibleTopology);
    CHECK(refusalOf(built(1, 4, 1, 5)) == Refusal::ImpossibleTopology);
    CHECK(refusalOf(built(1, 2, 2, 1, {1000, 500, 200})) == Refusal::ImpossibleTopology);
    CHECK(refusalOf(built(1, 4, 1, 1, {0})) == Refusal::ImpossibleTopology);
    machine.topology = built(1, 4);
    ChangeMachine more;
    more.cores = 5;
    CHECK(machine::checkChange(machine, more) == Refusal::MoreThanTopology);
    more.topology = std::optional<TopologySpec>();
    CHECK(machine::checkChange(machine, more) == Refusal::None);
}

TEST_CASE("acts on topology, stealing, balancing and devices are written and read", "[scenario][journal]")
{
    const std::string acts = "  - {at: 1ms, cores: 4, topology: {sockets: 2, cores-per-socket: 1, smt: 2, nodes: 2, "
                             "smt-speed: 600, speeds: "
                             "[1000, 500]}}\n"
                             "  - {at: 2ms, stealing: random, balance: 5ms, io: holds-core}\n"
                             "  - {at: 3ms, balance: 0ns, topology: none, io: leaves-core}\n"
                             "  - {at: 4ms, cores: 8}\n"
                             "  - {at: 5ms, migrate: t0, to: 7}\n";
    const scenario::LoadedRun run = runOf("cores: 2, policy: fcfs", 1, acts);
    CHECK(scenario::journalText(run.journal, *run.blueprint) == "journal:\n" + acts);
    const auto& first = std::get<ChangeMachine>(run.journal[0].command);
    CHECK((*first.topology)->speeds == std::vector<std::int32_t>{1000, 500});
    const auto& third = std::get<ChangeMachine>(run.journal[2].command);
    REQUIRE(third.topology.has_value());
    CHECK_FALSE(third.topology->has_value());
    const history::Recorder recorder = test::record(run, 1_s);
    CHECK(trace::machineAt(recorder.trace(), 2_ms).balance == 5_ms);
    CHECK(trace::machineAt(recorder.trace(), 2_ms).topology->smtSpeed == 600);
    CHECK_FALSE(trace::machineAt(recorder.trace(), 3_ms).topology.has_value());
    CHECK_FALSE(trace::machineAt(recorder.trace(), 3_ms).holdsCoreDuringIo);
}

TEST_CASE("a file whose acts want more cores than a topology has is told so, and can be used", "[scenario][journal]")
{
    const auto findingsOf = [](const std::string& machine, const std::string& act) {
        const std::string text = "threadway: 1\nmachine: {" + machine
                                 + "}\nprocesses: {p: {threads: {a: compute(1)}}}\njournal:\n  - {at: 1ms, " + act
                                 + "}\n";
        const auto run = scenario::loadRun(text, {});
        CHECK(run.isOk() != base::hasErrors(run.diagnostics));
        std::string found;
        for (const base::Diagnostic& finding : run.diagnostics)
            found += std::string(finding.code) + " ";
        return found;
    };
    CHECK(findingsOf("topology: {sockets: 2}", "cores: 2").empty());
    CHECK(findingsOf("topology: {sockets: 2}", "cores: 3") == "cores-and-topology ");
    CHECK(findingsOf("cores: 4", "topology: {sockets: 2}") == "cores-and-topology ");
    CHECK(findingsOf("cores: 4", "topology: {sockets: 2}, cores: 2").empty());
    CHECK(findingsOf("cores: 4", "topology: {sockets: 2, nodes: 3}, cores: 2") == "bad-topology ");
    CHECK(findingsOf("topology: none", "topology: none").empty());
}

} // namespace threadway
